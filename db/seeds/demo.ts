import { takeAccounts } from '../../src/accounts/intake.ts';
import { addLink } from '../../src/accounts/store.ts';
import { noteFirstImport } from '../../src/billing-exchange/first-import.ts';
import { takeCharges } from '../../src/charges/intake.ts';
import type { Config } from '../../src/config.ts';
import { takeReadings } from '../../src/consumption/intake.ts';
import type { Passwords } from '../../src/identity/credentials/passwords.ts';
import { createPasswords } from '../../src/identity/credentials/passwords.ts';
import { normaliseAnswer } from '../../src/identity/credentials/questions.ts';
import type { NewUser } from '../../src/identity/store.ts';
import { addUser } from '../../src/identity/store.ts';
import { takeInvoiceLines, takeInvoices } from '../../src/invoices/intake.ts';
import type { Clock } from '../../src/kit/clock.ts';
import type { Db, Tx } from '../../src/kit/database.ts';
import { transact } from '../../src/kit/database.ts';
import type { LocalDate } from '../../src/kit/dates.ts';
import { addDays } from '../../src/kit/dates.ts';
import { localDate } from '../../src/kit/intl/zone.ts';
import { saveSettings } from '../../src/kit/settings.ts';
import { takeOutsidePayments } from '../../src/payments/intake.ts';
import { instalmentPaidAtOffice, makeAgreements } from './demo-agreements.ts';
import { invoicesOf, linesOfSeries, openSeries } from './demo-bills.ts';
import { meteredSeries, paymentsOf, readingsOf } from './demo-history.ts';
import type { DemoUser } from './demo-people.ts';
import { DEMO_ANSWER, DEMO_QUESTION, demoAccounts, demoSettings, demoUsers } from './demo-people.ts';

/** Fills a new database with the demo utility, whole or not at all; false when it held people or accounts already. */
export async function loadDemo(
  db: Db,
  config: Pick<Config, 'secret' | 'timeZone'> & { passwords?: Passwords },
  clock: Clock,
): Promise<boolean> {
  if (!(await isNew(db))) return false;
  const passwords = config.passwords ?? createPasswords(config.secret);
  const users = await Promise.all(
    demoUsers.map(async (user) => ({
      ...user,
      passwordHash: await passwords.hash(user.password),
      question: DEMO_QUESTION,
      answerHash: await passwords.hash(normaliseAnswer(DEMO_ANSWER)),
    })),
  );
  const today = localDate(clock.now(), config.timeZone);
  return await transact(db, async (tx) => {
    // Another process may have loaded it while the passwords were hashed.
    if (!(await isNew(tx))) return false;
    await saveSettings(tx, clock, demoSettings);
    await takeBilling(tx, today);
    await noteFirstImport(tx, clock);
    const userIds = await addUsers(tx, clock, users);
    await makeAgreements(tx, clock, { today, userIds, secret: config.secret });
    return true;
  });
}

async function isNew(db: Db): Promise<boolean> {
  const account = await db.selectFrom('accounts').select('number').limit(1).executeTakeFirst();
  const user = await db.selectFrom('users').select('id').limit(1).executeTakeFirst();
  return !account && !user;
}

/** What the billing system would have exported this morning. */
async function takeBilling(tx: Tx, today: LocalDate): Promise<void> {
  const metered = meteredSeries(today);
  const series = [metered, ...openSeries(today)];
  await takeAccounts(tx, demoAccounts(today));
  await takeInvoices(
    tx,
    series.flatMap((one) => invoicesOf(one, today)),
  );
  await takeInvoiceLines(tx, series.flatMap(linesOfSeries));
  await takeReadings(tx, readingsOf(metered, today));
  await takeOutsidePayments(tx, [...paymentsOf(metered), instalmentPaidAtOffice(today)]);
  await takeCharges(tx, [
    {
      number: 'C-1002-1',
      account_number: '100000002',
      concept: 'Reconexión',
      amount_cents: 1_850_000,
      created_on: addDays(today, -3),
      status: 'pending',
    },
  ]);
}

/** Adds the logins with their accounts, and answers the id of each e-mail. */
async function addUsers(
  tx: Tx,
  clock: Clock,
  users: (DemoUser & Pick<NewUser, 'passwordHash' | 'question' | 'answerHash'>)[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const user of users) {
    const userId = await addUser(tx, clock, user);
    ids.set(user.email, userId);
    for (const number of user.accounts) await addLink(tx, clock, { userId, number });
  }
  return ids;
}
