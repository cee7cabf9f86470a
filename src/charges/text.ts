import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { ChargesText } from './text.es.ts';
import { es } from './text.es.ts';

export const chargesText: Catalogue<ChargesText> = { es, en };

/** The edition of `accept.terms`: changed with its words. */
export const CHARGE_TERMS = '2026-11';
