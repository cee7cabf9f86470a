import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { SecondStepText } from './text.es.ts';
import { es } from './text.es.ts';

export const secondStepText: Catalogue<SecondStepText> = { es, en };
