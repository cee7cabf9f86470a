import { loadScale, scaleAccount, scaleEmail } from '../../../db/seeds/scale.ts';
import { createSessions } from '../../../src/identity/sessions/sessions.ts';
import { systemClock } from '../../../src/kit/clock.ts';
import type { Db } from '../../../src/kit/database.ts';
import type { DemoData } from '../support/demo-data.ts';
import { makeDemoData } from '../support/demo-data.ts';

/** Somebody who pays while others do: signed in, or a guest who proves the account. */
export interface Member {
  account: string;
  token: string | null;
  proof: { cuenta: string; apellido: string; codigoPostal: string };
}

export interface Town {
  demo: DemoData;
  members: Member[];
}

/** Each by the account they pay: some have it open in two browsers, some share it with a guest. */
const ACCOUNTS = [0, 0, 1, 1, 2, 3, 4, 5];
const GUESTS = [3, 7];

/** The demo utility and a crowd beside it. Every copy of the data knows their sessions. */
export async function makeTown(): Promise<Town> {
  const members: Member[] = [];
  const demo = await makeDemoData(async (db) => {
    await loadScale(db, systemClock, { accounts: 6, seed: 1, passwordHash: 'nobody signs in with it' });
    for (const [index, account] of ACCOUNTS.entries())
      members.push(await memberOf(db, account, GUESTS.includes(index)));
  });
  return { demo, members };
}

async function memberOf(db: Db, index: number, guest: boolean): Promise<Member> {
  const number = scaleAccount(index);
  const { surname, postcode } = await db
    .selectFrom('accounts')
    .select(['holder_surname as surname', 'postcode'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const email = scaleEmail(index);
  const user = await db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  const token = guest ? null : await createSessions(db, systemClock).start({ id: user.id, email });
  return {
    account: number,
    token,
    proof: { cuenta: number, apellido: surname ?? '', codigoPostal: postcode ?? '' },
  };
}
