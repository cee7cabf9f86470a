import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { WaysText } from './text.es.ts';
import { es } from './text.es.ts';

export const waysText: Catalogue<WaysText> = { es, en };
