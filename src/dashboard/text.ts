import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { DashboardText } from './text.es.ts';
import { es } from './text.es.ts';

export const dashboardText: Catalogue<DashboardText> = { es, en };
