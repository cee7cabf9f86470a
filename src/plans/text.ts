import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { PlansText } from './text.es.ts';
import { es } from './text.es.ts';

export const plansText: Catalogue<PlansText> = { es, en };
