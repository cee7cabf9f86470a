import type { Field, SelectField } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import type { Language } from '../../kit/text.ts';
import { foldText } from '../../kit/text.ts';
import type { JudgedRule, PasswordContext, PasswordRule } from './password-rules.ts';
import { isAccepted, judgePassword, PASSWORD_RULES } from './password-rules.ts';
import type { QuestionKey } from './questions.ts';
import { ANSWER_LETTERS, isQuestion, normaliseAnswer, QUESTION_KEYS, QUESTIONS } from './questions.ts';
import type { CredentialsText } from './text.ts';
import { credentialsText } from './text.ts';

/** One rule as it is shown: before anything was typed each is merely told, afterwards met or not (D17). */
export interface ShownRule {
  text: string;
  state: 'told' | 'met' | 'missed';
  glyph: string;
  /** In words, for those who see neither glyph nor colour. */
  word: string;
}

/** The two fields of a new password with its rules, for the partial `identity/new-password`. */
export interface PasswordChoice {
  fields: Field[];
  heading: string;
  rules: ShownRule[];
  advice: string;
}

/** The fields of a question and its answer, for the partial `identity/new-question`. */
export interface QuestionChoice {
  select: SelectField;
  answer: Field;
}

/** `judged` is what the last try was told, null before there was one. */
export function passwordChoice(language: Language, judged: readonly JudgedRule[] | null): PasswordChoice {
  const t = credentialsText[language];
  const secret = { type: 'password', autocomplete: 'new-password' } as const;
  return {
    fields: [field('contrasena', t.password, secret), field('repetir', t.repeat, secret)],
    heading: t.rulesHeading,
    rules: PASSWORD_RULES.map((rule) => shownRule(t, rule, judged)),
    advice: t.advice,
  };
}

function shownRule(t: CredentialsText, rule: PasswordRule, judged: readonly JudgedRule[] | null): ShownRule {
  const found = judged?.find((one) => one.rule === rule);
  if (!found) return { text: t.rules[rule], state: 'told', glyph: '', word: '' };
  return found.met
    ? { text: t.rules[rule], state: 'met', glyph: '✓', word: t.met }
    : { text: t.rules[rule], state: 'missed', glyph: '✕', word: t.missed };
}

export interface NewPassword {
  contrasena: string;
  repetir: string;
}

export type CheckedPassword =
  | { ok: true; password: string }
  | { ok: false; errors: Record<string, string>; judged: JudgedRule[] | null };

/** Judges a new password and its repetition; `errors` are for the fields of `passwordChoice`. */
export async function checkNewPassword(
  language: Language,
  typed: NewPassword,
  context: PasswordContext,
): Promise<CheckedPassword> {
  const t = credentialsText[language];
  const { contrasena, repetir } = typed;
  if (contrasena === '') return { ok: false, errors: { contrasena: t.missingPassword }, judged: null };
  const judged = await judgePassword(contrasena, context);
  if (!isAccepted(judged)) return { ok: false, errors: { contrasena: t.weakPassword }, judged };
  if (contrasena !== repetir) return { ok: false, errors: { repetir: t.notTheSame }, judged };
  return { ok: true, password: contrasena };
}

export function questionChoice(language: Language): QuestionChoice {
  const t = credentialsText[language];
  const options = QUESTION_KEYS.map((key) => ({ value: key, label: QUESTIONS[key][language] }));
  return {
    select: { name: 'pregunta', label: t.question, hint: t.questionHint, blank: t.chooseQuestion, options },
    answer: field('respuesta', t.answer, { hint: t.answerHint }),
  };
}

export type CheckedAnswer =
  | { ok: true; question: QuestionKey; answer: string }
  | { ok: false; errors: Record<string, string> };

const LONGEST_ANSWER = 100;

/** `answer` comes normalised, ready to be hashed; `known` is what gives it away. */
export function checkNewAnswer(
  language: Language,
  typed: { pregunta: string; respuesta: string },
  known: readonly string[],
): CheckedAnswer {
  const t = credentialsText[language];
  const answer = normaliseAnswer(typed.respuesta);
  const errors: Record<string, string> = {};
  if (!isQuestion(typed.pregunta)) errors.pregunta = t.missingQuestion;
  if (typed.respuesta.trim() === '') errors.respuesta = t.missingAnswer;
  else if (answer.length < ANSWER_LETTERS || typed.respuesta.length > LONGEST_ANSWER)
    errors.respuesta = t.answerLength;
  else if (isTold(typed.pregunta, answer, known)) errors.respuesta = t.answerTold;
  if (!isQuestion(typed.pregunta) || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, question: typed.pregunta, answer };
}

/** An answer that the question itself, or what others know of a person (e-mail, surname, account), gives away. */
function isTold(question: string, answer: string, known: readonly string[]): boolean {
  const asked = isQuestion(question) ? Object.values(QUESTIONS[question]).map(foldText).join(' ') : '';
  return asked.split(' ').includes(answer) || known.some((text) => normaliseAnswer(text).includes(answer));
}
