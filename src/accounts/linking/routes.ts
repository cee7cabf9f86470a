import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormFields, FormState } from '../../http/form.ts';
import { emptyForm, failedForm, parseForm, readForm, readQuery, valuesOf } from '../../http/form.ts';
import { requireSession, sessionOf } from '../../http/guards.ts';
import { clientAddress } from '../../http/rate-limit.ts';
import { userFrame } from '../menus.ts';
import { reviewOf } from '../review/page.ts';
import { findLinkedAccount, listSiblings } from '../store.ts';
import { accountsText } from '../text.ts';
import type { ProvenAccount } from './find.ts';
import { linkProven } from './link.ts';
import { LOOKUP_FIELDS, lookupForm } from './lookup.ts';
import { othersOf, othersRoutes } from './others-routes.ts';
import { confirmPage, linkPage } from './page.ts';
import { searchAccount } from './search.ts';
import { unlinkRoutes } from './unlink-routes.ts';

const LINK = '/cuentas/vincular';
const CONFIRM = '/cuentas/vincular/confirmar';
const LONGEST_NUMBER = 40;

type Search = { proven: ProvenAccount } | { form: FormState; linked: string | null };

/** Link an account: search it with a proof, look at it, confirm (A055–A057). */
export function linkingRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const { render, keptForms, config, settings } = deps;
  const signedIn = requireSession(keptForms);

  const showForm = (c: Ctx, form: FormState, linked: string | null = null) => {
    const model = linkPage(c.get('language'), {
      proof: config.accountProof,
      form,
      linked,
      phone: settings.last().phone,
    });
    c.set('accountFrame', userFrame(c.get('language'), '/cuentas'));
    const status = form.summary.length > 0 ? 422 : 200;
    return render.page(c, 'accounts/link', { model, title: model.t.linkTitle, trail: trailOf(c), status });
  };

  const linked = async (c: Ctx, number: string) => {
    const t = accountsText[c.get('language')];
    setFlash(c, deps.cookies, { tone: 'good', text: t.linked(number) });
    const { userId } = sessionOf(c);
    const account = await findLinkedAccount(deps.db, userId, number);
    const siblings = account ? await listSiblings(deps.db, userId, account) : [];
    return c.redirect(siblings.length > 0 ? othersOf(number) : reviewOf([number]), 303);
  };

  app.get(LINK, signedIn, async (c) => {
    const kept = await keptForms.take(sessionOf(c).userId, LINK);
    return showForm(c, emptyForm(kept ?? prefilled(c)));
  });

  app.post(LINK, signedIn, async (c) => {
    const fields = await readForm(c);
    const found = await search(c, deps, fields);
    if (!('proven' in found)) return showForm(c, found.form, found.linked);
    const hidden = LOOKUP_FIELDS[config.accountProof].map((name) => ({ name, value: String(fields[name]) }));
    const model = confirmPage(c.get('formats'), found.proven.account, hidden);
    c.set('accountFrame', userFrame(c.get('language'), '/cuentas'));
    return render.page(c, 'accounts/confirm', { model, title: model.t.confirmHeading, trail: trailOf(c) });
  });

  // A confirmation that came after the session ended: the search is filled in again, one step back.
  app.get(CONFIRM, signedIn, async (c) => {
    const kept = await keptForms.take(sessionOf(c).userId, CONFIRM);
    return kept ? showForm(c, emptyForm(kept)) : c.redirect(LINK, 303);
  });

  app.post(CONFIRM, signedIn, async (c) => {
    const found = await search(c, deps, await readForm(c));
    // Pressed twice, the second press ends where the first did.
    if ('linked' in found && found.linked) return linked(c, found.linked);
    if (!('proven' in found)) return showForm(c, found.form);
    await linkProven(deps, sessionOf(c), found.proven);
    return linked(c, found.proven.account.number);
  });

  othersRoutes(app, deps);
  unlinkRoutes(app, deps);
}

async function search(c: Ctx, deps: Deps, fields: FormFields): Promise<Search> {
  const t = accountsText[c.get('language')];
  const parsed = parseForm(lookupForm(t, deps.config.accountProof), fields);
  if (!parsed.ok) return { form: parsed.form, linked: null };
  const { userId } = sessionOf(c);
  const address = clientAddress(c, deps.config.trustedProxies);
  const result = await searchAccount(deps, { lookup: parsed.data, userId, address });
  switch (result.kind) {
    case 'proven':
      return { proven: result.proven };
    case 'linked':
      return { form: failedForm(fields, { cuenta: t.alreadyLinked(result.number) }), linked: result.number };
    case 'no-match':
      return { form: failedForm(fields, { cuenta: t.noMatch }), linked: null };
  }
}

/** MIS DATOS hands on the number that was typed there (A052). */
function prefilled(c: Ctx): Record<string, string> {
  const number = (valuesOf(readQuery(c), 'cuenta')[0] ?? '').trim();
  return number === '' || number.length > LONGEST_NUMBER ? {} : { cuenta: number };
}

function trailOf(c: Ctx) {
  const t = accountsText[c.get('language')];
  return [
    { label: t.title, href: '/cuentas' },
    { label: t.linkTitle, href: null },
  ];
}
