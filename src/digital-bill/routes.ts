import type { Hono } from 'hono';
import { accessOf, requireAccount } from '../accounts/access.ts';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { setFlash } from '../http/flash.ts';
import type { FormState } from '../http/form.ts';
import { emptyForm, failedForm, readForm } from '../http/form.ts';
import { requireSession, sessionOf } from '../http/guards.ts';
import type { Flash } from '../http/page/frame.ts';
import { addDays } from '../kit/dates.ts';
import { localDate } from '../kit/intl/zone.ts';
import type { OfferedPayable } from '../payables/payable.ts';
import { cancel, enrol } from './change.ts';
import { mailboxOf, shownMailbox } from './mailbox.ts';
import type { DigitalBillView } from './page.ts';
import { digitalBillHref, digitalBillPage } from './page.ts';
import { findDigitalBill, lastEnd } from './store.ts';
import { TERMS_VERSION } from './terms.ts';
import { digitalBillText } from './text.ts';

const PAGE = '/cuentas/:number/factura-digital';

export function digitalBillRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const account = requireAccount(deps.db, deps.cookies);
  const session = requireSession(deps.keptForms);
  const form = requireSession(deps.keptForms, (c) => digitalBillHref(c.req.param('number') ?? ''));
  app.get(PAGE, session, account, (c) => show(c, deps, emptyForm()));
  app.post(PAGE, form, account, (c) => confirm(c, deps));
  app.post(`${PAGE}/cancelar`, form, account, (c) => leave(c, deps));
}

async function confirm(c: Ctx, deps: Deps): Promise<Response> {
  const access = accessOf(c);
  const { number } = access.account;
  const t = digitalBillText[c.get('language')];
  const fields = await readForm(c);
  const enrolled = (await findDigitalBill(deps.db, number)) !== null;
  if (!enrolled && access.account.status === 'closed') return show(c, deps, emptyForm());
  if (!enrolled && fields.acepto !== '1') return show(c, deps, failedForm(fields, { acepto: t.mustAccept }));
  if (!enrolled && fields.version !== TERMS_VERSION)
    return show(c, deps, failedForm({}, { acepto: t.termsChanged }));
  const begun = await enrol(deps, access, c.get('language'));
  const { mailbox } = await viewOf(c, deps);
  return done(c, deps, {
    tone: 'good',
    text: begun ? t.joined(number, mailbox ?? '') : t.joinedAlready(number),
  });
}

async function leave(c: Ctx, deps: Deps): Promise<Response> {
  const access = accessOf(c);
  const { number } = access.account;
  const t = digitalBillText[c.get('language')];
  const ended = await cancel(deps, access);
  return done(c, deps, { tone: 'bad', text: ended ? t.left(number) : t.leftAlready(number) });
}

/** INICIO shows the new state beside the message: a green tick (A115), a red cross (A117). */
function done(c: Ctx, deps: Deps, flash: Flash): Response {
  setFlash(c, deps.cookies, flash);
  return c.redirect(`/cuentas/${accessOf(c).account.number}`, 303);
}

/** Whoever is shown the page for an answer was refused. */
async function show(c: Ctx, deps: Deps, form: FormState): Promise<Response> {
  const model = digitalBillPage(c.get('formats'), { ...(await viewOf(c, deps)), form });
  return deps.render.page(c, 'digital-bill/page', {
    model,
    title: model.t.title,
    trail: [{ label: model.t.title, href: null }],
    status: c.req.method === 'POST' ? 422 : 200,
    fragments: { ventana: 'digital-bill/window' },
  });
}

async function viewOf(c: Ctx, deps: Deps): Promise<Omit<DigitalBillView, 'form'>> {
  const { account, userId } = accessOf(c);
  const enrolment = await findDigitalBill(deps.db, account.number);
  const end = enrolment ? null : await lastEnd(deps.db, account.number);
  const mailbox = await mailboxOf(deps.db, account, enrolment ? enrolment.userId : userId);
  const viewer = { userId, email: sessionOf(c).email, accountNumber: account.number };
  const settings = deps.settings.last();
  return {
    account,
    phone: settings.phone,
    startedAt: enrolment?.startedAt ?? null,
    consentId: enrolment?.consentId ?? null,
    mailbox: mailbox === null ? null : await shownMailbox(deps.db, viewer, mailbox),
    refusedAt: end && end.reason !== 'cancelled' ? end.endedAt : null,
    dueSoon: enrolment ? [] : await billsDueSoon(deps, account.number),
    utility: settings.utilityName,
    timeZone: deps.config.timeZone,
    hidesHistory: settings.historyNeedsDigitalBill,
  };
}

/** Bills that fall due today or tomorrow have been issued already (D24). */
async function billsDueSoon(deps: Deps, accountNumber: string): Promise<OfferedPayable[]> {
  const today = localDate(deps.clock.now(), deps.config.timeZone);
  const items = await deps.payables.list(accountNumber);
  return items.filter(
    ({ kind, dueOn }) => kind === 'invoice' && dueOn >= today && dueOn <= addDays(today, 1),
  );
}
