import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeStatements } from './judge.ts';

const GOOD = [
  'select "id" from "users" as "u" where "u"."email_key" = +?',
  'select "number" from "invoices" where "account_number" = +? and "status" = \'open\' and "settled_at" is null order by "due_on", "number"',
  'select "id" from "outbox" where "state" in (\'pending\', \'sending\') and "next_at" <= +? order by "next_at" limit +?',
  'select "value" from "settings"',
  'select "id" from "users" limit +?',
  'update "sessions" set "last_seen_at" = +? where "token_hash" = +?',
];

/** A statement, and what is wrong with it in a utility with a million accounts. */
const BAD: readonly (readonly [string, RegExp])[] = [
  ['select * from "ledger_entries" where "amount_cents" > +?', /reads all of ledger_entries/],
  ['select "id" from "ledger_entries" where "item_kind" = \'invoice\'', /reads all of|does not select/],
  ['select "id" from "outbox" where "state" = +? order by "created_at"', /reads all of outbox/],
  ['delete from "audit_trail" where "at" < +?', /reads (a range|all) of audit_trail/],
  ['select "c"."id" from "consents" as "c" order by "c"."text"', /reads all of consents/],
  ['select count(*) from "users"', /reads all of users/],
  [
    'select "p"."id" from "plans" as "p" inner join "charges" as "c" on "c"."concept" = "p"."requester" where "p"."id" = +?',
    /reads all of charges/,
  ],
];

test('what an index selects passes, and each kind of reading too much is named', async () => {
  const { judged, faults } = await judgeStatements([...GOOD, ...BAD.map(([sql]) => sql)]);
  assert.equal(judged, GOOD.length + BAD.length);
  for (const sql of GOOD)
    assert.deepEqual(
      faults.filter((fault) => fault.endsWith(sql)),
      [],
      sql,
    );
  for (const [sql, wrong] of BAD) assert.match(faults.find((fault) => fault.endsWith(sql)) ?? '', wrong, sql);
});
