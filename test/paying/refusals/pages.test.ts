import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTill, startPaying } from '../../payments/support/till.ts';

test('a bank account that was refused names the processor, with its telephone', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  till.platform.pay(id, 'rejected', { method: 'bank_account', reason: 'bank-debit' });
  const page = await ana.get(`/pagos/${id}`);
  assert.match(page.text, /Tu banco no aceptó el débito/);
  assert.match(page.text, /llamá a Red de débitos del Valle/);
  assert.equal(page.root.querySelector('a[href="tel:08005550136"]')?.textContent, '0800-555-0136');
  assert.doesNotMatch(page.text, /dorso de la tarjeta/);
});

test('a card that was refused names what to check and the bank', async () => {
  const till = await openTill();
  const ana = await till.visitor();
  const id = await startPaying(till, ana);
  till.platform.pay(id, 'rejected', { reason: 'security-code' });
  const page = await ana.get(`/pagos/${id}`);
  assert.match(page.text, /número de la tarjeta y el código de seguridad/);
  assert.match(page.text, /llamá a tu banco, al número que está al dorso de la tarjeta/);
  assert.doesNotMatch(page.text, /Red de débitos/);
});
