import type { Hono, MiddlewareHandler } from 'hono';
import { accessThrough } from '../accounts/access.ts';
import type { Account } from '../accounts/account.ts';
import { enrolmentsOfAccount } from '../accounts/billing/enrolments.ts';
import { accountFrame } from '../accounts/menus.ts';
import { findAccountByNumber, listFirstAccounts } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { setFlash } from '../http/flash.ts';
import { requireSession } from '../http/guards.ts';
import { sendPdf } from '../http/page/pdf.ts';
import { instant } from '../kit/dates.ts';
import { notFound } from '../kit/errors.ts';
import { selectionQuery } from '../payables/selection.ts';
import { afterPaying } from './after-paying.ts';
import type { Attempt } from './attempts/attempt.ts';
import { ATTEMPT_STATES, isResumable } from './attempts/attempt.ts';
import { cancelAttempt } from './attempts/checkout.ts';
import { listEvents } from './attempts/events.ts';
import { findMeans } from './attempts/ledger.ts';
import { resumeAttempt } from './attempts/resume.ts';
import { findNextCheck } from './attempts/schedule.ts';
import { settle } from './attempts/settle.ts';
import { findAttempt, listItems } from './attempts/store.ts';
import { isGuestAttempt } from './guest/attempt-cookie.ts';
import { platformMood } from './platforms/health/store.ts';
import { PlatformUnavailable } from './platforms/platform.ts';
import { drawReceipt } from './receipt.ts';
import { refusedMethod } from './refusals/method.ts';
import { paymentStatePage } from './state/page.ts';
import { paymentsText } from './text.ts';
import { openWays } from './ways/transfer.ts';

const SWITCHER_LENGTH = 8;

/** One payment: its state and receipt, its paper, going on with it and giving it up. */
export function attemptRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const session = requirePayer(deps);
  app.get('/pagos/:file{[0-9A-Z]{26}\\.pdf}', session, (c) => sendReceipt(c, deps));
  app.get('/pagos/:attempt', session, (c) => showAttempt(c, deps));
  app.post('/pagos/:attempt/continuar', session, (c) => resume(c, deps));
  app.post('/pagos/:attempt/cancelar', session, (c) => cancel(c, deps));
}

/** Signed in, or the browser in which a guest began this very attempt. */
function requirePayer(deps: Deps): MiddlewareHandler<PortalEnv> {
  const session = requireSession(deps.keptForms, (c) => `/pagos/${idOf(c)}`);
  return (c, next) => (isGuestAttempt(c, deps, idOf(c)) ? next() : session(c, next));
}

const idOf = (c: Ctx) => (c.req.param('attempt') ?? c.req.param('file') ?? '').replace(/\.pdf$/, '');

interface Mine {
  attempt: Attempt;
  account: Account;
  /** Seen by a guest, who is shown what is paid and nothing else of the account. */
  guest: boolean;
}

/** The attempt, for its payer and for those who have linked its account; for all others it does not exist. */
async function myAttempt(c: Ctx, deps: Deps, id: string): Promise<Mine> {
  const session = c.get('session');
  const attempt = await findAttempt(deps.db, id);
  if (!attempt) throw notFound(`attempt ${id}`);
  const access = session ? await accessThrough(deps.db, session.userId, attempt.accountNumber) : null;
  const guest = access === null && isGuestAttempt(c, deps, id);
  const own = guest || (session !== null && attempt.userId === session.userId);
  const account = access?.account ?? (own ? await findAccountByNumber(deps.db, attempt.accountNumber) : null);
  if (!account) throw notFound(`attempt ${id} is not of ${session?.userId}`);
  if (session && access) {
    const { userId } = session;
    const others = await listFirstAccounts(deps.db, userId, SWITCHER_LENGTH);
    const enrolments = await enrolmentsOfAccount(deps.db, account.number);
    c.set('accountFrame', accountFrame(c.get('language'), { account, others, enrolments, path: c.req.path }));
  }
  return { attempt, account, guest };
}

/** The platform's return address. Its query is never believed: an open attempt is asked about again. */
async function showAttempt(c: Ctx, deps: Deps): Promise<Response> {
  const { attempt: before, account, guest } = await myAttempt(c, deps, c.req.param('attempt') ?? '');
  const attempt = ATTEMPT_STATES[before.state].open ? await settle(deps.payments, before.id) : before;
  if (!attempt) throw notFound(`attempt ${before.id}`);
  const items = await listItems(deps.db, attempt.id);
  const t = paymentsText[c.get('language')];
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
    open: openWays(deps.settings.last(), c.get('log')),
    now: instant(deps.clock),
    retryMinutes: deps.config.retryMinutes,
    nextCheckAt: await findNextCheck(deps.db, attempt.id),
    mood: await platformMood(deps.payments),
    after: await afterPaying(deps.db, deps.payables.sources, items),
    againQuery: selectionQuery(items, deps.payables.sources),
  });
  return deps.render.page(c, 'payments/state', {
    model,
    title: model.heading,
    trail: [
      ...(guest ? [] : [{ label: t.historyTitle, href: `/cuentas/${account.number}/pagos` }]),
      { label: t.stateTitle, href: null },
    ],
    fragments: { pago: 'payments/state-panel' },
  });
}

async function resume(c: Ctx, deps: Deps): Promise<Response> {
  const { attempt: before } = await myAttempt(c, deps, c.req.param('attempt') ?? '');
  const here = `/pagos/${before.id}`;
  const resumed = await resumeAttempt(deps.payments, before.id);
  if (resumed.kind === 'go') return c.redirect(resumed.url, 303);
  if (resumed.kind === 'unavailable')
    setFlash(c, deps.cookies, { tone: 'bad', text: paymentsText[c.get('language')].cannotContinue });
  return c.redirect(here, 303);
}

async function cancel(c: Ctx, deps: Deps): Promise<Response> {
  const { attempt } = await myAttempt(c, deps, c.req.param('attempt') ?? '');
  const t = paymentsText[c.get('language')];
  const say = (text: string) => setFlash(c, deps.cookies, { tone: 'bad', text });
  try {
    const after = isResumable(attempt) ? await cancelAttempt(deps.payments, attempt) : attempt;
    if (after?.state !== 'cancelled') say(t.cancelTooLate);
  } catch (error) {
    if (!(error instanceof PlatformUnavailable)) throw error;
    say(t.cannotCancel);
  }
  return c.redirect(`/pagos/${attempt.id}`, 303);
}

async function sendReceipt(c: Ctx, deps: Deps): Promise<Response> {
  const id = idOf(c);
  const { attempt, guest } = await myAttempt(c, deps, id);
  // It names the holder; a guest has it by mail.
  if (guest) throw notFound(`the receipt of ${id} is not for guests`);
  const pdf = await drawReceipt(deps, attempt, c.get('formats'));
  if (!pdf) throw notFound(`attempt ${id} has no receipt`);
  const name = `${paymentsText[c.get('language')].receiptFile}-${attempt.verificationCode}.pdf`;
  return sendPdf(c, { bytes: pdf, name });
}
