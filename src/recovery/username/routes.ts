import type { Hono } from 'hono';
import { accountsText } from '../../accounts/text.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm, parseForm, readForm } from '../../http/form.ts';
import { clientAddress } from '../../http/rate-limit.ts';
import { logOf } from '../../http/request-log.ts';
import { usernameForm } from '../forms.ts';
import { keepMenu } from '../frame.ts';
import { usernamePage } from '../page.ts';
import { recoveryText } from '../text.ts';
import type { FoundUsernames } from './recover.ts';
import { recoverUsernames } from './recover.ts';

const USERNAME = '/recuperar/usuario';

/** Forgot my username: the account and its holder's surname lead to it (A005–A007, A022, A023, D2). */
export function usernameRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const show = (c: Ctx, form: FormState, found: FoundUsernames | null) => {
    const { phone } = deps.settings.last();
    const model = usernamePage(c.get('language'), { form, found, phone });
    const { title } = model.t.username;
    keepMenu(c);
    const status = found === null && form.summary.length > 0 ? 422 : 200;
    return deps.render.page(c, 'recovery/username', {
      model,
      title,
      trail: [{ label: title, href: null }],
      status,
    });
  };

  app.get(USERNAME, (c) => show(c, emptyForm(), null));

  app.post(USERNAME, async (c) => {
    const t = recoveryText[c.get('language')];
    const fields = await readForm(c);
    const parsed = parseForm(usernameForm(t, accountsText[c.get('language')]), fields);
    if (!parsed.ok) return show(c, parsed.form, null);
    const address = clientAddress(c, deps.config.trustedProxies);
    const found = await recoverUsernames(deps, { lookup: parsed.data, address });
    logOf(c).info({ found: found !== null }, 'username asked for');
    if (!found) return show(c, failedForm(fields, { cuenta: t.username.noMatch }), null);
    const errors = found.invoice === 'wrong' ? { factura: t.username.wrongInvoiceField } : {};
    // Everything typed is kept; what was found is no failure, so there is no summary of errors.
    return show(c, { ...failedForm(fields, errors), summary: [] }, found);
  });
}
