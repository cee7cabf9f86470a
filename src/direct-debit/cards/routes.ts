import type { Hono } from 'hono';
import { accessOf, requireAccount } from '../../accounts/access.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormState } from '../../http/form.ts';
import { emptyForm, failedForm, readForm, valuesOf } from '../../http/form.ts';
import { requireSession } from '../../http/guards.ts';
import { withBack } from '../../http/origin.ts';
import { isRecent, REAUTH } from '../../identity/reauth/recent.ts';
import { notFound } from '../../kit/errors.ts';
import type { CardPort } from '../../payments/platforms/cards.ts';
import { billsNotCaught } from '../outlook/not-caught.ts';
import { debitHref } from '../places.ts';
import { findEnrolment } from '../store.ts';
import { debitText } from '../text.ts';
import { cardFormPage, cardStatePage } from './page.ts';
import { beginCard, setupHref } from './setup/begin.ts';
import { finishSetup } from './setup/finish.ts';
import { findSetup } from './setup/store.ts';
import { cardText } from './text.ts';

const PAGE = '/cuentas/:number/debito-automatico/tarjeta';

/** A card, typed in on the platform and never here (D12): what is agreed to, the way there, and the way back. */
export function cardRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const cardHref = (c: Ctx) => `${debitHref(c.req.param('number') ?? '')}/tarjeta`;
  const guards = [requireSession(deps.keptForms, cardHref), requireAccount(deps.db, deps.cookies)] as const;

  app.get(PAGE, ...guards, async (c) => {
    cardsOf(deps);
    const { account, userId } = accessOf(c);
    if (await findEnrolment(deps.db, account.number)) return c.redirect(debitHref(account.number), 303);
    const kept = await deps.keptForms.take(userId, c.req.path);
    return await showForm(c, deps, emptyForm(kept ?? {}));
  });

  app.post(PAGE, ...guards, async (c) => {
    const cards = cardsOf(deps);
    const access = accessOf(c);
    const language = c.get('language');
    const fields = await readForm(c);
    if (valuesOf(fields, 'acepto').length === 0)
      return await showForm(c, deps, failedForm({}, { acepto: debitText[language].errors.terms }));
    if (!isRecent(c, deps)) {
      await deps.keptForms.keep(access.userId, c.req.path, { acepto: '1' });
      return c.redirect(withBack(REAUTH, c.req.path), 303);
    }
    const begun = await beginCard(deps, access, { language, cards });
    const { number } = access.account;
    switch (begun.kind) {
      case 'go':
        return c.redirect(begun.url, 303);
      case 'wait':
        return c.redirect(setupHref(number, begun.id), 303);
      case 'refused':
        return say(c, deps, {
          tone: 'bad',
          text: cardText[language].refused,
          to: `${debitHref(number)}/tarjeta`,
        });
      case 'already':
        return say(c, deps, { tone: 'good', text: debitText[language].already, to: debitHref(number) });
      case 'not-here':
        return c.redirect(debitHref(number), 303);
    }
  });

  /** The platform's return address. Nothing that it brings along is believed: the platform is asked. */
  app.get(`${PAGE}/:setup`, ...guards, async (c) => {
    const { account, userId } = accessOf(c);
    const id = c.req.param('setup');
    const known = await findSetup(deps.db, id);
    if (known?.accountNumber !== account.number || known.userId !== userId)
      throw notFound(`setup ${id} is not of ${userId}`);
    const { setup, answered } = await finishSetup(deps, id);
    if (!setup) throw notFound(`setup ${id}`);
    const enrolment = await findEnrolment(deps.db, account.number);
    // Enrolled once, and cancelled since.
    if (setup.state === 'enrolled' && enrolment?.kind !== 'card')
      return c.redirect(debitHref(account.number), 303);
    if (setup.state === 'enrolled' && enrolment) {
      const text = cardText[c.get('language')].enrolled(enrolment.bank ?? '', enrolment.lastFour ?? '');
      return say(c, deps, { tone: 'good', text, to: debitHref(account.number) });
    }
    if (enrolment && setup.state === 'superseded')
      return say(c, deps, {
        tone: 'good',
        text: debitText[c.get('language')].already,
        to: debitHref(account.number),
      });
    const model = cardStatePage(c.get('language'), { setup, answered });
    return deps.render.page(c, 'direct-debit/cards/state', {
      model,
      title: model.card.title,
      trail: [
        { label: debitText[c.get('language')].title, href: debitHref(account.number) },
        { label: model.card.title, href: null },
      ],
    });
  });
}

/** Where the platform keeps no cards there is no such page. */
function cardsOf(deps: Deps): CardPort {
  const { cards, name } = deps.payments.platform;
  if (!cards) throw notFound(`${name} keeps no cards`);
  return cards;
}

function say(
  c: Ctx,
  deps: Deps,
  { to, ...flash }: { tone: 'good' | 'bad'; text: string; to: string },
): Response {
  setFlash(c, deps.cookies, flash);
  return c.redirect(to, 303);
}

async function showForm(c: Ctx, deps: Deps, form: FormState): Promise<Response> {
  const { account } = accessOf(c);
  const { directDebit, utilityName, phone } = deps.settings.last();
  const model = cardFormPage(c.get('language'), {
    account,
    offered: directDebit.offered,
    phone,
    utility: utilityName,
    platform: deps.payments.platform,
    notCaught: await billsNotCaught(deps.db, deps, account),
    form,
  });
  return deps.render.page(c, 'direct-debit/cards/form', {
    model,
    title: model.t.title,
    trail: [{ label: model.t.title, href: null }],
    status: form.summary.length > 0 ? 422 : 200,
  });
}
