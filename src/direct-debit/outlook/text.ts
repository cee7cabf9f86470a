import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { OutlookText } from './text.es.ts';
import { es } from './text.es.ts';

export const outlookText: Catalogue<OutlookText> = { es, en };
