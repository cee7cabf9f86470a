import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { ProfileText } from './text.es.ts';
import { es } from './text.es.ts';

export const profileText: Catalogue<ProfileText> = { es, en };
