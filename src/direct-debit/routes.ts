import type { Hono } from 'hono';
import type { CustomerAccess } from '../accounts/access.ts';
import { accessOf, requireAccount } from '../accounts/access.ts';
import { collectionObstacle } from '../accounts/account.ts';
import type { Deps } from '../deps.ts';
import { openWhole } from '../http/client/whole.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { setFlash } from '../http/flash.ts';
import type { FormState } from '../http/form.ts';
import { emptyForm, failedForm, parseForm, readForm, valuesOf } from '../http/form.ts';
import { requireSession } from '../http/guards.ts';
import { withBack } from '../http/origin.ts';
import { isRecent, REAUTH } from '../identity/reauth/recent.ts';
import { parseTaxId } from '../kit/argentina/tax-id.ts';
import { localDate } from '../kit/intl/zone.ts';
import { cardRoutes } from './cards/routes.ts';
import { enrol } from './enrolment/enrol.ts';
import type { BankAccount } from './means.ts';
import { bankOf } from './means.ts';
import { billsNotCaught } from './outlook/not-caught.ts';
import type { Draft } from './pages/forms.ts';
import { bankAccountForm, draftsOf, typedValues } from './pages/forms.ts';
import { manageRoutes, showManage } from './pages/manage-routes.ts';
import { debitConfirmPage, debitFormPage } from './pages/page.ts';
import { debitHref } from './places.ts';
import { findEnrolment, findLastCancelled } from './store.ts';
import { debitText } from './text.ts';

const PAGE = '/cuentas/:number/debito-automatico';

/** Enrolling (A119–A122) in two steps: whose bank account, then what that means. The rest is in `manage-routes.ts`. */
export function directDebitRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const formAt = (c: Ctx) => debitHref(c.req.param('number') ?? '');
  // A bank account is never kept in the clear, not even for who comes back from the sign-in.
  const guards = [requireSession(deps.keptForms, formAt), requireAccount(deps.db, deps.cookies)] as const;

  app.get(PAGE, ...guards, async (c) => {
    const { account, userId } = accessOf(c);
    const enrolment = await findEnrolment(deps.db, account.number);
    if (enrolment) return await showManage(c, deps, { enrolment, capForm: null });
    const kept = await deps.keptForms.take(userId, c.req.path);
    return await showForm(c, deps, emptyForm(openDraft(c, deps, kept?.borrador ?? '')?.values));
  });

  app.post(PAGE, ...guards, async (c) => {
    const fields = await readForm(c);
    if (!takesEnrolments(c, deps)) return await showForm(c, deps, emptyForm());
    const values = typedValues(fields);
    const parsed = parseForm(bankAccountForm(debitText[c.get('language')]), values);
    if (!parsed.ok) return await showForm(c, deps, parsed.form);
    const draft = closeDraft(c, deps, values);
    if (!isRecent(c, deps)) return await askPassword(c, deps, draft);
    return await showConfirm(c, deps, { draft, bankAccount: parsed.data, form: emptyForm() });
  });

  app.post(`${PAGE}/confirmar`, ...guards, async (c) => {
    const access = accessOf(c);
    const t = debitText[c.get('language')];
    const fields = await readForm(c);
    if (!takesEnrolments(c, deps)) return await showForm(c, deps, emptyForm());
    const sealed = valuesOf(fields, 'borrador')[0] ?? '';
    const draft = openDraft(c, deps, sealed);
    const parsed = draft && parseForm(bankAccountForm(t), draft.values);
    if (!draft || !parsed?.ok) return back(c, deps, { tone: 'bad', text: t.stale });
    if (valuesOf(fields, 'corregir').length > 0) return await showForm(c, deps, emptyForm(draft.values));
    if (!isRecent(c, deps)) return await askPassword(c, deps, sealed);
    if (valuesOf(fields, 'acepto').length === 0) {
      const form = failedForm({}, { acepto: t.errors.terms });
      return await showConfirm(c, deps, { draft: sealed, bankAccount: parsed.data, form });
    }
    return await confirm(c, deps, { access, bankAccount: parsed.data });
  });

  cardRoutes(app, deps);
  manageRoutes(app, deps, guards);
}

