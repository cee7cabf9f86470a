import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { ConsentsText } from './text.es.ts';
import { es } from './text.es.ts';

export const consentsText: Catalogue<ConsentsText> = { es, en };
