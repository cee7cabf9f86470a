import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { SurplusText } from './text.es.ts';
import { es } from './text.es.ts';

export const surplusText: Catalogue<SurplusText> = { es, en };
