import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chargeState } from '../../src/charges/charge.ts';

const fresh = { status: 'pending', acceptedAt: null, settledAt: null } as const;
const accepted = { ...fresh, acceptedAt: '2026-11-22T15:00:00.000Z' };
const settled = { ...accepted, settledAt: '2026-11-23T15:00:00.000Z' };

test('a charge is pending until its customer accepts it, then billed, then paid', () => {
  assert.deepEqual([fresh, accepted, settled].map(chargeState), ['pending', 'billed', 'paid']);
});

test('what the billing system billed itself is owed on its bill, accepted here or not', () => {
  for (const charge of [fresh, accepted])
    assert.equal(chargeState({ ...charge, status: 'invoiced' }), 'on-a-bill');
});

test('what was cancelled is not owed; what was paid stays paid whatever comes later', () => {
  assert.equal(chargeState({ ...accepted, status: 'cancelled' }), 'cancelled');
  for (const status of ['invoiced', 'cancelled'] as const)
    assert.equal(chargeState({ ...settled, status }), 'paid');
});
