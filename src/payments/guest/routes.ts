import type { Hono } from 'hono';
import { collectionObstacle } from '../../accounts/account.ts';
import { lookupForm } from '../../accounts/linking/lookup.ts';
import { accountsText } from '../../accounts/text.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormFields, FormState } from '../../http/form.ts';
import { emptyForm, failedForm, parseForm, readForm, readQuery } from '../../http/form.ts';
import { clientAddress } from '../../http/rate-limit.ts';
import { localDate } from '../../kit/dates.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import { selectedFrom } from '../../payables/selection.ts';
import { openCheckout } from '../attempts/checkout.ts';
import { confirmedCents, recordAttempt } from '../attempts/start.ts';
import { findAttempt } from '../attempts/store.ts';
import { platformMood } from '../platforms/health/store.ts';
import { questionPage } from '../question.ts';
import { paymentsText } from '../text.ts';
import { isGuestAttempt, rememberGuestAttempt } from './attempt-cookie.ts';
import { readPayCode } from './codes.ts';
import { codeForm, receiptForm } from './forms.ts';
import { GUEST, GUEST_ATTEMPTS, GUEST_BILLS, GUEST_QUESTION, guestBillsPage, guestPage } from './page.ts';
import type { GuestAccess } from './pass.ts';
import { dropPass, grantPass, guestOf, openedBy, passId } from './pass.ts';
import { phonePanel } from './phone-panel.ts';
import { findForGuest } from './search.ts';
import { guestText } from './text.ts';

/** Paying without a user: by an account that one proves, or by a pay code (D4, D28). */
export function guestRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  app.get(GUEST, (c) => showEntry(c, deps, { code: emptyForm(codeFromQuery(c)) }));
  app.post('/pagar/cuenta', (c) => enterByAccount(c, deps));
  app.post('/pagar/codigo', (c) => enterByCode(c, deps));
  app.get(GUEST_BILLS, (c) => asGuest(c, deps, (guest) => showBills(c, deps, guest)));
  app.get(GUEST_QUESTION, (c) =>
    asGuest(c, deps, (guest) => ask(c, deps, { guest, fields: readQuery(c), changed: false })),
  );
  app.post(GUEST_ATTEMPTS, (c) => asGuest(c, deps, (guest) => confirm(c, deps, guest)));
}

/** The code that a QR carries is filled in; a button sends it, since whoever opens an address has not chosen to pay. */
function codeFromQuery(c: Ctx): Record<string, string> {
  const code = c.req.query('codigo') ?? '';
  return code.length <= 40 ? { codigo: code } : {};
}

function showEntry(c: Ctx, deps: Deps, forms: { account?: FormState; code?: FormState }): Response {
  const model = guestPage(c.get('language'), { proof: deps.config.accountProof, ...forms });
  const failed = [forms.account, forms.code].some((form) => form && form.summary.length > 0);
  return deps.render.page(c, 'payments/guest/entry', {
    model,
    title: model.t.title,
    trail: [{ label: model.t.title, href: null }],
    status: failed ? 422 : 200,
  });
}

async function asGuest(
  c: Ctx,
  deps: Deps,
  go: (guest: GuestAccess) => Response | Promise<Response>,
): Promise<Response> {
  const guest = await guestOf(c, deps);
  if (guest) return await go(guest);
  if (passId(c, deps))
    setFlash(c, deps.cookies, { tone: 'bad', text: guestText[c.get('language')].passOver });
  return c.redirect(GUEST, 303);
}

async function enterByAccount(c: Ctx, deps: Deps): Promise<Response> {
  const fields = await readForm(c);
  const parsed = parseForm(lookupForm(accountsText[c.get('language')], deps.config.accountProof), fields);
  if (!parsed.ok) return showEntry(c, deps, { account: parsed.form });
  const address = clientAddress(c, deps.config.trustedProxies);
  const proven = await findForGuest(deps, { lookup: parsed.data, address });
  if (!proven) {
    c.get('log').info('guest proof failed');
    const text = guestText[c.get('language')].noMatch;
    return showEntry(c, deps, { account: failedForm(fields, { cuenta: text }) });
  }
  grantPass(c, deps, { accountNumber: proven.account.number, only: null, receiptEmail: null });
  return c.redirect(GUEST_BILLS, 303);
}

async function enterByCode(c: Ctx, deps: Deps): Promise<Response> {
  const t = guestText[c.get('language')];
  const fields = await readForm(c);
  const parsed = parseForm(codeForm(t), fields);
  if (!parsed.ok) return showEntry(c, deps, { code: parsed.form });
  const address = clientAddress(c, deps.config.trustedProxies);
  const pass = await readPayCode(deps, { code: parsed.data.codigo, address });
  if (!pass) {
    c.get('log').info('pay code failed');
    return showEntry(c, deps, { code: failedForm(fields, { codigo: t.wrongCode }) });
  }
  grantPass(c, deps, pass);
  return c.redirect(GUEST_QUESTION, 303);
}

