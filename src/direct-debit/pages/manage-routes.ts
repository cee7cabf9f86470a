import type { Hono, MiddlewareHandler } from 'hono';
import { accessOf } from '../../accounts/access.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm, readForm, valuesOf } from '../../http/form.ts';
import { localDate } from '../../kit/intl/zone.ts';
import { centsToDecimal } from '../../kit/money.ts';
import { resume, setCap, skipOrder } from '../enrolment/control.ts';
import { cancelEnrolment } from '../enrolment/enrol.ts';
import { listOrders } from '../orders/store.ts';
import { outlooksNow } from '../outlook/bills.ts';
import { debitHref } from '../places.ts';
import type { DebitEnrolment } from '../store.ts';
import { findEnrolment } from '../store.ts';
import { debitText } from '../text.ts';
import { typedCap } from './forms.ts';
import { debitPage } from './manage.ts';

const PAGE = '/cuentas/:number/debito-automatico';
type Guards = readonly [MiddlewareHandler<PortalEnv>, MiddlewareHandler<PortalEnv>];

/** What the customer of an enrolled account can do: cancel, cap, skip, resume. */
export function manageRoutes(app: Hono<PortalEnv>, deps: Deps, guards: Guards): void {
  const say = (c: Ctx, tone: 'good' | 'bad', text: string): Response => {
    setFlash(c, deps.cookies, { tone, text });
    return c.redirect(debitHref(accessOf(c).account.number), 303);
  };
  const textOf = (c: Ctx) => debitText[c.get('language')];

  app.post(`${PAGE}/cancelar`, ...guards, async (c) => {
    const number = await cancelEnrolment(deps, accessOf(c));
    return number ? say(c, 'bad', textOf(c).cancelled(number)) : say(c, 'bad', textOf(c).notEnrolled);
  });

  app.post(`${PAGE}/tope`, ...guards, async (c) => {
    const t = textOf(c);
    const fields = await readForm(c);
    const cap = typedCap(valuesOf(fields, 'tope')[0] ?? '');
    const enrolment = await findEnrolment(deps.db, accessOf(c).account.number);
    if (!enrolment?.meansSealed) return say(c, 'bad', t.notEnrolled);
    if (!cap.ok) {
      const capForm = failedForm(fields, { tope: t.errors.cap[cap.why] });
      return await showManage(c, deps, { enrolment, capForm });
    }
    const { capCents } = cap;
    await setCap(deps, accessOf(c), capCents);
    return say(c, 'good', capCents === null ? t.cap.removed : t.cap.saved(c.get('formats').money(capCents)));
  });

  app.post(`${PAGE}/saltear`, ...guards, async (c) => {
    const t = textOf(c).next;
    const fields = await readForm(c);
    const skip = valuesOf(fields, 'accion')[0] !== 'debitar';
    const order = await skipOrder(deps, accessOf(c), { id: valuesOf(fields, 'orden')[0] ?? '', skip });
    if (!order) return say(c, 'bad', t.tooLate);
    const day = c.get('formats').day(order.debitOn);
    return say(c, 'good', skip ? t.skipped(order.invoiceNumber) : t.unskipped(order.invoiceNumber, day));
  });

  app.post(`${PAGE}/reanudar`, ...guards, async (c) => {
    const t = textOf(c);
    return (await resume(deps, accessOf(c)))
      ? say(c, 'good', t.suspended.resumed)
      : say(c, 'bad', t.notEnrolled);
  });
}

export async function showManage(
  c: Ctx,
  deps: Deps,
  { enrolment, capForm }: { enrolment: DebitEnrolment; capForm: FormState | null },
): Promise<Response> {
  const { account } = accessOf(c);
  const { timeZone } = deps.config;
  const model = debitPage(c.get('formats'), {
    account,
    enrolment,
    orders: await listOrders(deps.db, account.number),
    bills: enrolment.meansSealed === null ? [] : await outlooksNow(deps.db, deps, { account, enrolment }),
    today: localDate(deps.clock.now(), timeZone),
    since: localDate(enrolment.startedAt, timeZone),
    capForm: capForm ?? emptyForm({ tope: capTyped(c, enrolment) }),
  });
  return deps.render.page(c, 'direct-debit/manage', {
    model,
    title: model.t.title,
    trail: [{ label: model.t.title, href: null }],
    status: capForm ? 422 : 200,
    fragments: { ventana: 'direct-debit/manage-window' },
  });
}

/** As people of the language write it. */
function capTyped(c: Ctx, { capCents }: DebitEnrolment): string {
  if (capCents === null) return '';
  const decimal = centsToDecimal(capCents);
  return c.get('language') === 'es' ? decimal.replace('.', ',') : decimal;
}
