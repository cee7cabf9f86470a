import type { Language } from '../kit/text.ts';
import { digitalBillText } from './text.ts';

/** Names the edition of the words; changed with them, in both languages at once. */
export const TERMS_VERSION = '2026-11';

export const termsOf = (language: Language, utility: string): string[] =>
  digitalBillText[language].terms(utility);
