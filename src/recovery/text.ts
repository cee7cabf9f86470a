import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { RecoveryText } from './text.es.ts';
import { es } from './text.es.ts';

export const recoveryText: Catalogue<RecoveryText> = { es, en };
