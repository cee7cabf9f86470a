import type { Hono } from 'hono';
import { accessOf, requireAccount } from '../accounts/access.ts';
import { resendBill } from '../deliveries/resend.ts';
import { findDelivery } from '../deliveries/store.ts';
import type { Deps } from '../deps.ts';
import { mailboxOf, shownMailbox } from '../digital-bill/mailbox.ts';
import { findDigitalBill } from '../digital-bill/store.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { setFlash } from '../http/flash.ts';
import type { FormFields } from '../http/form.ts';
import { readForm, readQuery, valuesOf } from '../http/form.ts';
import { requireSession, sessionOf } from '../http/guards.ts';
import type { Flash } from '../http/page/frame.ts';
import type { Invoice } from '../invoices/invoice.ts';
import { listVisibleInvoices } from '../invoices/store.ts';
import { notFound } from '../kit/errors.ts';
import { localDate } from '../kit/intl/zone.ts';
import type { MissingBillView } from './page.ts';
import { missingBillHref, missingBillPage } from './page.ts';
import { findReport, reportMissing } from './store.ts';
import { missingBillText } from './text.ts';

const PAGE = '/cuentas/:number/no-recibi-factura';

export function missingBillRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const account = requireAccount(deps.db, deps.cookies);
  const form = requireSession(deps.keptForms, (c) => missingBillHref(c.req.param('number') ?? ''));
  app.get(PAGE, requireSession(deps.keptForms), account, (c) => show(c, deps));
  app.post(PAGE, form, account, (c) => report(c, deps));
  app.post(`${PAGE}/reenviar`, form, account, (c) => resend(c, deps));
}

async function show(c: Ctx, deps: Deps): Promise<Response> {
  const model = missingBillPage(c.get('formats'), await viewOf(c, deps));
  const { title } = model.t;
  return deps.render.page(c, 'missing-bill/page', { model, title, trail: [{ label: title, href: null }] });
}

async function report(c: Ctx, deps: Deps): Promise<Response> {
  const access = accessOf(c);
  const { chosen } = await chooseFrom(c, deps, await readForm(c));
  if (!chosen) throw notFound(`no bill of ${access.account.number} to report`);
  const digital = (await findDigitalBill(deps.db, access.account.number)) !== null;
  await reportMissing(deps, access, { invoiceNumber: chosen.number, digital });
  const t = missingBillText[c.get('language')];
  return back(c, deps, { chosen, flash: { tone: 'good', text: t.reported(chosen.number) } });
}

async function resend(c: Ctx, deps: Deps): Promise<Response> {
  const access = accessOf(c);
  const t = missingBillText[c.get('language')];
  const { chosen } = await chooseFrom(c, deps, await readForm(c));
  if (!chosen) throw notFound(`no bill of ${access.account.number} to send`);
  const resent = await resendBill(deps, access, chosen);
  if (resent === 'too-often')
    return back(c, deps, { chosen, flash: { tone: 'bad', text: t.tooOften(chosen.number) } });
  if (resent === 'not-enrolled')
    return back(c, deps, { chosen, flash: { tone: 'bad', text: t.notEnrolled } });
  const mailbox = (await mailboxHere(c, deps)) ?? '';
  return back(c, deps, { chosen, flash: { tone: 'good', text: t.resent(chosen.number, mailbox) } });
}

function back(c: Ctx, deps: Deps, { chosen, flash }: { chosen: Invoice; flash: Flash }): Response {
  setFlash(c, deps.cookies, flash);
  const here = missingBillHref(accessOf(c).account.number);
  return c.redirect(`${here}?factura=${encodeURIComponent(chosen.number)}`, 303);
}

/** The bill that is asked for, or the newest; one that may not be seen is not there. */
async function chooseFrom(
  c: Ctx,
  deps: Deps,
  fields: FormFields,
): Promise<{ invoices: Invoice[]; chosen: Invoice | null }> {
  const access = accessOf(c);
  const { invoices: visible } = await listVisibleInvoices(deps.db, access, deps.settings.last());
  const invoices = visible.filter((invoice) => invoice.status !== 'withdrawn');
  const [asked] = valuesOf(fields, 'factura');
  if (asked === undefined) return { invoices, chosen: newestOf(invoices) };
  const chosen = invoices.find((invoice) => invoice.number === asked);
  if (!chosen) throw notFound(`invoice ${asked} is not of ${access.account.number}`);
  return { invoices, chosen };
}

/** Bills are issued one after the other; the list is in the order of their due dates. */
function newestOf(invoices: readonly Invoice[]): Invoice | null {
  return invoices.reduce<Invoice | null>(
    (newest, one) => (newest === null || one.issuedOn > newest.issuedOn ? one : newest),
    null,
  );
}

async function viewOf(c: Ctx, deps: Deps): Promise<MissingBillView> {
  const access = accessOf(c);
  const { timeZone } = deps.config;
  const { invoices, chosen } = await chooseFrom(c, deps, readQuery(c));
  const delivery = chosen && (await findDelivery(deps.db, chosen.number));
  const recipient = delivery?.recipient ? await shown(c, deps, delivery.recipient) : null;
  return {
    accountNumber: access.account.number,
    today: localDate(deps.clock.now(), timeZone),
    timeZone,
    invoices,
    chosen,
    reportedAt: chosen && (await findReport(deps.db, access, chosen.number)),
    mailbox: await mailboxHere(c, deps),
    delivery: delivery && { ...delivery, recipient },
  };
}

async function mailboxHere(c: Ctx, deps: Deps): Promise<string | null> {
  const { account } = accessOf(c);
  const enrolment = await findDigitalBill(deps.db, account.number);
  const mailbox = enrolment && (await mailboxOf(deps.db, account, enrolment.userId));
  return mailbox && (await shown(c, deps, mailbox));
}

function shown(c: Ctx, deps: Deps, mailbox: string): Promise<string> {
  const { account, userId } = accessOf(c);
  const viewer = { userId, email: sessionOf(c).email, accountNumber: account.number };
  return shownMailbox(deps.db, viewer, mailbox);
}
