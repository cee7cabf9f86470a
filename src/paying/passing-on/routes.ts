import type { Hono } from 'hono';
import { requireAccount } from '../../accounts/access.ts';
import type { Deps } from '../../deps.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { setFlash } from '../../http/flash.ts';
import type { FormFields, FormState } from '../../http/form.ts';
import { emptyForm, parseForm, readForm, readQuery, valuesOf } from '../../http/form.ts';
import { requireSession, sessionOf } from '../../http/guards.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import { newId } from '../../kit/ids.ts';
import { selectionQuery } from '../../payables/selection.ts';
import type { Choice } from '../choice.ts';
import { choiceOf } from '../choice.ts';
import { customerPaying } from '../customer.ts';
import { LINK_MINUTES } from '../guest/codes.ts';
import { codePanel } from '../guest/phone-panel.ts';
import type { Paying } from '../paying.ts';
import { payingText } from '../text.ts';
import { linkForm } from './forms.ts';
import { issueCode, mailLink } from './issue.ts';
import { passingOnPage } from './page.ts';
import { keepShownCode, shownCode } from './shown-code.ts';
import { passingOnText } from './text.ts';
import { listPassedOn } from './trail.ts';

const PATH = '/cuentas/:number/pagar/enlace';

/** For customers with a session of their own; on a lobby computer the question itself shows a code. */
export function passingOnRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const account = requireAccount(deps.db, deps.cookies);
  const formAt = (c: Ctx, fields: FormFields) => {
    const query = deps.payables.sources.flatMap(({ field }) =>
      valuesOf(fields, field).map((id): [string, string] => [field, id]),
    );
    return `/cuentas/${c.req.param('number')}/pagar/enlace?${new URLSearchParams(query)}`;
  };
  const session = requireSession(deps.keptForms, formAt);

  app.get(PATH, requireSession(deps.keptForms), account, async (c) => {
    const asked = await askedFor(c, deps, readQuery(c));
    return asked instanceof Response ? asked : show(c, deps, asked);
  });
  app.post(PATH, session, account, (c) => sendLink(c, deps));
  app.post('/cuentas/:number/pagar/codigo', session, account, (c) => makeCode(c, deps));
}

interface Asked {
  paying: Paying;
  choice: Choice;
  /** This page, with what can be paid of what was chosen. */
  here: string;
  form?: FormState;
}

async function askedFor(c: Ctx, deps: Deps, fields: FormFields): Promise<Asked | Response> {
  const paying = await customerPaying(c, deps);
  const choice = await choiceOf(deps.payables, paying.payer, fields);
  if (choice.items.length === 0) return paying.nothing(choice);
  const query = selectionQuery(choice.items, deps.payables.sources);
  if (c.get('kiosk')) return c.redirect(`${paying.paths.question}?${query}`, 303);
  return { paying, choice, here: `${paying.paths.passOn}?${query}` };
}

async function show(c: Ctx, deps: Deps, { paying, choice, here, form }: Asked): Promise<Response> {
  const f = c.get('formats');
  const t = passingOnText[f.language];
  const { paths, payer } = paying;
  const { items } = choice;
  const query = selectionQuery(items, deps.payables.sources);
  const made = shownCode(c, deps, here);
  const since = addMinutes(instant(deps.clock), -LINK_MINUTES);
  const dropped = choice.wanted > items.length;
  const model = passingOnPage(f, {
    items,
    dropped,
    hidden: [...new URLSearchParams(query), ['envio', newId(deps.clock)]].map(([name = '', value = '']) => ({
      name,
      value,
    })),
    actions: { link: paths.passOn ?? '', code: `${paths.question}/codigo` },
    form: form ?? emptyForm(),
    phone:
      made &&
      (await codePanel(deps, {
        code: made.code,
        until: t.code.until(f.time(made.expiresAt)),
        heading: t.code.shown,
        text: t.code.shownText,
        language: f.language,
      })),
    recent: await listPassedOn(deps.db, { accountNumber: payer.account.number, since }),
    userId: sessionOf(c).userId,
    backHref: `${paths.question}?${query}`,
  });
  return deps.render.page(c, 'paying/passing-on/page', {
    model,
    title: t.title,
    trail: [
      { label: payingText[f.language].payTitle, href: model.backHref },
      { label: t.crumb, href: null },
    ],
    status: c.req.method === 'POST' ? 422 : 200,
  });
}

const issueOf = (c: Ctx, { paying, choice }: Asked) => ({
  actor: { kind: 'customer', id: sessionOf(c).userId } as const,
  accountNumber: paying.payer.account.number,
  items: choice.items,
});

/** What was left out meanwhile is shown before anything is passed on. */
const isWhole = ({ choice }: Asked) => choice.wanted === choice.items.length;

async function sendLink(c: Ctx, deps: Deps): Promise<Response> {
  const fields = await readForm(c);
  const t = passingOnText[c.get('language')];
  const asked = await askedFor(c, deps, fields);
  if (asked instanceof Response) return asked;
  const parsed = parseForm(linkForm(t), fields);
  if (!parsed.ok) return await show(c, deps, { ...asked, form: parsed.form });
  const to = parsed.data.correo;
  if (!isWhole(asked)) return await show(c, deps, { ...asked, form: emptyForm({ correo: to }) });
  const [sent = ''] = valuesOf(fields, 'envio');
  const once = /^[0-9A-Z]{26}$/.test(sent) ? sent : newId(deps.clock);
  const language = c.get('language');
  const code = await mailLink(deps, { ...issueOf(c, asked), to, language, once });
  const until = code?.expiresAt ?? addMinutes(instant(deps.clock), LINK_MINUTES);
  setFlash(c, deps.cookies, { tone: 'good', text: t.mail.sent(to, c.get('formats').moment(until)) });
  return c.redirect(asked.here, 303);
}

async function makeCode(c: Ctx, deps: Deps): Promise<Response> {
  const asked = await askedFor(c, deps, await readForm(c));
  if (asked instanceof Response) return asked;
  if (!isWhole(asked)) return await show(c, deps, asked);
  const code = await issueCode(deps, issueOf(c, asked));
  keepShownCode(c, deps, { page: asked.here, code });
  return c.redirect(asked.here, 303);
}
