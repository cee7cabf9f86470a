import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { PassingOnText } from './text.es.ts';
import { es } from './text.es.ts';

export const passingOnText: Catalogue<PassingOnText> = { es, en };
