import type { Hono } from 'hono';
import { accessOf, requireAccount } from '../accounts/access.ts';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { setFlash } from '../http/flash.ts';
import type { FormState } from '../http/form.ts';
import { emptyForm, failedForm, parseForm, readForm, readQuery, valuesOf } from '../http/form.ts';
import { requireSession, sessionOf } from '../http/guards.ts';
import { planRoutes } from './detail/routes.ts';
import { findOffer } from './offer/find.ts';
import { readCount, requesterForm } from './offer/forms.ts';
import { generatePlan } from './offer/generate.ts';
import { offerHref, offerPage, planHref, refusedPage } from './offer/page.ts';
import { windowPage } from './offer/window.ts';
import { plansText } from './text.ts';

const OFFER = '/cuentas/:number/plan-de-pago';

/** Payment plans: what is offered, the agreement, and each plan's own page (A125–A134). */
export function plansRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const guards = [requireSession(deps.keptForms), requireAccount(deps.db, deps.cookies)] as const;
  app.get(OFFER, ...guards, (c) => showOffer(c, deps));
  app.get(`${OFFER}/generar`, ...guards, async (c) => {
    const kept = await deps.keptForms.take(sessionOf(c).userId, c.req.path);
    const values = kept ?? { correo: sessionOf(c).email };
    const [asked] = valuesOf(readQuery(c), 'opcion');
    return ask(c, deps, { count: readCount(asked ?? kept?.opcion), form: emptyForm(values), changed: false });
  });
  app.post(`${OFFER}/generar`, ...guards, (c) => confirm(c, deps));
  planRoutes(app, deps);
}

async function showOffer(c: Ctx, deps: Deps): Promise<Response> {
  const { account } = accessOf(c);
  const found = await findOffer(deps, account);
  const { title } = plansText[c.get('language')];
  const shown = { title, trail: [{ label: title, href: null }] };
  if (found.kind === 'has-plan')
    return c.redirect(planHref({ accountNumber: account.number, id: found.planId }), 303);
  if (found.kind !== 'offer') {
    const { phone } = deps.settings.last();
    const model = refusedPage(c.get('formats'), { account, found, phone });
    return deps.render.page(c, 'plans/refused', { model, ...shown });
  }
  const [chosen] = valuesOf(readQuery(c), 'opcion');
  const facts = { accountNumber: account.number, offer: found.offer, chosen: readCount(chosen) };
  return deps.render.page(c, 'plans/offer', { model: offerPage(c.get('formats'), facts), ...shown });
}

interface Asked {
  count: number | null;
  form: FormState;
  changed: boolean;
}

/** The window for the data. Without an option that can be had it leads back to the options, with a message. */
async function ask(c: Ctx, deps: Deps, { count, form, changed }: Asked): Promise<Response> {
  const { account } = accessOf(c);
  const t = plansText[c.get('language')];
  const found = await findOffer(deps, account);
  const offer = found.kind === 'offer' ? found.offer : null;
  const option = offer?.options.find((one) => one.count === count);
  if (!offer || !option) {
    if (offer) setFlash(c, deps.cookies, { tone: 'bad', text: t.offer.chooseOne });
    return c.redirect(offerHref(account.number), 303);
  }
  const facts = { accountNumber: account.number, offer, option, form, changed };
  return deps.render.page(c, 'plans/generate', {
    model: windowPage(c.get('formats'), facts),
    title: t.form.title,
    trail: [
      { label: t.title, href: offerHref(account.number) },
      { label: t.form.crumb, href: null },
    ],
    status: changed || form.summary.length > 0 ? 422 : 200,
    fragments: { ventana: 'plans/generate-window' },
  });
}

async function confirm(c: Ctx, deps: Deps): Promise<Response> {
  const access = accessOf(c);
  const language = c.get('language');
  const fields = await readForm(c);
  const count = readCount(valuesOf(fields, 'opcion')[0]);
  const parsed = parseForm(requesterForm(plansText[language]), fields);
  if (!parsed.ok) return ask(c, deps, { count, form: parsed.form, changed: false });
  const { nombre: name, documento: document, telefono: phone, correo: email } = parsed.data;
  const done = await generatePlan(deps, access, {
    count: count ?? 0,
    quote: valuesOf(fields, 'oferta')[0] ?? '',
    requester: { name, document, phone, email },
    language,
    email: sessionOf(c).email,
  });
  // Whoever confirms twice is led to the plan of the first time.
  if (done.kind === 'generated' || done.kind === 'has-plan')
    return c.redirect(planHref({ accountNumber: access.account.number, id: done.planId }), 303);
  if (done.kind === 'refused') return c.redirect(offerHref(access.account.number), 303);
  const { values } = failedForm(fields, {});
  const { acepto: _, ...kept } = values;
  return ask(c, deps, { count, form: emptyForm(kept), changed: true });
}
