import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { PaymentsText } from './text.es.ts';
import { es } from './text.es.ts';

export const paymentsText: Catalogue<PaymentsText> = { es, en };
