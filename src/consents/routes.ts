import type { Hono } from 'hono';
import { accessOf, requireAccount } from '../accounts/access.ts';
import type { Deps } from '../deps.ts';
import { printPaper } from '../documents/print.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { requireSession, sessionOf } from '../http/guards.ts';
import { sendPdf } from '../http/page/pdf.ts';
import { notFound } from '../kit/errors.ts';
import type { ConsentInput } from './page.ts';
import { consentPage } from './page.ts';
import { consentPaper } from './paper.ts';
import { findConsent } from './store.ts';
import { consentsText } from './text.ts';

const CONSENTS = '/cuentas/:number/constancias';

export function consentsRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const guards = [requireSession(deps.keptForms), requireAccount(deps.db, deps.cookies)] as const;
  app.get(`${CONSENTS}/:file{[0-9A-Z]{26}\\.pdf}`, ...guards, (c) => sendConsent(c, deps));
  app.get(`${CONSENTS}/:consent`, ...guards, (c) => showConsent(c, deps));
}

async function consentOf(c: Ctx, deps: Deps, id: string): Promise<ConsentInput> {
  const access = accessOf(c);
  const consent = await findConsent(deps.db, access, id);
  if (!consent) throw notFound(`consent ${id} is not of ${access.account.number}`);
  return { account: access.account, consent, viewer: sessionOf(c) };
}

async function showConsent(c: Ctx, deps: Deps): Promise<Response> {
  const input = await consentOf(c, deps, c.req.param('consent') ?? '');
  const model = consentPage(c.get('formats'), input);
  return deps.render.page(c, 'consents/consent', {
    model,
    title: model.heading,
    trail: [{ label: model.t.title, href: null }],
  });
}

async function sendConsent(c: Ctx, deps: Deps): Promise<Response> {
  const input = await consentOf(c, deps, (c.req.param('file') ?? '').slice(0, -'.pdf'.length));
  const paper = consentPaper(c.get('formats'), input, {
    settings: deps.settings.last(),
    baseUrl: deps.config.baseUrl,
  });
  const name = `${consentsText[c.get('language')].file}-${input.consent.verificationCode}.pdf`;
  return sendPdf(c, { bytes: await printPaper(paper), name });
}
