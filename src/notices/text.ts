import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { NoticesText } from './text.es.ts';
import { es } from './text.es.ts';

export const noticesText: Catalogue<NoticesText> = { es, en };
