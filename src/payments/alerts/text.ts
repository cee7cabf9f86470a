import type { Catalogue } from '../../kit/text.ts';
import { en } from './text.en.ts';
import type { AlertsText } from './text.es.ts';
import { es } from './text.es.ts';

export const alertsText: Catalogue<AlertsText> = { es, en };
