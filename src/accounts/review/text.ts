import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { ReviewText } from './text.es.ts';
import { es } from './text.es.ts';

export const reviewText: Catalogue<ReviewText> = { es, en };
