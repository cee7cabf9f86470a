import type { Message } from '../../http/page/shared.ts';
import type { Catalogue } from '../../kit/text.ts';
import { foldText, type Language } from '../../kit/text.ts';
import type { Account } from '../account.ts';
import { collectionObstacle } from '../account.ts';

const es = {
  closed: 'La cuenta está cerrada y no se puede pagar en línea.',
  closedWhom: 'Consultá en el centro de atención o con quien administra el inmueble, que recibe el saldo.',
  leasing_office: 'Enviar a la oficina de arrendamiento',
  leasing_officeWhom: 'Estas facturas no se pagan acá: pagale a la oficina de arrendamiento.',
  office_only: 'Esta cuenta se paga solamente en nuestras oficinas.',
  office_onlyWhom: 'Acercate con la factura a cualquiera de nuestras oficinas.',
  note: (note: string) => `En la factura dice: ${note}.`,
  phone: (phone: string) => `Consultas: ${phone}.`,
};

const en: typeof es = {
  closed: 'The account is closed and cannot be paid online.',
  closedWhom: 'Ask the customer centre, or the property manager, who inherits the balance.',
  leasing_office: 'Remit to leasing office',
  leasing_officeWhom: 'These bills are not paid here: pay the leasing office.',
  office_only: 'This account is paid at our offices only.',
  office_onlyWhom: 'Bring the bill to any of our offices.',
  note: (note: string) => `The bill says: ${note}.`,
  phone: (phone: string) => `Questions: ${phone}.`,
};

const words: Catalogue<typeof es> = { es, en };

/** In the place of *Pagar*: why an account is not paid here, and whom to pay instead (D9); null when it is. */
export function collectionMessage(language: Language, account: Account, phone: string): Message | null {
  const obstacle = collectionObstacle(account);
  if (obstacle === null) return null;
  const t = words[language];
  const note = account.collectionNote?.trim().replace(/\.$/, '') ?? '';
  const said = foldText(note) === '' || foldText(note) === foldText(t[obstacle]);
  const second = [t[`${obstacle}Whom`]];
  if (!said) second.push(t.note(note));
  if (phone !== '') second.push(t.phone(phone));
  return { tone: 'warn', glyph: '!', strong: t[obstacle], text: null, second: second.join(' ') };
}
