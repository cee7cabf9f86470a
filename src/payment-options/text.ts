import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { PaymentOptionsText } from './text.es.ts';
import { es } from './text.es.ts';

export const paymentOptionsText: Catalogue<PaymentOptionsText> = { es, en };
