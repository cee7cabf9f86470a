import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { DigitalBillText } from './text.es.ts';
import { es } from './text.es.ts';

export const digitalBillText: Catalogue<DigitalBillText> = { es, en };
