import type { Deps } from '../deps.ts';
import type { Ctx } from '../http/context.ts';
import type { FormFields, FormState } from '../http/form.ts';
import { emptyForm, parseForm, readForm } from '../http/form.ts';
import type { Crumb } from '../http/page/frame.ts';
import { logOf } from '../http/request-log.ts';
import type { Payer } from '../payables/payer.ts';
import { openCheckout } from '../payments/attempts/checkout.ts';
import { confirmedCents, recordAttempt } from '../payments/attempts/start.ts';
import { findAttempt } from '../payments/attempts/store.ts';
import { platformMood } from '../payments/platforms/health/store.ts';
import type { Choice } from './choice.ts';
import { choiceOf } from './choice.ts';
import { rememberGuestAttempt } from './guest/attempt-cookie.ts';
import { receiptForm } from './guest/forms.ts';
import { phonePanel } from './guest/phone-panel.ts';
import { guestText } from './guest/text.ts';
import type { PayingPaths } from './paths.ts';
import { questionPage } from './question/page.ts';
import { payingText } from './text.ts';
import { openWays } from './ways/transfer.ts';

/** Who is about to pay, and what differs between customers and guests on the way. */
export interface Paying {
  payer: Payer;
  /** Where the receipt goes; null: the payer says. */
  receiptEmail: string | null;
  paths: PayingPaths;
  trail: Crumb[];
  /** The attempt must open in this browser without a session. */
  remembers: boolean;
  /** Whether an attempt that has some of the items in hand may be shown to this payer. */
  maySee(attemptId: string): boolean;
  /** Nothing of what was chosen can be paid: where and how that is said. */
  nothing(choice: Choice): Response;
}

interface Asked {
  paying: Paying;
  fields: FormFields;
  changed: boolean;
  form?: FormState;
}

/** The summary and the question (D27); without anything payable it leads back. */
export async function askToPay(c: Ctx, deps: Deps, asked: Asked): Promise<Response> {
  const t = payingText[c.get('language')];
  const { paying } = asked;
  const { payer, receiptEmail, paths } = paying;
  const choice = await choiceOf(deps.payables, payer, asked.fields);
  const { items, wanted, early, discards } = choice;
  if (items.length === 0) return paying.nothing(choice);
  const model = questionPage(c.get('formats'), {
    items,
    sources: deps.payables.sources,
    platform: deps.payments.platform,
    mood: await platformMood(deps.payments),
    receiptEmail,
    form: asked.form ?? emptyForm(),
    phonePanel: await phonePanel(c, deps, { payer, items, receiptEmail }),
    paths,
    open: openWays(deps.settings.last(), logOf(c)),
    changed: asked.changed,
    dropped: wanted > items.length,
    early,
    accountNumber: payer.account.number,
    discards,
    remarks: await deps.payables.remarks(payer.account, items),
  });
  return deps.render.page(c, 'paying/question', {
    model,
    title: t.payTitle,
    trail: [...paying.trail, { label: t.payTitle, href: null }],
    status: asked.changed || asked.form ? 422 : 200,
    fragments: { ventana: 'paying/question-window' },
  });
}

/** Row first, then the platform, then the redirect. */
export async function confirmPayment(c: Ctx, deps: Deps, paying: Paying): Promise<Response> {
  const fields = await readForm(c);
  const ask = (how: Partial<Asked> = {}) => askToPay(c, deps, { paying, fields, changed: false, ...how });
  const parsed = parseForm(receiptForm(guestText[c.get('language')]), fields);
  if (paying.receiptEmail === null && !parsed.ok) return await ask({ form: parsed.form });
  const started = await recordAttempt(deps.payments, paying.payer, {
    fields,
    confirmedCents: confirmedCents(fields),
    receiptEmail: paying.receiptEmail ?? (parsed.ok ? parsed.data.correo : ''),
    language: c.get('language'),
  });
  if (started.kind === 'changed') return await ask({ changed: true });
  if (started.kind === 'nothing') return await ask();
  if (started.kind === 'taken')
    return paying.maySee(started.attemptId) ? c.redirect(`/pagos/${started.attemptId}`, 303) : await ask();
  return await leave(c, deps, { attemptId: started.attemptId, remembers: paying.remembers });
}

async function leave(
  c: Ctx,
  deps: Deps,
  { attemptId, remembers }: { attemptId: string; remembers: boolean },
): Promise<Response> {
  const attempt = await findAttempt(deps.db, attemptId);
  if (!attempt) throw new Error('the attempt that was just recorded is gone');
  if (remembers) rememberGuestAttempt(c, deps, attempt.id);
  const url = await openCheckout(deps.payments, attempt);
  return c.redirect(url ?? `/pagos/${attempt.id}`, 303);
}
