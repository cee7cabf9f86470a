import type { Hono } from 'hono';
import { lookupForm } from '../../accounts/linking/lookup.ts';
import { accountsText } from '../../accounts/text.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm, parseForm, readForm, readQuery } from '../../http/form.ts';
import { clientAddress } from '../../http/rate-limit.ts';
import { logOf } from '../../http/request-log.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { GuestAccess } from '../../payables/payer.ts';
import { payableFrom } from '../../payables/selection.ts';
import { guestPaying } from '../guest.ts';
import type { Paying } from '../paying.ts';
import { askToPay, confirmPayment } from '../paying.ts';
import { sendSlip, showWays } from '../ways/routes.ts';
import { readPayCode } from './codes.ts';
import { codeForm } from './forms.ts';
import {
  GUEST,
  GUEST_ATTEMPTS,
  GUEST_BILLS,
  GUEST_QUESTION,
  GUEST_SLIP,
  GUEST_WAYS,
  guestBillsPage,
  guestLinkPage,
  guestPage,
} from './page.ts';
import { grantPass, guestOf, passId } from './pass.ts';
import { findForGuest } from './search.ts';
import { guestText } from './text.ts';

const LONGEST_CODE = 40;

/** Paying without a user: by an account that one proves, or by a pay code (D4, D28). */
export function guestRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  app.get(GUEST, (c) => open(c, deps));
  app.post('/pagar/cuenta', (c) => enterByAccount(c, deps));
  app.post('/pagar/codigo', (c) => enterByCode(c, deps));
  app.get(GUEST_BILLS, (c) => asGuest(c, deps, (_paying, guest) => showBills(c, deps, guest)));
  app.get(GUEST_QUESTION, (c) =>
    asGuest(c, deps, (paying) => askToPay(c, deps, { paying, fields: readQuery(c), changed: false })),
  );
  app.get(GUEST_WAYS, (c) => asGuest(c, deps, (paying) => showWays(c, deps, paying)));
  app.get(GUEST_SLIP, (c) => asGuest(c, deps, (paying) => sendSlip(c, deps, paying)));
  app.post(GUEST_ATTEMPTS, (c) => asGuest(c, deps, (paying) => confirmPayment(c, deps, paying)));
}

/** A link carries its code, a QR too: a button sends it. */
function open(c: Ctx, deps: Deps): Response {
  const t = guestText[c.get('language')];
  const typed = { codigo: (c.req.query('codigo') ?? '').slice(0, LONGEST_CODE) };
  const parsed = parseForm(codeForm(t), typed);
  if (!parsed.ok) return showEntry(c, deps, { code: emptyForm(typed) });
  const model = guestLinkPage(c.get('language'), parsed.data.codigo, deps.settings.last().utilityName);
  return deps.render.page(c, 'paying/guest/link', {
    model,
    title: t.link.title,
    trail: [{ label: t.link.title, href: null }],
  });
}

function showEntry(c: Ctx, deps: Deps, forms: { account?: FormState; code?: FormState }): Response {
  const model = guestPage(c.get('language'), { proof: deps.config.accountProof, ...forms });
  const failed = [forms.account, forms.code].some((form) => form && form.summary.length > 0);
  return deps.render.page(c, 'paying/guest/entry', {
    model,
    title: model.t.title,
    trail: [{ label: model.t.title, href: null }],
    status: failed ? 422 : 200,
  });
}

async function asGuest(
  c: Ctx,
  deps: Deps,
  go: (paying: Paying, guest: GuestAccess) => Response | Promise<Response>,
): Promise<Response> {
  const guest = await guestOf(c, deps);
  if (guest) return await go(guestPaying(c, deps, guest), guest);
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
    logOf(c).info('guest proof failed');
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
  const read = await readPayCode(deps, { code: parsed.data.codigo, address });
  if (read.kind !== 'open') {
    logOf(c).info({ code: read.kind }, 'pay code failed');
    const text = read.kind === 'expired' ? t.oldCode : t.wrongCode;
    return showEntry(c, deps, { code: failedForm(fields, { codigo: text }) });
  }
  grantPass(c, deps, read.pass);
  return c.redirect(GUEST_QUESTION, 303);
}

async function showBills(c: Ctx, deps: Deps, guest: GuestAccess): Promise<Response> {
  if (guest.only !== null) return c.redirect(GUEST_QUESTION, 303);
  const items = await deps.payables.list(guest.account.number);
  const model = guestBillsPage(c.get('formats'), {
    account: guest.account,
    today: localDate(deps.clock.now(), deps.config.timeZone),
    items,
    chosen: payableFrom(items, deps.payables.sources, readQuery(c)),
    fields: new Map(deps.payables.sources.map((source) => [source.kind, source.field])),
    phone: deps.settings.last().phone,
  });
  return deps.render.page(c, 'paying/guest/bills', {
    model,
    title: model.t.billsTitle,
    trail: [
      { label: model.t.title, href: GUEST },
      { label: model.t.billsTitle, href: null },
    ],
    fragments: { seleccion: 'payables/selection' },
  });
}
