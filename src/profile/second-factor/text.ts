import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { SecondFactorText } from './text.es.ts';
import { es } from './text.es.ts';

export const secondFactorText: Catalogue<SecondFactorText> = { es, en };
