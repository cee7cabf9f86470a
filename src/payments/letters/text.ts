import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { PaymentLetterText } from './text.es.ts';
import { es } from './text.es.ts';

export const paymentLetterText: Catalogue<PaymentLetterText> = { es, en };
