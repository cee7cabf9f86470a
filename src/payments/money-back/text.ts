import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { MoneyBackText } from './text.es.ts';
import { es } from './text.es.ts';

export const moneyBackText: Catalogue<MoneyBackText> = { es, en };
