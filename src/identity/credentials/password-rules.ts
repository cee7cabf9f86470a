import { foldText } from '../../kit/text.ts';
import { isCommonPassword } from './common-passwords.ts';

/** What is asked of a password (D17), in the order in which it is shown. */
export const PASSWORD_RULES = ['length', 'upper', 'lower', 'digit', 'special', 'common', 'own'] as const;
export type PasswordRule = (typeof PASSWORD_RULES)[number];

export interface JudgedRule {
  rule: PasswordRule;
  met: boolean;
}

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;

/** What a password may not be made of: the utility's name, the e-mail, the account, the surname. */
export type PasswordContext = readonly string[];

const PATTERNS: Record<'upper' | 'lower' | 'digit' | 'special', RegExp> = {
  upper: /\p{Lu}/u,
  lower: /\p{Ll}/u,
  digit: /\p{Nd}/u,
  special: /[^\p{L}\p{M}\p{N}\s]/u,
};

/** Each rule with whether it is met. All must be; an empty password meets none. */
export async function judgePassword(password: string, context: PasswordContext): Promise<JudgedRule[]> {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  const met: Record<PasswordRule, boolean> = {
    length: length >= PASSWORD_MIN && length <= PASSWORD_MAX,
    upper: PATTERNS.upper.test(text),
    lower: PATTERNS.lower.test(text),
    digit: PATTERNS.digit.test(text),
    special: PATTERNS.special.test(text),
    common: length > 0 && !(await isCommonPassword(text)),
    own: length > 0 && !leansOn(text, context),
  };
  return PASSWORD_RULES.map((rule) => ({ rule, met: met[rule] }));
}

export const isAccepted = (judged: readonly JudgedRule[]): boolean => judged.every(({ met }) => met);

/** A long sentence may name what it likes: only what is left without the known words counts. */
function leansOn(password: string, context: PasswordContext): boolean {
  const plain = foldText(password).replace(/ /g, '');
  const left = wordsOf(context).reduce((rest, word) => rest.replaceAll(word, ''), plain);
  return left.length < plain.length && left.length < PASSWORD_MIN;
}

/** The words, longest first, and each text run together. */
function wordsOf(context: PasswordContext): string[] {
  const folded = context.map(foldText).filter(Boolean);
  const words = folded.flatMap((text) => [text.replace(/ /g, ''), ...text.split(' ')]);
  return [...new Set(words)].filter((word) => word.length >= 4).sort((a, b) => b.length - a.length);
}
