import type { Account } from '../accounts/account.ts';
import { collectionObstacle } from '../accounts/account.ts';
import type { Message } from '../http/page/shared.ts';
import { foldText, type Language } from '../kit/text.ts';
import { invoicesText } from './text.ts';

/** In the place of *Pagar*: why an account is not paid here, and whom to pay instead (D9); null when it is. */
export function collectionMessage(language: Language, account: Account, phone: string): Message | null {
  const obstacle = collectionObstacle(account);
  if (obstacle === null) return null;
  const t = invoicesText[language].collection;
  const note = account.collectionNote?.trim().replace(/\.$/, '') ?? '';
  const said = foldText(note) === '' || foldText(note) === foldText(t[obstacle]);
  const second = [t[`${obstacle}Whom`]];
  if (!said) second.push(t.note(note));
  if (phone !== '') second.push(t.phone(phone));
  return { tone: 'warn', glyph: '!', strong: t[obstacle], text: null, second: second.join(' ') };
}
