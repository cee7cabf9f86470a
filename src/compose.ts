import { join } from 'node:path';
import { Eta } from 'eta';
import { createApp } from './app.ts';
import { chargesAsPayables } from './charges/payable.ts';
import { verifyVoucher } from './charges/verifiable.ts';
import type { Config } from './config.ts';
import { clockOf } from './config.ts';
import { verifyConsent } from './consents/verifiable.ts';
import type { Deps } from './deps.ts';
import { followCharge, followMoneyBack } from './direct-debit/cards/charge/follow.ts';
import { debitRemarks } from './direct-debit/outlook/remarks.ts';
import { createPaperCodes } from './documents/paper-codes.ts';
import { loadAssets } from './http/page/assets.ts';
import { createFailureLimits } from './http/rate-limit.ts';
import { createRenderer } from './http/render.ts';
import { createMailedTokens } from './identity/credentials/mailed-tokens.ts';
import type { Passwords } from './identity/credentials/passwords.ts';
import { createPasswords } from './identity/credentials/passwords.ts';
import { createKeptForms } from './identity/sessions/kept-forms.ts';
import { createKnownBrowsers } from './identity/sessions/known-browsers.ts';
import { createSessions } from './identity/sessions/sessions.ts';
import { verifyInvoice } from './invoices/detail/verifiable.ts';
import { invoicesAsPayables } from './invoices/payable.ts';
import type { Dress } from './kiosk/dress.ts';
import { kioskDress } from './kiosk/dress.ts';
import { createKiosks } from './kiosk/store.ts';
import type { Clock } from './kit/clock.ts';
import type { Db } from './kit/database.ts';
import { createFormats } from './kit/formats.ts';
import type { Log } from './kit/log.ts';
import { createSettings } from './kit/settings.ts';
import type { Catalogue, Language } from './kit/text.ts';
import { paths } from './paths.ts';
import { createPayables } from './payables/store.ts';
import { alertOperator } from './payments/alerts/alert.ts';
import { moneyBackRemarks } from './payments/money-back/remarks.ts';
import { tellMoneyBack } from './payments/money-back/words.ts';
import { tellNews } from './payments/news/letters.ts';
import { createPlatform, noticeUrlOf } from './payments/platforms/configured.ts';
import { watchPlatform } from './payments/platforms/health/watch.ts';
import type { PaymentPlatform } from './payments/platforms/platform.ts';
import { refreshPlanOf } from './plans/life/sweep.ts';
import { sweepDeps } from './plans/life/sweep-deps.ts';
import { instalmentsAsPayables, planRemarks } from './plans/payable.ts';
import { verifyPlan } from './plans/verifiable.ts';
import { confirmPaid, describePayment } from './receipts/confirmation.ts';
import { verifyList, verifyOutsidePayment } from './receipts/history/printed/verifiable.ts';
import { verifyPayment } from './receipts/verifiable.ts';

export interface Composition {
  deps: Deps;
  app: ReturnType<typeof createApp>;
  eta: Eta;
}

export interface Given {
  db: Db;
  log: Log;
  port: number;
  /** In the place of those that the configuration names. */
  clock?: Clock;
  platform?: PaymentPlatform;
  passwords?: Passwords;
}

/** Wires the whole portal over an open, migrated database. `port` is the one it listens on. */
export function compose(config: Config, given: Given): Composition {
  const { db, log, port } = given;
  const clock = given.clock ?? clockOf(config);
  const formats = formatsOf(config);
  const settings = createSettings(db, clock);
  const cookies = { secure: config.baseUrl.startsWith('https:') };
  const assets = loadAssets(paths);
  const eta = createEta();
  const kioskEta = createEta(kioskDress);
  const csrf = { ...cookies, secret: config.secret, baseUrl: config.baseUrl };
  const render = createRenderer({ eta, kioskEta, assets, settings, csrf, demo: !config.production });
  const sources = [invoicesAsPayables, instalmentsAsPayables, chargesAsPayables];
  const payables = createPayables(db, clock, {
    timeZone: config.timeZone,
    sources,
    remarks: [debitRemarks(settings.last), planRemarks, moneyBackRemarks(config.timeZone)],
  });
  const paperCodes = createPaperCodes(config.secret);
  const wake = { mail: () => {}, notices: () => {}, cards: () => {} };
  const language = config.locale.startsWith('en') ? 'en' : 'es';
  const deps: Deps = {
    config,
    clock,
    log,
    db,
    settings,
    formats,
    language,
    cookies,
    render,
    limits: createFailureLimits(db, clock),
    sessions: createSessions(db, clock),
    passwords: given.passwords ?? createPasswords(config.secret),
    knownBrowsers: createKnownBrowsers(db, clock),
    keptForms: createKeptForms(db, clock),
    mailedTokens: createMailedTokens(clock, config.secret),
    kiosks: createKiosks(db, clock),
    payables,
    paperCodes,
    verifiables: [
      verifyPayment,
      verifyVoucher,
      verifyConsent,
      verifyPlan,
      verifyInvoice(paperCodes),
      verifyList(paperCodes),
      verifyOutsidePayment(paperCodes),
    ],
    wake,
    payments: {
      db,
      clock,
      log,
      platform: watchPlatform(given.platform ?? createPlatform(config, { clock, log, port }), {
        db,
        clock,
        log,
      }),
      sources,
      payables,
      retryMinutes: config.retryMinutes,
      expects: { live: config.production, collector: config.mercadopago?.collector ?? null },
      currency: config.currency,
      baseUrl: config.baseUrl,
      noticeUrl: noticeUrlOf(config, port),
      describe: (attempt) => describePayment(attempt, settings.last().utilityName),
      onPaid: async (tx, paid) => {
        await confirmPaid(
          tx,
          { clock, render, formats, settings, baseUrl: config.baseUrl, sources: payables.sources },
          paid,
        );
        await refreshPlanOf(tx, sweepDeps(deps), paid.attempt.accountNumber);
        wake.mail();
      },
      onMoved: async (tx, moved) => {
        await followCharge(tx, deps, moved);
        wake.mail();
      },
      onMoneyBack: async (tx, told) => {
        await tellMoneyBack(tx, { clock, render, formats, settings, baseUrl: config.baseUrl }, told);
        await followMoneyBack(tx, deps, told);
        wake.mail();
      },
      onAlert: async (tx, alert) => {
        const { alertEmail } = config;
        await alertOperator(tx, { clock, log, render, formats, settings, language, alertEmail }, alert);
        wake.mail();
      },
      onNews: async (tx, told) => {
        await tellNews(tx, { clock, render, formats, settings, baseUrl: config.baseUrl }, told);
        wake.mail();
      },
    },
  };
  return { deps, app: createApp(deps, assets), eta };
}

/** Templates name each other by their path under `views/`, wherever they stand. */
function createEta(dress: Dress = { instead: {}, processTemplate: (source) => source }): Eta {
  const eta = new Eta({ views: paths.views, cache: true, autoTrim: ['nl', false], plugins: [dress] });
  const places = new Map<string, string>();
  eta.resolvePath = (name) => {
    const place = places.get(name) ?? join(paths.views, `${dress.instead[name] ?? name}.eta`);
    places.set(name, place);
    return place;
  };
  return eta;
}

export function formatsOf(config: Config): Catalogue<ReturnType<typeof createFormats>> {
  const make = (language: Language) => createFormats(language, config);
  return { es: make('es'), en: make('en') };
}
