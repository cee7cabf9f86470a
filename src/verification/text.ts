import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { VerificationText } from './text.es.ts';
import { es } from './text.es.ts';

export const verificationText: Catalogue<VerificationText> = { es, en };
