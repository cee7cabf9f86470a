import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { DeliveriesText } from './text.es.ts';
import { es } from './text.es.ts';

export const deliveriesText: Catalogue<DeliveriesText> = { es, en };
