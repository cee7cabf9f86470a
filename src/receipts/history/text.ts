import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { HistoryText } from './text.es.ts';
import { es } from './text.es.ts';

export const historyText: Catalogue<HistoryText> = { es, en };
