import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { KioskText } from './text.es.ts';
import { es } from './text.es.ts';

export const kioskText: Catalogue<KioskText> = { es, en };
