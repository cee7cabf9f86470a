import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import { qrPath } from '../../documents/qr-svg.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm, readForm } from '../../http/form.ts';
import { requireSession } from '../../http/guards.ts';
import { logOf } from '../../http/request-log.ts';
import { requireRecentPassword } from '../../identity/reauth/recent.ts';
import { countRecoveryCodes } from '../../identity/second-step/recovery-codes.ts';
import { totpAddress } from '../../identity/second-step/totp.ts';
import type { User } from '../../identity/store.ts';
import { localDate } from '../../kit/intl/zone.ts';
import { PROFILE, showProfile, statusOf, typedIn, userOf } from '../show.ts';
import {
  confirmSecondFactor,
  pendingKey,
  renewRecoveryCodes,
  startSecondFactor,
  stopSecondFactor,
} from './change.ts';
import type { SecondFactorState } from './page.ts';
import { recoveryCodesPage, secondFactorPage } from './page.ts';
import { secondFactorText } from './text.ts';

const HERE = '/mis-datos/segundo-factor';

/** A code of the telephone in the place of the security question (D16). */
export function secondFactorRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const here = () => HERE;
  const guards = [requireSession(deps.keptForms, here), requireRecentPassword(deps, here)] as const;

  const show = async (c: Ctx, user: User, form: FormState = emptyForm()) => {
    const model = secondFactorPage(c.get('language'), await stateOf(c, deps, { user, form }));
    return showProfile(c, deps, {
      template: 'profile/second-factor',
      model,
      title: model.t.title,
      status: statusOf(form),
    });
  };
  /** The answer itself, since the codes exist nowhere else. */
  const showCodes = (c: Ctx, made: { codes: string[]; first: boolean }) => {
    const model = recoveryCodesPage(c.get('language'), made);
    return showProfile(c, deps, { template: 'profile/recovery-codes', model, title: model.t.codesTitle });
  };

  app.get(HERE, ...guards, async (c) => show(c, await userOf(c, deps)));

  app.post(`${HERE}/empezar`, ...guards, async (c) => {
    await startSecondFactor(deps, await userOf(c, deps));
    return c.redirect(HERE, 303);
  });

  app.post(`${HERE}/activar`, ...guards, async (c) => {
    const t = secondFactorText[c.get('language')];
    const user = await userOf(c, deps);
    if (pendingKey(deps, user) === null) return c.redirect(HERE, 303);
    const code = typedIn(await readForm(c), 'codigo');
    if (code === '') return show(c, user, failedForm({}, { codigo: t.missingCode }));
    const codes = await confirmSecondFactor(deps, user, code);
    if (codes === null) return show(c, user, failedForm({}, { codigo: t.wrongCode }));
    logOf(c).info({ user: user.id }, 'second factor turned on');
    return showCodes(c, { codes, first: true });
  });

  app.post(`${HERE}/codigos`, ...guards, async (c) => {
    const codes = await renewRecoveryCodes(deps, await userOf(c, deps));
    return codes === null ? c.redirect(HERE, 303) : showCodes(c, { codes, first: false });
  });

  app.post(`${HERE}/desactivar`, ...guards, async (c) => {
    const user = await userOf(c, deps);
    await stopSecondFactor(deps, user);
    logOf(c).info({ user: user.id }, 'second factor turned off');
    setFlash(c, deps.cookies, { tone: 'good', text: secondFactorText[c.get('language')].stopped });
    return c.redirect(PROFILE, 303);
  });
}

async function stateOf(
  c: Ctx,
  deps: Deps,
  { user, form }: { user: User; form: FormState },
): Promise<SecondFactorState> {
  if (user.totpEnabledAt) {
    const since = c.get('formats').day(localDate(user.totpEnabledAt, deps.config.timeZone));
    return { kind: 'on', since, left: await countRecoveryCodes(deps.db, user.id) };
  }
  const key = pendingKey(deps, user);
  if (key === null) return { kind: 'off' };
  const owner = { email: user.email, utilityName: deps.settings.last().utilityName };
  return { kind: 'setup', key, qr: await qrPath(totpAddress(key, owner)), form };
}