/** What this guest may see of the account: all that is owed, or what the code stands for. */
async function offeredTo(deps: Deps, guest: GuestAccess): Promise<OfferedPayable[]> {
  return openedBy(guest.only, await deps.payables.list(guest.account.number));
}

async function showBills(c: Ctx, deps: Deps, guest: GuestAccess): Promise<Response> {
  if (guest.only !== null) return c.redirect(GUEST_QUESTION, 303);
  const items = await offeredTo(deps, guest);
  const payable = items.filter((item) => item.obstacle === null);
  const model = guestBillsPage(c.get('formats'), {
    account: guest.account,
    today: localDate(deps.clock.now(), deps.config.timeZone),
    items,
    chosen: selectedFrom(payable, deps.payables.sources, readQuery(c)),
    fields: new Map(deps.payables.sources.map((source) => [source.kind, source.field])),
    phone: deps.settings.last().phone,
  });
  return deps.render.page(c, 'payments/guest/bills', {
    model,
    title: model.t.billsTitle,
    trail: [
      { label: model.t.title, href: GUEST },
      { label: model.t.billsTitle, href: null },
    ],
    fragments: { seleccion: 'payables/selection' },
  });
}

interface Asked {
  guest: GuestAccess;
  fields: FormFields;
  changed: boolean;
  form?: FormState;
}

async function ask(c: Ctx, deps: Deps, { guest, fields, changed, form }: Asked): Promise<Response> {
  const t = paymentsText[c.get('language')];
  const offered = collectionObstacle(guest.account) ? [] : await offeredTo(deps, guest);
  const selected = guest.only === null ? selectedFrom(offered, deps.payables.sources, fields) : offered;
  const items = selected.filter((item) => item.obstacle === null);
  if (items.length === 0) return nothingToPay(c, deps, guest);
  const model = questionPage(c.get('formats'), {
    accountNumber: guest.account.number,
    items,
    sources: deps.payables.sources,
    platform: deps.payments.platform,
    mood: await platformMood(deps.payments),
    receiptEmail: guest.receiptEmail,
    phonePanel: await phonePanel(c, deps, { payer: guest, items, receiptEmail: guest.receiptEmail }),
    phone: deps.settings.last().phone,
    changed,
    dropped: items.length < (guest.only?.length ?? selected.length),
    guest: {
      action: GUEST_ATTEMPTS,
      back: guest.only === null ? GUEST_BILLS : GUEST,
      form: form ?? emptyForm(),
    },
  });
  return deps.render.page(c, 'payments/question', {
    model,
    title: t.payTitle,
    trail: [
      { label: guestText[c.get('language')].title, href: GUEST },
      { label: t.payTitle, href: null },
    ],
    status: changed || form ? 422 : 200,
    fragments: { ventana: 'payments/question-window' },
  });
}

function nothingToPay(c: Ctx, deps: Deps, guest: GuestAccess): Response {
  const byCode = guest.only !== null;
  const text = byCode
    ? guestText[c.get('language')].codeNothing
    : paymentsText[c.get('language')].nothingChosen;
  setFlash(c, deps.cookies, { tone: 'bad', text });
  if (byCode) dropPass(c, deps);
  return c.redirect(byCode ? GUEST : GUEST_BILLS, 303);
}

/** Row first, then the platform, then the redirect; the attempt opens again in this browser only. */
async function confirm(c: Ctx, deps: Deps, guest: GuestAccess): Promise<Response> {
  const fields = await readForm(c);
  const parsed = parseForm(receiptForm(guestText[c.get('language')]), fields);
  if (guest.receiptEmail === null && !parsed.ok) {
    return await ask(c, deps, { guest, fields, changed: false, form: parsed.form });
  }
  const started = await recordAttempt(deps.payments, guest, {
    fields,
    confirmedCents: confirmedCents(fields),
    receiptEmail: guest.receiptEmail ?? (parsed.ok ? parsed.data.correo : ''),
    language: c.get('language'),
  });
  if (started.kind === 'changed') return await ask(c, deps, { guest, fields, changed: true });
  if (started.kind === 'nothing' || (started.kind === 'taken' && !isGuestAttempt(c, deps, started.attemptId)))
    return nothingToPay(c, deps, guest);
  if (started.kind === 'taken') return c.redirect(`/pagos/${started.attemptId}`, 303);
  const attempt = await findAttempt(deps.db, started.attemptId);
  if (!attempt) throw new Error('the attempt that was just recorded is gone');
  rememberGuestAttempt(c, deps, attempt.id);
  const url = await openCheckout(deps.payments, attempt);
  return c.redirect(url ?? `/pagos/${attempt.id}`, 303);
}
