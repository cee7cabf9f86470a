import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { RefusalsText } from './text.es.ts';
import { es } from './text.es.ts';

export const refusalsText: Catalogue<RefusalsText> = { es, en };
