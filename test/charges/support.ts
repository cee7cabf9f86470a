import { transact } from '../../src/kit/database.ts';
import type { TestPortal } from '../support/portal.ts';
import { openPortal } from '../support/portal.ts';

export const NOW = '2026-11-22T15:00:00.000Z';
export const LIST = '/cuentas/100000002/cargos';
export const CHARGE = `${LIST}/C-1002-1`;

export const open = () => openPortal({ env: { NOW } });

/** What the next import says of the charge. */
export async function billingSays({ deps }: TestPortal, status: 'invoiced' | 'cancelled'): Promise<void> {
  await transact(deps.db, async (tx) => {
    await tx.updateTable('charges').set({ status }).where('number', '=', 'C-1002-1').execute();
  });
}

/** The letters about charges. */
export const letters = ({ deps }: TestPortal) =>
  deps.db
    .selectFrom('outbox')
    .select(['recipient', 'subject'])
    .where('dedupe_key', 'like', 'charge:%')
    .execute();
