import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { sendPdf } from '../http/page/pdf.ts';
import { logOf } from '../http/request-log.ts';
import { instant } from '../kit/dates.ts';
import { notFound } from '../kit/errors.ts';
import { selectionQuery } from '../payables/selection.ts';
import { afterPaying } from '../paying/after-paying.ts';
import { idOf, myAttempt, requirePayer } from '../paying/attempt/own.ts';
import { refusedMethod } from '../paying/refusals/method.ts';
import { openWays } from '../paying/ways/transfer.ts';
import { ATTEMPT_STATES } from '../payments/attempts/attempt.ts';
import { listEvents } from '../payments/attempts/events.ts';
import { findMeans } from '../payments/attempts/ledger.ts';
import { findNextCheck } from '../payments/attempts/schedule.ts';
import { settle } from '../payments/attempts/settle.ts';
import { listItems } from '../payments/attempts/store.ts';
import { platformMood } from '../payments/platforms/health/store.ts';
import { historyRoutes } from './history/routes.ts';
import { drawReceipt } from './receipt.ts';
import { paymentStatePage } from './state/page.ts';
import { receiptsText } from './text.ts';

/** The payment that an address is about, for the error page. */
export function paymentInFlight(path: string): string | null {
  return /^\/pagos\/[0-9A-Z]{26}/.exec(path)?.[0] ?? null;
}

/** The state of one payment, its receipt, and both histories. */
export function receiptsRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const session = requirePayer(deps);
  app.get('/pagos/:file{[0-9A-Z]{26}\\.pdf}', session, (c) => sendReceipt(c, deps));
  app.get('/pagos/:attempt', session, (c) => showAttempt(c, deps));
  historyRoutes(app, deps);
}

/** The platform's return address. Its query is never believed: an open attempt is asked about again. */
async function showAttempt(c: Ctx, deps: Deps): Promise<Response> {
  const { attempt: before, account, guest } = await myAttempt(c, deps, c.req.param('attempt') ?? '');
  const attempt = ATTEMPT_STATES[before.state].open ? await settle(deps.payments, before.id) : before;
  if (!attempt) throw notFound(`attempt ${before.id}`);
  const items = await listItems(deps.db, attempt.id);
  const t = receiptsText[c.get('language')];
  const { bankAccountContact } = deps.settings.last();
  const model = paymentStatePage(c.get('formats'), {
    attempt,
    items,
    account,
    guest,
    events: await listEvents(deps.db, attempt.id),
    means: await findMeans(deps.db, attempt),
    platformLabel: deps.payments.platform.label,
    baseUrl: deps.config.baseUrl,
    refused: { method: await refusedMethod(deps.db, attempt), contact: bankAccountContact },
    open: openWays(deps.settings.last(), logOf(c)),
    now: instant(deps.clock),
    retryMinutes: deps.config.retryMinutes,
    nextCheckAt: await findNextCheck(deps.db, attempt.id),
    mood: await platformMood(deps.payments),
    after: await afterPaying(deps.db, deps.payables.sources, items),
    againQuery: selectionQuery(items, deps.payables.sources),
  });
  return deps.render.page(c, 'receipts/state', {
    model,
    title: model.heading,
    trail: [
      ...(guest ? [] : [{ label: t.historyTitle, href: `/cuentas/${account.number}/pagos` }]),
      { label: t.stateTitle, href: null },
    ],
    fragments: { pago: 'receipts/state-panel' },
  });
}

async function sendReceipt(c: Ctx, deps: Deps): Promise<Response> {
  const id = idOf(c);
  const { attempt, guest } = await myAttempt(c, deps, id);
  // It names the holder; a guest has it by mail.
  if (guest) throw notFound(`the receipt of ${id} is not for guests`);
  const pdf = await drawReceipt(deps, attempt, c.get('formats'));
  if (!pdf) throw notFound(`attempt ${id} has no receipt`);
  const name = `${receiptsText[c.get('language')].receiptFile}-${attempt.verificationCode}.pdf`;
  return sendPdf(c, { bytes: pdf, name });
}
