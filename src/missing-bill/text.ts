import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { MissingBillText } from './text.es.ts';
import { es } from './text.es.ts';

export const missingBillText: Catalogue<MissingBillText> = { es, en };
