import { addressOf } from '../../accounts/menus.ts';
import type { Formats } from '../../kit/formats.ts';
import type { PaymentMeans } from '../../payments/attempts/ledger.ts';
import type { ReceiptsText } from '../text.es.ts';
import { receiptsText } from '../text.ts';
import { stateText } from './text.ts';
import type { PaymentView } from './view.ts';

export interface Fact {
  label: string;
  value: string;
  code: boolean;
}

export function meansInWords(t: ReceiptsText, means: PaymentMeans, platform: string): string {
  if (means.fromEnrolledCard) return t.debitCard(means.lastFour ?? '', platform);
  if (means.debitBank !== null) return t.debit(means.debitBank, means.lastFour ?? '');
  if (means.method === 'bank_account') return t.bankAccount(platform);
  if (means.method === 'other') return t.otherMeans(platform);
  return means.lastFour ? t.cardEnding(means.lastFour, platform) : t.card(platform);
}

export function factsOf(f: Formats, view: PaymentView): Fact[] {
  const { attempt, account, means } = view;
  const t = receiptsText[f.language];
  const fact = (label: string, value: string, code = false) => ({ label, value, code });
  const facts = [
    fact(t.date, f.moment(attempt.paidAt ?? attempt.createdAt)),
    ...(view.guest
      ? [fact(t.account, account.number)]
      : [fact(t.account, `${account.number} · ${account.holderName}`), fact(t.address, addressOf(account))]),
  ];
  if (attempt.state !== 'paid' || !means)
    return [...facts, fact(stateText[f.language].attemptNumber, attempt.verificationCode, true)];
  return [
    ...facts,
    fact(t.means, meansInWords(t, means, view.platformLabel)),
    fact(t.operation, means.paymentId),
    fact(t.verificationCode, attempt.verificationCode, true),
  ];
}
