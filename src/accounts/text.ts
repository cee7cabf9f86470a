import type { Catalogue } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { AccountsText } from './text.es.ts';
import { es } from './text.es.ts';

export const accountsText: Catalogue<AccountsText> = { es, en };
