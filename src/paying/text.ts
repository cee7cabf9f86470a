import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { PayingText } from './text.es.ts';
import { es } from './text.es.ts';

export const payingText: Catalogue<PayingText> = { es, en };
