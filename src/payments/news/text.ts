import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { NewsText } from './text.es.ts';
import { es } from './text.es.ts';

export const newsText: Catalogue<NewsText> = { es, en };
