import type { Hono } from 'hono';
import { accessOf, requireAccount } from '../accounts/access.ts';
import { collectionObstacle } from '../accounts/account.ts';
import type { Deps } from '../deps.ts';
import { printPaper } from '../documents/print.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { setFlash } from '../http/flash.ts';
import { requireSession, sessionOf } from '../http/guards.ts';
import { sendPdf } from '../http/page/pdf.ts';
import { logOf } from '../http/request-log.ts';
import { codeOptions } from '../invoices/detail/codes.ts';
import { notFound } from '../kit/errors.ts';
import { localDate } from '../kit/intl/zone.ts';
import { billCharge } from './bill.ts';
import type { Charge } from './charge.ts';
import { chargeHref, chargeState, chargesHref } from './charge.ts';
import { acceptPage, chargesPage } from './page.ts';
import { findCharge, listCharges } from './store.ts';
import { chargesText } from './text.ts';
import type { VoucherInput } from './voucher/page.ts';
import { voucherPage } from './voucher/page.ts';
import { voucherPaper } from './voucher/paper.ts';

const CHARGES = '/cuentas/:number/cargos';

export function chargesRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const session = requireSession(deps.keptForms, (c) => c.req.path);
  const account = requireAccount(deps.db, deps.cookies);
  app.get(CHARGES, session, account, (c) => showList(c, deps));
  app.get(`${CHARGES}/:file{.+\\.pdf}`, session, account, (c) => sendVoucher(c, deps));
  app.get(`${CHARGES}/:charge`, session, account, (c) => showVoucher(c, deps));
  app.get(`${CHARGES}/:charge/facturar`, session, account, (c) => ask(c, deps));
  app.post(`${CHARGES}/:charge/facturar`, session, account, (c) => accept(c, deps));
}

const todayOf = ({ clock, config }: Deps) => localDate(clock.now(), config.timeZone);

async function chargeOf(c: Ctx, deps: Deps, number: string): Promise<Charge> {
  const charge = await findCharge(deps.db, accessOf(c), number);
  if (!charge) throw notFound(`charge ${number} is not of ${accessOf(c).account.number}`);
  return charge;
}

async function showList(c: Ctx, deps: Deps): Promise<Response> {
  const access = accessOf(c);
  const model = chargesPage(c.get('formats'), {
    account: access.account,
    today: todayOf(deps),
    phone: deps.settings.last().phone,
    charges: await listCharges(deps.db, access),
    offered: await deps.payables.list(access.account.number),
  });
  const { title } = model.t;
  return deps.render.page(c, 'charges/list', { model, title, trail: [{ label: title, href: null }] });
}

/** The question: what is billed, when it falls due, what accepting means. */
async function ask(c: Ctx, deps: Deps): Promise<Response> {
  const { account } = accessOf(c);
  const charge = await chargeOf(c, deps, c.req.param('charge') ?? '');
  const list = chargesHref(account.number);
  const t = chargesText[c.get('language')];
  if (chargeState(charge) !== 'pending' || collectionObstacle(account)) return toCharge(c, deps, charge);
  const { chargeDueDays } = deps.settings.last();
  const model = acceptPage(c.get('formats'), charge, { today: todayOf(deps), dueDays: chargeDueDays });
  return deps.render.page(c, 'charges/accept', {
    model,
    title: t.accept.title,
    trail: [
      { label: t.title, href: list },
      { label: t.accept.title, href: null },
    ],
    fragments: { ventana: 'charges/accept-window' },
  });
}

/** There is nothing to accept: to the voucher where there is one, else to the list, which says what became of it. */
function toCharge(c: Ctx, deps: Deps, charge: Charge): Response {
  if (charge.acceptedAt !== null) return c.redirect(chargeHref(charge), 303);
  const t = chargesText[c.get('language')];
  const text = chargeState(charge) === 'pending' ? t.notPayable : t.gone;
  setFlash(c, deps.cookies, { tone: 'bad', text });
  return c.redirect(chargesHref(charge.accountNumber), 303);
}

async function accept(c: Ctx, deps: Deps): Promise<Response> {
  const access = accessOf(c);
  const number = c.req.param('charge') ?? '';
  const before = await chargeOf(c, deps, number);
  if (collectionObstacle(access.account)) return toCharge(c, deps, before);
  const billed = await billCharge(deps, access, {
    number,
    language: c.get('language'),
    email: sessionOf(c).email,
  });
  if (!billed) return toCharge(c, deps, await chargeOf(c, deps, number));
  setFlash(c, deps.cookies, { tone: 'good', text: chargesText[c.get('language')].billed });
  return c.redirect(chargeHref(before), 303);
}

async function voucherOf(c: Ctx, deps: Deps, number: string): Promise<VoucherInput> {
  const { account } = accessOf(c);
  const charge = await chargeOf(c, deps, number);
  const offered = await deps.payables.list(account.number);
  return {
    account,
    charge,
    today: todayOf(deps),
    phone: deps.settings.last().phone,
    offered: offered.find((item) => item.kind === 'charge' && item.id === charge.number) ?? null,
  };
}

async function showVoucher(c: Ctx, deps: Deps): Promise<Response> {
  const input = await voucherOf(c, deps, c.req.param('charge') ?? '');
  if (input.charge.acceptedAt === null) return c.redirect(`${chargeHref(input.charge)}/facturar`, 303);
  const model = voucherPage(c.get('formats'), input);
  return deps.render.page(c, 'charges/voucher', {
    model,
    title: model.heading,
    trail: [
      { label: model.t.title, href: model.backHref },
      { label: input.charge.number, href: null },
    ],
  });
}

async function sendVoucher(c: Ctx, deps: Deps): Promise<Response> {
  const number = (c.req.param('file') ?? '').slice(0, -'.pdf'.length);
  const input = await voucherOf(c, deps, number);
  if (input.charge.acceptedAt === null) throw notFound(`charge ${number} was not billed`);
  const settings = deps.settings.last();
  const codes = codeOptions(settings, deps.config, logOf(c));
  const paper = voucherPaper(c.get('formats'), input, { settings, codes });
  const name = `${chargesText[c.get('language')].paper.file}-${number}.pdf`;
  return sendPdf(c, { bytes: await printPaper(paper), name });
}
