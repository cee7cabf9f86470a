import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { InvoicesText } from './text.es.ts';
import { es } from './text.es.ts';

export const invoicesText: Catalogue<InvoicesText> = { es, en };
