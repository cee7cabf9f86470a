import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { ReceiptsText } from './text.es.ts';
import { es } from './text.es.ts';

export const receiptsText: Catalogue<ReceiptsText> = { es, en };
