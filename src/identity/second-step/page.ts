import type { FormState } from '../../http/form.ts';
import { withBack } from '../../http/origin.ts';
import type { Field, Message } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import type { Language } from '../../kit/text.ts';
import { questionText } from '../credentials/questions.ts';
import { maskEmail } from '../mask.ts';
import type { User } from '../store.ts';
import type { StepMethod } from './step.ts';
import type { SecondStepText } from './text.es.ts';
import { secondStepText } from './text.ts';

export interface SecondStepPage {
  t: SecondStepText;
  lead: string;
  /** The words of the security question; null when something else is asked. */
  question: string | null;
  /** Null when only the mailed code is left. */
  field: Field | null;
  form: FormState;
  why: string[];
  /** False in the lobby, where nothing is kept. */
  canTrust: boolean;
  canMail: boolean;
  /** Whom to call when neither telephone nor paper is at hand; null where a mailed code helps. */
  lost: string | null;
  note: Message | null;
  back: string | null;
}

export interface MailedCodePage {
  t: SecondStepText;
  lead: string;
  field: Field;
  form: FormState;
  canTrust: boolean;
  /** Back to the security question, where it is still open. */
  questionHref: string | null;
  back: string | null;
}

declare module '../../http/render.ts' {
  interface Templates {
    'identity/question': SecondStepPage;
    'identity/mailed-code': MailedCodePage;
    'identity/trust': { t: SecondStepText };
    'identity/cancel': { t: SecondStepText };
  }
}

export interface Visit {
  kiosk: boolean;
  phone: string;
  back: string | null;
  form: FormState;
}

export function secondStepPage(
  language: Language,
  asked: { user: Pick<User, 'question' | 'answerFailures'>; method: StepMethod },
  visit: Visit,
): SecondStepPage {
  const t = secondStepText[language];
  const { user, method } = asked;
  const exhausted = method === 'mailed-code' && user.question !== null;
  return {
    t,
    lead: { question: t.lead, totp: t.leadTotp, 'mailed-code': t.leadCode }[method],
    question: method === 'question' ? questionText(user.question, language) : null,
    field: fieldOf(t, method),
    form: visit.form,
    why: visit.kiosk ? [t.whyKiosk] : t.why,
    canTrust: !visit.kiosk && method !== 'mailed-code',
    canMail: method !== 'totp',
    lost: method === 'totp' && visit.phone ? t.lostTelephone(visit.phone) : null,
    note: exhausted ? { tone: 'warn', glyph: '!', strong: t.exhausted, text: null, second: null } : null,
    back: visit.back,
  };
}

function fieldOf(t: SecondStepText, method: StepMethod): Field | null {
  if (method === 'question') return field('respuesta', t.answer, { hint: t.answerHint });
  if (method === 'totp') return codeField(t.totp, t.totpHint);
  return null;
}

const codeField = (label: string, hint: string) =>
  field('codigo', label, { hint, autocomplete: 'one-time-code', size: 'short' });

export function mailedCodePage(
  language: Language,
  asked: { user: Pick<User, 'email'>; canAnswer: boolean },
  visit: Visit,
): MailedCodePage {
  const t = secondStepText[language];
  return {
    t,
    lead: t.codeLead(maskEmail(asked.user.email)),
    field: codeField(t.code, t.codeHint),
    form: visit.form,
    canTrust: !visit.kiosk,
    questionHref: asked.canAnswer ? withBack('/pregunta', visit.back) : null,
    back: visit.back,
  };
}
