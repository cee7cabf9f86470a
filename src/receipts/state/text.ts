import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { StateText } from './text.es.ts';
import { es } from './text.es.ts';

export const stateText: Catalogue<StateText> = { es, en };
