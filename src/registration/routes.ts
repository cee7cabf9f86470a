import type { Hono } from 'hono';
import type { ProvenAccount } from '../accounts/linking/find.ts';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { setFlash } from '../http/flash.ts';
import type { FormFields, FormState } from '../http/form.ts';
import { emptyForm, failedForm, readForm } from '../http/form.ts';
import { clientAddress } from '../http/rate-limit.ts';
import { logOf } from '../http/request-log.ts';
import { keepOwn, ownRegistration, registrationId } from './browser.ts';
import { checkRegistration, SECRETS } from './forms.ts';
import type { RegistrationInput } from './page.ts';
import { registrationPage } from './page.ts';
import { proveAsGuest } from './prove.ts';
import { register, resend } from './register.ts';
import { findSent } from './store.ts';
import { registrationText } from './text.ts';
import { billsDueSoon, dueNotes } from './validation/notes.ts';
import { sentPage } from './validation/page.ts';
import { validationRoutes } from './validation/routes.ts';

const REGISTER = '/registrarse';
const SENT = '/registrarse/listo';
const LINK_ACCOUNT = '/cuentas/vincular';

/** Registration with a mailbox that is validated before there is a login (A001–A019). */
export function registrationRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  app.get(REGISTER, async (c) => {
    if (c.get('session')) return c.redirect(LINK_ACCOUNT, 303);
    const former = ownRegistration(c, deps, c.req.query('registro'));
    return show(c, deps, { form: await startingForm(deps, former), former });
  });

  app.post(REGISTER, async (c) => {
    if (c.get('session')) return c.redirect(LINK_ACCOUNT, 303);
    const fields = await readForm(c);
    const former = ownRegistration(c, deps, fields.anterior);
    const language = c.get('language');
    const checked = await checkRegistration(fields, {
      language,
      proof: deps.config.accountProof,
      utilityName: deps.settings.last().utilityName,
    });
    if (!checked.ok) return show(c, deps, { ...checked, former });
    const address = clientAddress(c, deps.config.trustedProxies);
    const { lookup, ...user } = checked.data;
    let proven: ProvenAccount | null = null;
    if (lookup) {
      proven = await proveAsGuest(deps, { lookup, address });
      if (!proven) return refuse(c, deps, { fields, former });
    }
    const id = await register(deps, { ...user, proven, former, language, address });
    logOf(c).info({ registration: id }, 'registered');
    keepOwn(c, deps, id);
    return c.redirect(`${SENT}?registro=${id}`, 303);
  });

  app.get(SENT, async (c) => {
    const registration = registrationId(c.req.query('registro'));
    const sent = registration === null ? null : await findSent(deps.db, deps.clock, registration);
    const own = sent !== null && ownRegistration(c, deps, registration) !== null;
    // Whoever comes back to this page in the lobby, after the visit was erased, is somebody else.
    if (c.get('kiosk') && !own) return c.redirect(REGISTER, 303);
    const bills = own ? await billsDueSoon(deps, sent.accountNumber) : [];
    const model = sentPage(c.get('language'), {
      registration,
      email: sent?.email ?? null,
      own,
      notes: dueNotes(c.get('formats'), bills),
      form: emptyForm(),
    });
    return deps.render.page(c, 'registration/sent', { model, title: model.t.sentTitle });
  });

  app.post('/registrarse/reenviar', async (c) => {
    const id = registrationId((await readForm(c)).registro);
    await resend(deps, { id, address: clientAddress(c, deps.config.trustedProxies) });
    setFlash(c, deps.cookies, { tone: 'good', text: registrationText[c.get('language')].resent });
    return c.redirect(id === null ? SENT : `${SENT}?registro=${id}`, 303);
  });

  validationRoutes(app, deps);
}

/** Empty, or with what this browser registered before: only what is wrong has to be typed again (A008). */
async function startingForm(deps: Deps, former: string | null): Promise<FormState> {
  const sent = former === null ? null : await findSent(deps.db, deps.clock, former);
  if (!sent) return emptyForm();
  return emptyForm({ correo: sent.email, cuenta: sent.accountNumber ?? '' });
}

function refuse(
  c: Ctx,
  deps: Deps,
  { fields, former }: { fields: FormFields; former: string | null },
): Response {
  const { phone, phoneHours } = deps.settings.last();
  logOf(c).info('registration refused');
  const form = failedForm(fields, {}, SECRETS);
  return show(c, deps, { form, former, refusal: { phone, hours: phoneHours } });
}

function show(c: Ctx, deps: Deps, shown: Omit<RegistrationInput, 'proof' | 'claim'>): Response {
  const model = registrationPage(c.get('language'), {
    ...shown,
    proof: deps.config.accountProof,
    claim: c.req.query('anterior') === '1',
  });
  const trail = [{ label: model.t.title, href: null }];
  return deps.render.page(c, 'registration/form', {
    model,
    title: model.t.title,
    trail,
    status: model.retype ? 422 : 200,
  });
}
