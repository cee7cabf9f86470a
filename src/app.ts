import type { MiddlewareHandler } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { accountsRoutes } from './accounts/routes.ts';
import { chargesRoutes } from './charges/routes.ts';
import { consentsRoutes } from './consents/routes.ts';
import { dashboardRoutes } from './dashboard/routes.ts';
import type { Deps } from './deps.ts';
import { digitalBillRoutes } from './digital-bill/routes.ts';
import { directDebitRoutes } from './direct-debit/routes.ts';
import { galleryRoutes } from './gallery/routes.ts';
import { healthRoutes } from './health.ts';
import { KIOSK_UNATTENDED, withKiosk } from './http/client/kiosk.ts';
import type { PortalEnv } from './http/context.ts';
import { csrfGuard } from './http/csrf.ts';
import { withSession } from './http/guards.ts';
import { withHeaders } from './http/headers.ts';
import { languageRoutes, withLanguage } from './http/language.ts';
import type { Assets } from './http/page/assets.ts';
import { handleErrors } from './http/page/errors.ts';
import { requireRoute } from './http/page/no-route.ts';
import { withRequestLog } from './http/request-log.ts';
import { identityRoutes } from './identity/routes.ts';
import { invoicesRoutes } from './invoices/routes.ts';
import { kioskRoutes } from './kiosk/routes.ts';
import { withKioskTimer } from './kiosk/timer.ts';
import { AppError } from './kit/errors.ts';
import { missingBillRoutes } from './missing-bill/routes.ts';
import { payingRoutes } from './paying/routes.ts';
import { paymentOptionsRoutes } from './payment-options/routes.ts';
import { noticesRoutes } from './payments/routes.ts';
import { plansRoutes } from './plans/routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { profileRoutes } from './profile/routes.ts';
import { paymentInFlight, receiptsRoutes } from './receipts/routes.ts';
import { recoveryRoutes } from './recovery/routes.ts';
import { registrationRoutes } from './registration/routes.ts';
import { verificationRoutes } from './verification/routes.ts';

const MAX_BODY_BYTES = 64 * 1024;

/** The table of contents of the portal: what every request passes through, then a line for each capability. */
export function createApp(deps: Deps, assets: Assets): Hono<PortalEnv> {
  const { cookies, config } = deps;
  const app = new Hono<PortalEnv>();
  const csrf = { ...cookies, secret: config.secret, baseUrl: config.baseUrl };

  app.use(withRequestLog(deps));
  app.use(withHeaders({ secure: cookies.secure, formActions: deps.payments.platform.origins }));
  app.use(withKiosk(deps.kiosks, cookies));
  app.use(withLanguage({ ...cookies, first: deps.language, formats: deps.formats }));
  app.use(withKioskTimer(deps));
  handleErrors(app, {
    render: deps.render,
    phone: () => deps.settings.last().phone,
    payment: paymentInFlight,
  });
  app.get('/static/*', assets.serve);
  healthRoutes(app, deps);
  app.use(requireRoute(app));
  app.use(withBodyLimit());
  noticesRoutes(app, deps);
  app.use(withSettings(deps), withSession(deps.sessions, cookies, KIOSK_UNATTENDED), csrfGuard(csrf));

  kioskRoutes(app, deps);
  languageRoutes(app, cookies);
  identityRoutes(app, deps);
  registrationRoutes(app, deps);
  recoveryRoutes(app, deps);
  accountsRoutes(app, deps);
  profileRoutes(app, deps);
  privacyRoutes(app, deps);
  dashboardRoutes(app, deps);
  invoicesRoutes(app, deps);
  chargesRoutes(app, deps);
  consentsRoutes(app, deps);
  digitalBillRoutes(app, deps);
  missingBillRoutes(app, deps);
  directDebitRoutes(app, deps);
  paymentOptionsRoutes(app, deps);
  payingRoutes(app, deps);
  receiptsRoutes(app, deps);
  verificationRoutes(app, deps);
  plansRoutes(app, deps);
  if (!config.production) galleryRoutes(app, deps, loadGallery);
  return app;
}

/** What is only looked at has no body: asking for it would make a `Request` of each. */
function withBodyLimit(): MiddlewareHandler<PortalEnv> {
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge });
  return (c, next) => (c.req.method === 'POST' ? limit(c, next) : next());
}

const loadGallery = async () => (await import('./gallery-entries.ts')).galleryEntries;

function tooLarge(): never {
  throw new AppError('too_large', 'body over the limit');
}

/** Layouts read the settings without waiting; here they are brought up to date. */
function withSettings({ settings }: Deps): MiddlewareHandler<PortalEnv> {
  return async (_c, next) => {
    await settings.current();
    return next();
  };
}
