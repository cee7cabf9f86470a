import type { Account } from '../accounts/account.ts';
import { accountFrame } from '../accounts/menus.ts';
import type { AccountFrame } from '../http/page/frame.ts';
import type { LocalDate } from '../kit/dates.ts';
import type { Cents } from '../kit/money.ts';
import type { Language } from '../kit/text.ts';
import type { Obstacle, OfferedPayable } from './payable.ts';
import type { Remark } from './remark.ts';

/** Invented debts for the gallery. */
export const SAMPLE_TODAY: LocalDate = '2026-11-22';
export const SAMPLE_PHONE = '(0261) 555-0100';
export const SAMPLE_ATTEMPT = '01KC0000000000000000000000';

export const sampleFields: ReadonlyMap<string, string> = new Map([
  ['invoice', 'factura'],
  ['instalment', 'cuota'],
  ['charge', 'cargo'],
]);

export const sampleAccount: Account = {
  number: '100000002',
  holderName: 'GÓMEZ, ANA MARÍA',
  holderSurname: 'GÓMEZ',
  serviceAddress: 'San Martín 1234',
  locality: 'Godoy Cruz',
  postcode: '5501',
  category: 'residential',
  service: 'unmetered',
  meterNumber: null,
  status: 'active',
  closedOn: null,
  collection: 'portal',
  collectionNote: null,
  ebillEmail: null,
  billLabel: null,
  customerId: null,
};

const HOME = `/cuentas/${sampleAccount.number}`;

export function sampleFrame(language: Language, path = HOME): AccountFrame {
  const others = [
    { ...sampleAccount, number: '100000001', serviceAddress: 'Av. Colón 250', locality: 'Ciudad' },
    sampleAccount,
  ];
  return accountFrame(language, { account: sampleAccount, others, path });
}

interface SampleDebt {
  dueOn: LocalDate;
  amountCents: Cents;
  obstacle?: Obstacle;
}

/** The n-th bill of the year. */
export function sampleBill(n: number, { dueOn, amountCents, obstacle }: SampleDebt): OfferedPayable {
  const reference = `B-1002-${String(n).padStart(2, '0')}`;
  const overdue = dueOn < SAMPLE_TODAY;
  return {
    kind: 'invoice',
    id: reference,
    labels: { es: `Bimestre ${n} de 2026`, en: `Bimester ${n} of 2026` },
    reference,
    dueOn,
    secondDueOn: overdue ? null : dueOn.replace(/\d\d$/, '30'),
    secondAmountCents: overdue ? null : Math.round(amountCents * 1.03),
    amountCents,
    overdue,
    href: `${HOME}/facturas/${reference}`,
    obstacle: obstacle ?? null,
  };
}

export function sampleInstalment(n: number, { dueOn, amountCents, obstacle }: SampleDebt): OfferedPayable {
  return {
    kind: 'instalment',
    id: `P-1-${n}`,
    labels: { es: `Cuota ${n} de 6 del plan de pago`, en: `Instalment ${n} of 6 of the payment plan` },
    reference: `${n}/6`,
    dueOn,
    secondDueOn: null,
    secondAmountCents: null,
    amountCents,
    overdue: dueOn < SAMPLE_TODAY,
    href: `${HOME}/planes/P-1`,
    obstacle: obstacle ?? null,
  };
}

/** In the words of Spanish in both languages: what they are is said by those who know. */
export function sampleRemark(
  { kind, id }: Pick<OfferedPayable, 'kind' | 'id'>,
  said: { kind: Remark['kind']; text: string; detail: string; link: { label: string; href: string } },
): Remark {
  const { text, detail, link } = said;
  const good = said.kind === 'debited' || said.kind === 'plan-waits';
  return {
    item: { kind, id },
    kind: said.kind,
    tone: good ? 'info' : 'warn',
    glyph: good ? '…' : '!',
    debit: null,
    inWords: () => ({ text, detail, link }),
  };
}
