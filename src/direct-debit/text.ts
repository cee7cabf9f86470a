import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { DebitText } from './text.es.ts';
import { es } from './text.es.ts';

export const debitText: Catalogue<DebitText> = { es, en };
