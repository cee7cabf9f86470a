import type { Page } from '../../support/journey.ts';
import { expect, test } from '../../support/journey.ts';
import { fillCard, heading } from '../steps.ts';

test.beforeEach(async ({ signIn }) => signIn());

interface Refusal {
  holder: 'FUND' | 'SECU' | 'OTHE';
  account: string;
  bill: string;
  says: RegExp;
  check: RegExp;
  call: RegExp;
}

const BANK = /(?:consultá|llamá) a tu banco/i;
const BY_CARD: Refusal[] = [
  {
    ...{ holder: 'FUND', account: '100000002', bill: 'B-1002-08' },
    ...{ says: /fondos insuficientes/, check: /tenga saldo o límite disponible/, call: BANK },
  },
  {
    ...{ holder: 'SECU', account: '100000002', bill: 'B-1002-09' },
    ...{ says: /código de seguridad no es correcto/, check: /código de seguridad/, call: BANK },
  },
  {
    ...{ holder: 'OTHE', account: '100000002', bill: 'B-1002-10' },
    ...{ says: /no autorizó el pago/, check: /dirección de facturación/, call: BANK },
  },
];

const PROCESSOR = /llamá a Red de débitos del Valle, que procesa los pagos con cuenta bancaria/i;
const BY_ACCOUNT: Refusal[] = [
  {
    ...{ holder: 'FUND', account: '100000002', bill: 'B-1002-11' },
    ...{ says: /fondos insuficientes|saldo suficiente/, check: /saldo/, call: PROCESSOR },
  },
  {
    ...{ holder: 'SECU', account: '100000002', bill: 'B-1002-12' },
    ...{ says: /código .*no es correcto/, check: /código|cuenta/, call: PROCESSOR },
  },
  {
    ...{ holder: 'OTHE', account: '100000001', bill: 'B-1001-25' },
    ...{ says: /no autorizó el pago|No se autorizó el débito/, check: /número/, call: PROCESSOR },
  },
];

async function pay(page: Page, { holder, account, bill }: Refusal, byAccount: boolean): Promise<void> {
  await page.goto(`/cuentas/${account}/pagar?factura=${bill}`);
  await page.getByRole('button', { name: 'Sí, pagar' }).click();
  if (byAccount) {
    await page.getByRole('link', { name: 'Cuenta bancaria' }).click();
    await page.getByLabel('CBU o número de cuenta').fill('0170099220000067797370');
    await page.getByLabel('Nombre del titular').fill(holder);
  } else await fillCard(page, holder);
  await page.getByRole('button', { name: 'Pagar' }).click();
}

for (const [means, refusals] of [
  ['card', BY_CARD],
  ['bank account', BY_ACCOUNT],
] as const) {
  test(`each refusal of a ${means}: why, what to check, whom to call and when it opens`, async ({
    page,
    portal,
  }) => {
    for (const refusal of refusals) {
      await pay(page, refusal, means === 'bank account');
      await expect(heading(page, 'El pago fue rechazado')).toBeVisible();
      const why = page.getByRole('alert');
      await expect(why).toContainText(refusal.says);
      await expect(why).toContainText(/Podés volver a intentarlo a las \d\d:\d\d/);
      const main = page.getByRole('main');
      await expect(main).toContainText(refusal.check);
      await expect(main).toContainText(refusal.call);
      await page.goto(`/cuentas/${refusal.account}/pagar?factura=${refusal.bill}`);
      await expect(page.getByRole('row').filter({ hasText: refusal.bill })).toContainText('Pago rechazado');
      await expect(page.getByRole('button', { name: 'Sí, pagar' })).toHaveCount(0);
    }
    expect(await portal.db.selectFrom('ledger_entries').select('item_id').execute()).toEqual([]);
    // The demo's own debit to come is announced to somebody else.
    const told = portal.db
      .selectFrom('outbox')
      .select('recipient')
      .where('dedupe_key', 'not like', 'debit:%');
    expect(await told.execute()).toEqual([]);
  });
}