async function confirm(
  c: Ctx,
  deps: Deps,
  { access, bankAccount }: { access: CustomerAccess; bankAccount: BankAccount },
): Promise<Response> {
  const t = debitText[c.get('language')];
  const done = await enrol(deps, access, { bankAccount, language: c.get('language') });
  if (done.kind === 'not-here') return await showForm(c, deps, emptyForm());
  if (done.kind === 'already') return back(c, deps, { tone: 'good', text: t.already });
  return back(c, deps, { tone: 'good', text: t.enrolled(done.means.bank, done.means.lastFour) });
}

const takesEnrolments = (c: Ctx, deps: Deps): boolean =>
  deps.settings.last().directDebit.offered && collectionObstacle(accessOf(c).account) === null;

function back(c: Ctx, deps: Deps, flash: { tone: 'good' | 'bad'; text: string }): Response {
  setFlash(c, deps.cookies, flash);
  // What the window shows of that page has no place for the message.
  return openWhole(c, debitHref(accessOf(c).account.number));
}

const whoseOf = (c: Ctx) => {
  const { userId, account } = accessOf(c);
  return { userId, accountNumber: account.number };
};

const closeDraft = (c: Ctx, deps: Deps, values: Draft['values']) =>
  draftsOf(deps).close({ ...whoseOf(c), values });

const openDraft = (c: Ctx, deps: Deps, sealed: string) => draftsOf(deps).open(sealed, whoseOf(c));

/** The password stands before the money of a bank account; what was typed waits sealed. */
async function askPassword(c: Ctx, deps: Deps, draft: string): Promise<Response> {
  const { userId, account } = accessOf(c);
  const page = debitHref(account.number);
  await deps.keptForms.keep(userId, page, { borrador: draft });
  return c.redirect(withBack(REAUTH, page), 303);
}

async function showForm(c: Ctx, deps: Deps, form: FormState): Promise<Response> {
  const { account } = accessOf(c);
  const settings = deps.settings.last();
  const last = await findLastCancelled(deps.db, account.number);
  const model = debitFormPage(c.get('formats'), {
    account,
    offered: settings.directDebit.offered,
    phone: settings.phone,
    cancelled: last && { on: localDate(last.endedAt, deps.config.timeZone), number: last.cancelNumber },
    byCard: deps.payments.platform.cards !== null,
    form,
    notCaught: await billsNotCaught(deps.db, deps, account),
  });
  return deps.render.page(c, 'direct-debit/form', {
    model,
    title: model.t.title,
    trail: [{ label: model.t.title, href: null }],
    status: form.summary.length > 0 || (model.cannot && c.req.method === 'POST') ? 422 : 200,
    fragments: { ventana: 'direct-debit/form-window' },
  });
}

/** As it is written on papers. */
function shownTaxId(taxId: string): string {
  const parsed = parseTaxId(taxId);
  return parsed.ok ? parsed.formatted : taxId;
}

async function showConfirm(
  c: Ctx,
  deps: Deps,
  { draft, bankAccount, form }: { draft: string; bankAccount: BankAccount; form: FormState },
): Promise<Response> {
  const { account } = accessOf(c);
  const model = debitConfirmPage(c.get('formats'), {
    account,
    utility: deps.settings.last().utilityName,
    means: { bank: bankOf(bankAccount.cbu), lastFour: bankAccount.cbu.slice(-4) },
    holder: bankAccount.holder,
    taxId: shownTaxId(bankAccount.taxId),
    draft,
    form,
    notCaught: await billsNotCaught(deps.db, deps, account),
  });
  return deps.render.page(c, 'direct-debit/confirm', {
    model,
    title: model.t.confirmHeading,
    trail: [{ label: model.t.title, href: null }],
    status: form.summary.length > 0 ? 422 : 200,
    fragments: { ventana: 'direct-debit/confirm-window' },
  });
}
