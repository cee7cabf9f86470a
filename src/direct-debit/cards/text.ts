import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { CardText } from './text.es.ts';
import { es } from './text.es.ts';

export const cardText: Catalogue<CardText> = { es, en };
