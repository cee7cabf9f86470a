import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { GuestText } from './text.es.ts';
import { es } from './text.es.ts';

export const guestText: Catalogue<GuestText> = { es, en };
