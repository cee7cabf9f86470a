import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { PayablesText } from './text.es.ts';
import { es } from './text.es.ts';

export const payablesText: Catalogue<PayablesText> = { es, en };
