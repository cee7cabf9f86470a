import { startDigitalBill } from '../../src/digital-bill/store.ts';
import { sealBankAccount } from '../../src/direct-debit/means.ts';
import { startDirectDebit } from '../../src/direct-debit/store.ts';
import type { Clock } from '../../src/kit/clock.ts';
import type { Tx } from '../../src/kit/database.ts';
import type { LocalDate } from '../../src/kit/dates.ts';
import { addDays, addMonths } from '../../src/kit/dates.ts';
import type { OutsidePayment } from '../../src/payments/intake.ts';
import { addActivePlan } from '../../src/plans/life/record.ts';

const DAY_MS = 86_400_000;
const PLAN_AGE_DAYS = 25;
const INSTALMENTS = 6;
const INSTALMENT_CENTS = 2_000_000;
const FINANCED = '100000006';

/** What customers arranged before today: enrolments and one plan, by the login behind each e-mail. */
export async function makeAgreements(
  tx: Tx,
  clock: Clock,
  { today, userIds, secret }: { today: LocalDate; userIds: Map<string, string>; secret: string },
): Promise<void> {
  const enrolment = (accountNumber: string, email: string) => ({
    accountNumber,
    userId: userIds.get(email) as string,
  });
  await startDigitalBill(tx, daysAgo(clock, 200), enrolment('100000001', 'ana.gomez@example.com'));
  await startDirectDebit(tx, daysAgo(clock, 120), {
    ...enrolment(FINANCED, 'carla.diaz@example.com'),
    means: sealBankAccount(secret, {
      cbu: '2850590940090418135201',
      taxId: '30500001735',
      holder: 'FERRETERÍA EL CÓNDOR SRL',
    }),
  });
  const firstDue = addDays(today, -20);
  await addActivePlan(tx, daysAgo(clock, PLAN_AGE_DAYS), {
    accountNumber: FINANCED,
    invoiceNumbers: ['B-1006-09', 'B-1006-10', 'B-1006-11'],
    instalments: Array.from({ length: INSTALMENTS }, (_, index) => ({
      dueOn: addMonths(firstDue, index),
      amountCents: INSTALMENT_CENTS,
      paid: index === 0,
    })),
  });
}

/** The first instalment, paid over the counter when the plan was agreed. */
export const instalmentPaidAtOffice = (today: LocalDate): OutsidePayment => ({
  reference: 'CAJA-1006-P1',
  account_number: FINANCED,
  invoice_number: null,
  paid_on: addDays(today, -PLAN_AGE_DAYS),
  amount_cents: INSTALMENT_CENTS,
  channel: 'oficina',
});

const daysAgo = (clock: Clock, days: number): Clock => ({
  now: () => new Date(clock.now().getTime() - days * DAY_MS),
});
