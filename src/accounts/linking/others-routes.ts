import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormFields, FormState } from '../../http/form.ts';
import { emptyForm, failedForm, readForm, readQuery, valuesOf } from '../../http/form.ts';
import { requireSession, sessionOf } from '../../http/guards.ts';
import { notFound } from '../../kit/errors.ts';
import type { Account } from '../account.ts';
import { userFrame } from '../menus.ts';
import { reviewOf } from '../review/page.ts';
import { findLinkedAccount, listSiblings } from '../store.ts';
import { accountsText } from '../text.ts';
import { linkSiblings } from './link.ts';
import { othersPage } from './page.ts';

const OTHERS = '/cuentas/vincular/otras';

/** Where the other accounts of this account's customer are offered. */
export const othersOf = (number: string) => `${OTHERS}?cuenta=${encodeURIComponent(number)}`;

/** After a link: the other accounts of the same customer, to be linked along with it. */
export function othersRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const { db, render, cookies } = deps;
  const signedIn = requireSession(deps.keptForms, (_c, fields) => othersOf(numberIn(fields)));

  const find = async (c: Ctx, fields: FormFields) => {
    const { userId } = sessionOf(c);
    const account = await findLinkedAccount(db, userId, numberIn(fields));
    if (!account) throw notFound(`account ${numberIn(fields)} is not of ${userId}`);
    return { number: account.number, siblings: await listSiblings(db, userId, account) };
  };
  const show = (c: Ctx, found: { number: string; siblings: Account[] }, form: FormState) => {
    const chosen = form.summary.length > 0 ? [] : found.siblings.map((one) => one.number);
    const model = othersPage(c.get('formats'), { ...found, chosen, form });
    c.set('accountFrame', userFrame(c.get('language'), '/cuentas'));
    return render.page(c, 'accounts/others', {
      model,
      title: model.t.siblingsHeading,
      trail: [
        { label: model.t.title, href: '/cuentas' },
        { label: model.t.siblingsHeading, href: null },
      ],
      status: form.summary.length > 0 ? 422 : 200,
    });
  };

  app.get(OTHERS, signedIn, async (c) => {
    const found = await find(c, readQuery(c));
    return found.siblings.length === 0
      ? c.redirect(reviewOf([found.number]), 303)
      : show(c, found, emptyForm());
  });

  app.post(OTHERS, signedIn, async (c) => {
    const t = accountsText[c.get('language')];
    const fields = await readForm(c);
    const found = await find(c, fields);
    const numbers = valuesOf(fields, 'otra');
    if (numbers.length === 0) return show(c, found, failedForm(fields, { otra: t.siblingsNone }));
    const added = await linkSiblings(deps, sessionOf(c), { number: found.number, numbers });
    if (added > 0) setFlash(c, cookies, { tone: 'good', text: t.linkedMany(added) });
    const chosen = found.siblings.map((one) => one.number).filter((one) => numbers.includes(one));
    return c.redirect(reviewOf([found.number, ...chosen]), 303);
  });
}

const numberIn = (fields: FormFields) => valuesOf(fields, 'cuenta')[0] ?? '';
