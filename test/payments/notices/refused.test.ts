import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case } from './ear.ts';
import { listen, PAYMENT_TABLES } from './ear.ts';
import { SECONDS } from './parties.ts';

// Each platform's notices over real sockets: what is not the platform's word, of now, is refused, logged, and
// changes no row of any table.

const resealed =
  (change: (seal: string) => string): Case =>
  ({ sign, seal }) => {
    const sent = sign();
    return { ...sent, headers: { ...sent.headers, [seal]: change(sent.headers[seal] ?? '') } };
  };
const unsigned: Case = ({ sign, seal }) => {
  const { [seal]: _, ...headers } = sign().headers;
  return { ...sign(), headers };
};
const typed =
  (type: string, made: Case): Case =>
  (party) => {
    const sent = made(party);
    return { ...sent, headers: { ...sent.headers, 'Content-Type': type } };
  };
const BODIES = ['', 'hola', 'null', '[]', '{', '{"id":""}', '{"id":7,"data":{}}', '\u{FFFD}\0'];
const NOISE = ',,==;t=t=t;ts=v1';

/** Refused whatever the platform. */
const FORGED: Record<string, Case> = {
  'no signature': unsigned,
  'no signature, as a form': typed('application/x-www-form-urlencoded', unsigned),
  'no signature, as a file': typed('multipart/form-data; boundary=x', unsigned),
  'an empty signature': resealed(() => ''),
  'noise for a signature': resealed(() => NOISE),
  'another secret': ({ sign }) => sign({ secret: 'guessed' }),
  'an empty secret': ({ sign }) => sign({ secret: '' }),
  'a truncated seal': resealed((seal) => seal.slice(0, -2)),
  'a seal of another version': resealed((seal) => seal.replace('v1=', 'v0=')),
  'a moved time': resealed((seal) => seal.replace(/=(\d+)/, (_, time) => `=${Number(time) + 1}`)),
  'no time': resealed((seal) => seal.replace(/^t?s?=?\w+=?\d*,/, '')),
  'a time that is none': ({ sign }) => sign({ at: 'soon' }),
};

/** The body is signed by these two, and the time counts. */
const SEALED_BODY: Record<string, Case> = {
  'another body': ({ sign }) => ({ ...sign(), body: sign().body.replace('"id":"', '"id":"x') }),
  'an age of six minutes': ({ sign }) => sign({ at: SECONDS - 360 }),
  'an age of a year': ({ sign }) => sign({ at: SECONDS - 365 * 86_400 }),
  'a time six minutes ahead': ({ sign }) => sign({ at: SECONDS + 360 }),
  'a time in milliseconds': ({ sign }) => sign({ at: SECONDS * 1000 }),
  ...Object.fromEntries(
    BODIES.map((body): [string, Case] => [
      `a good signature under ${JSON.stringify(body)}`,
      ({ sign }) => sign({ body }),
    ]),
  ),
};

const OTHERS: Record<string, Case> = {
  'another payment in the address': ({ sign }) => {
    const sent = sign();
    return { ...sent, address: sent.address.replace(/data\.id=\d+/, 'data.id=999') };
  },
  'no payment in the address': ({ sign }) => ({ ...sign(), address: '/avisos/mercadopago?type=payment' }),
  'another request': ({ sign }) => ({ ...sign(), headers: { ...sign().headers, 'X-Request-Id': 'req-2' } }),
};

const REFUSED = {
  prueba: { ...FORGED, ...SEALED_BODY },
  stripe: { ...FORGED, ...SEALED_BODY },
  mercadopago: { ...FORGED, ...OTHERS },
};

for (const [name, cases] of Object.entries(REFUSED)) {
  test(`${name}: forged, stale and malformed notices are refused, logged, and change nothing`, async (t) => {
    const ear = await listen(t, name as keyof typeof REFUSED);
    const before = await ear.rows();
    for (const [what, make] of Object.entries(cases)) {
      ear.log.length = 0;
      assert.equal(await ear.send(make(ear.party)), 401, what);
      const told = ear.log.filter(({ msg }) => msg === 'notice refused');
      assert.equal(told.length, 1, `${what} is logged`);
      assert.equal(told[0]?.level, 40);
      await ear.workOff();
      assert.deepEqual(await ear.rows(), before, `${what} changes nothing`);
    }
  });

  test(`${name}: a body that no notice has is refused unread, whatever its signature`, async (t) => {
    const ear = await listen(t, name as keyof typeof REFUSED);
    const before = await ear.rows();
    const body = JSON.stringify({ id: 'ev_1', data: { reference: 'x'.repeat(400_000) } });
    for (const secret of [undefined, 'guessed']) {
      assert.equal(await ear.send(ear.party.sign({ body, ...(secret ? { secret } : {}) })), 413);
      await ear.workOff();
      assert.deepEqual(await ear.rows(), before);
    }
    assert.equal(ear.log.filter(({ status }) => status === 413).length, 2, 'logged');
  });

  test(`${name}: a good notice is worked off once; again and again it changes nothing`, async (t) => {
    const ear = await listen(t, name as keyof typeof REFUSED);
    const good = ear.party.sign();
    const before = await ear.rows();
    assert.equal(await ear.send(good), 200);
    await ear.workOff();
    const after = await ear.rows();
    const changed = PAYMENT_TABLES.filter(
      (table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]),
    );
    assert.ok(changed.includes('received_notices'));
    assert.equal(changed.includes('ledger_entries'), name !== 'prueba', changed.join(', '));
    const again = [good, good, { ...good, headers: { ...good.headers, 'Content-Type': 'text/plain' } }];
    for (const sent of again) {
      ear.log.length = 0;
      assert.equal(await ear.send(sent), 200, 'the platform is not made to send it for ever');
      assert.ok(
        ear.log.some(({ msg }) => msg === 'notice seen before'),
        'logged',
      );
      await ear.workOff();
      assert.deepEqual(await ear.rows(), after);
    }
    ear.clock.advance({ minutes: 60 });
    // Mercado Pago repeats deliveries for days; what is too old for the others is refused. It changes nothing either way.
    assert.equal(await ear.send(good), name === 'mercadopago' ? 200 : 401);
    await ear.workOff();
    assert.deepEqual(await ear.rows(), after);
  });
}

for (const name of ['prueba', 'stripe'] as const) {
  test(`${name}: the time may be five minutes off, to either side`, async (t) => {
    const ear = await listen(t, name);
    const statuses = [];
    for (const off of [-301, -300, 300, 301])
      statuses.push(await ear.send(ear.party.sign({ at: SECONDS + off })));
    assert.deepEqual(statuses, [401, 200, 200, 401]);
  });
}

test('mercadopago: the time is taken in milliseconds and in seconds', async (t) => {
  for (const at of [SECONDS, SECONDS * 1000]) {
    const ear = await listen(t, 'mercadopago');
    assert.equal(await ear.send(ear.party.sign({ at })), 200);
    await ear.workOff();
    assert.equal((await ear.rows()).ledger_entries.length, 1);
  }
});
