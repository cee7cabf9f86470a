import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { RegistrationText } from './text.es.ts';
import { es } from './text.es.ts';

export const registrationText: Catalogue<RegistrationText> = { es, en };
