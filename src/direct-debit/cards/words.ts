import type { Language } from '../../kit/text.ts';
import type { OrderState } from '../rules.ts';
import type { DebitEnrolment } from '../store.ts';
import { debitText } from '../text.ts';
import { cardText } from './text.ts';

/** `Visa terminada en 4242`, or the bank of an account. */
export function meansInWords(language: Language, { kind, bank, lastFour }: DebitEnrolment): string {
  const words = kind === 'card' ? cardText[language].ending : debitText[language].means;
  return words(bank ?? '', lastFour ?? '');
}

/** What a state of a debit is called, where a card's is not the bank's. */
export function stateInWords(language: Language, state: OrderState, byCard: boolean): string {
  const own = cardText[language].orderStates as Partial<Record<OrderState, string>>;
  return (byCard ? own[state] : undefined) ?? debitText[language].states[state];
}

/** Why an enrolment is suspended, and what would help. */
export function suspensionInWords(
  language: Language,
  { kind, suspendReason }: DebitEnrolment,
): { text: string; note: string } {
  const { suspended } = debitText[language];
  const card = cardText[language];
  if (kind !== 'card') return { text: suspended.refusals, note: suspended.note };
  if (suspendReason === 'platform') return { text: card.otherPlatform, note: '' };
  return { text: card.mail.suspended, note: card.suspendedNote };
}
