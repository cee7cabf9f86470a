import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cancelEnrolment } from '../../src/direct-debit/enrolment/enrol.ts';
import { genericCsv } from '../../src/direct-debit/layouts/generic-csv.ts';
import { FileTooOld, writeFile } from '../../src/direct-debit/orders/files.ts';
import { findEnrolment } from '../../src/direct-debit/store.ts';
import { transact } from '../../src/kit/database.ts';
import { centsToDecimal } from '../../src/kit/money.ts';
import { addNotice } from '../../src/notices/store.ts';
import { sweepRetention } from '../../src/privacy/retention.ts';
import { ANAS, NEXT, openOffice } from '../direct-debit/support.ts';
import { openTill } from '../payments/support/till.ts';
import { generate } from '../plans/support.ts';

const DAY = 24 * 60;
const TEN_YEARS = 10 * 366 * DAY;

test('a bank account is wiped 120 days after its enrolment ended, and never while the bank has a debit in hand', async () => {
  const office = await openOffice();
  const { deps } = office;
  await office.enrolAna();
  const [file] = await office.cut();
  await cancelEnrolment(deps, await office.access());
  const means = async () => {
    const rows = await deps.db
      .selectFrom('direct_debit_enrolments')
      .select('means_sealed')
      .where('account_number', '=', ANAS)
      .execute();
    return rows.filter((row) => row.means_sealed !== null).length;
  };
  const sweep = async (days: number) => {
    office.pass({ minutes: days * DAY });
    await sweepRetention(deps, await deps.settings.current());
    return await means();
  };
  assert.equal(await sweep(200), 1, 'the bank has not answered');
  const { id, amountCents, debitOn } = await office.order(NEXT);
  await office.answer(`${id},paid,,${centsToDecimal(amountCents)},${debitOn},`);
  assert.equal(await sweep(0), 0);
  await assert.rejects(writeFile({ ...deps, layout: genericCsv }, file?.number ?? 0), FileTooOld);
});

test('the bank account of an enrolment in force stays, and its consent with it', async () => {
  const office = await openOffice();
  const { deps } = office;
  await office.enrolAna();
  office.pass({ minutes: TEN_YEARS + DAY });
  await sweepRetention(deps, await deps.settings.current());
  assert.ok((await findEnrolment(deps.db, ANAS))?.meansSealed);
  assert.equal((await deps.db.selectFrom('consents').select('id').execute()).length, 1);
});

test('ten years after the end of an enrolment its consent goes', async () => {
  const office = await openOffice();
  const { deps } = office;
  await office.enrolAna();
  office.pass({ minutes: TEN_YEARS });
  await cancelEnrolment(deps, await office.access());
  const left = async (minutes: number) => {
    office.pass({ minutes });
    await sweepRetention(deps, await deps.settings.current());
    return (await deps.db.selectFrom('consents').select('id').execute()).length;
  };
  assert.equal(await left(TEN_YEARS - DAY), 1);
  assert.equal(await left(2 * DAY), 0);
});

test('who asked for a plan is forgotten ten years after it ended, the plan stays', async () => {
  const till = await openTill();
  const { deps } = till;
  const id = await generate(await till.signedIn());
  await deps.db
    .updateTable('plans')
    .set({ state: 'expired', ended_at: deps.clock.now().toISOString() })
    .execute();
  const requester = async (minutes: number) => {
    till.clock.advance({ minutes });
    await sweepRetention(deps, await deps.settings.current());
    return (
      await deps.db.selectFrom('plans').select('requester').where('id', '=', id).executeTakeFirstOrThrow()
    ).requester;
  };
  assert.notEqual(await requester(TEN_YEARS), null);
  assert.equal(await requester(DAY), null);
});

test('notices and reports of missing bills go with the trail', async () => {
  const office = await openOffice();
  const { db, clock, settings } = office.deps;
  const { userId } = await office.access();
  await transact(db, async (tx) => {
    await addNotice(tx, clock, { accountNumber: ANAS, kind: 'bill-not-sent', detail: {} });
    const report = { id: 'R-1', account_number: ANAS, invoice_number: NEXT, user_id: userId };
    await tx
      .insertInto('missing_bill_reports')
      .values({ ...report, reported_at: clock.now().toISOString() })
      .execute();
    const { id } = await tx.selectFrom('account_notices').select('id').executeTakeFirstOrThrow();
    const read = { notice_id: id, user_id: userId, read_at: clock.now().toISOString() };
    await tx.insertInto('account_notice_reads').values(read).execute();
  });
  const left = async (minutes: number) => {
    office.pass({ minutes });
    await sweepRetention(office.deps, await settings.current());
    const tables = ['account_notices', 'account_notice_reads', 'missing_bill_reports'] as const;
    return await Promise.all(
      tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length),
    );
  };
  assert.deepEqual(await left(1825 * DAY), [1, 1, 1]);
  assert.deepEqual(await left(1), [0, 0, 0]);
});
