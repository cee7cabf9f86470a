import type { Hono } from 'hono';
import { accessOf, requireAccount } from '../../accounts/access.ts';
import { findConsent } from '../../consents/store.ts';
import type { Deps } from '../../deps.ts';
import { printPaper } from '../../documents/print.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import { readQuery } from '../../http/form.ts';
import { requireSession, sessionOf } from '../../http/guards.ts';
import { sendPdf } from '../../http/page/pdf.ts';
import { logOf } from '../../http/request-log.ts';
import { codeOptions } from '../../invoices/detail/codes.ts';
import { listInvoicesByNumber } from '../../invoices/store.ts';
import { notFound } from '../../kit/errors.ts';
import { localDate } from '../../kit/intl/zone.ts';
import { payableFrom } from '../../payables/selection.ts';
import { discardPlan } from '../life/discard.ts';
import { offerHref, planHref } from '../offer/page.ts';
import { findPlan, stateNow } from '../store.ts';
import { plansText } from '../text.ts';
import type { PlanInput } from './input.ts';
import { planPage } from './page.ts';
import { planPaper } from './paper.ts';

const PLANS = '/cuentas/:number/planes';

export function planRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const session = requireSession(deps.keptForms);
  const toPlan = requireSession(deps.keptForms, (c) => c.req.path.replace(/\/descartar$/, ''));
  const account = requireAccount(deps.db, deps.cookies);
  app.get(`${PLANS}/:file{.+\\.pdf}`, session, account, (c) => sendPlan(c, deps));
  app.get(`${PLANS}/:plan`, session, account, (c) => showPlan(c, deps));
  app.post(`${PLANS}/:plan/descartar`, toPlan, account, (c) => discard(c, deps));
}

async function showPlan(c: Ctx, deps: Deps): Promise<Response> {
  const input = await inputFor(c, deps, c.req.param('plan') ?? '');
  const model = planPage(c.get('formats'), input);
  return deps.render.page(c, 'plans/plan', {
    model,
    title: model.heading,
    trail: [{ label: model.t.title, href: null }],
    fragments: { seleccion: 'payables/selection' },
  });
}

async function sendPlan(c: Ctx, deps: Deps): Promise<Response> {
  const id = (c.req.param('file') ?? '').slice(0, -'.pdf'.length);
  const input = await inputFor(c, deps, id);
  const settings = deps.settings.last();
  const codes = codeOptions(settings, deps.config, logOf(c));
  const bytes = await printPaper(planPaper(c.get('formats'), input, { settings, codes }));
  const name = `${plansText[c.get('language')].paper.file}-${input.account.number}.pdf`;
  return sendPdf(c, { bytes, name });
}

async function discard(c: Ctx, deps: Deps): Promise<Response> {
  const access = accessOf(c);
  const t = plansText[c.get('language')].detail;
  const plan = await findPlan(deps.db, access, c.req.param('plan') ?? '');
  if (!plan) throw notFound(`plan ${c.req.param('plan')} is not of ${access.account.number}`);
  const done = await discardPlan(deps, access, plan.id);
  setFlash(
    c,
    deps.cookies,
    done ? { tone: 'good', text: t.discardedFlash } : { tone: 'bad', text: t.cannotDiscard },
  );
  return c.redirect(done ? offerHref(access.account.number) : planHref(plan), 303);
}

async function inputFor(c: Ctx, deps: Deps, id: string): Promise<PlanInput> {
  const access = accessOf(c);
  const { db, config } = deps;
  const { sources } = deps.payables;
  const plan = await findPlan(db, access, id);
  if (!plan) throw notFound(`plan ${id} is not of ${access.account.number}`);
  const today = localDate(deps.clock.now(), config.timeZone);
  const offered = await deps.payables.list(access.account.number);
  const consent = plan.consentId === null ? null : await findConsent(db, access, plan.consentId);
  return {
    account: access.account,
    today,
    timeZone: config.timeZone,
    state: await stateNow(db, plan, today),
    plan,
    invoices: await listInvoicesByNumber(db, plan.bills),
    offered,
    chosen: payableFrom(offered, sources, readQuery(c)),
    fields: new Map(sources.map((source) => [source.kind, source.field])),
    consent: consent?.text.split('\n\n') ?? [],
    own: plan.userId === sessionOf(c).userId,
  };
}
