import { createHash } from 'node:crypto';
import type { KioskLookup } from '../http/client/kiosk.ts';
import type { Kiosk } from '../http/context.ts';
import { recordAudit } from '../kit/audit.ts';
import type { Clock } from '../kit/clock.ts';
import type { Db } from '../kit/database.ts';
import { transact } from '../kit/database.ts';
import type { Instant } from '../kit/dates.ts';
import { instant } from '../kit/dates.ts';
import { newId, randomCode } from '../kit/ids.ts';

/** The lobby's computers. A key is shown once, when it is made; the table holds its hash. */
export interface Kiosks extends KioskLookup {
  add(name: string): Promise<{ kiosk: Kiosk; key: string }>;
  /** Those in use, oldest first. */
  list(): Promise<(Kiosk & { createdAt: Instant })[]>;
  /** By name or id; null when none in use is called so. Its cookie is worth nothing from then on. */
  remove(nameOrId: string): Promise<Kiosk | null>;
}

const KEY_LENGTH = 26;
const SYSTEM = { kind: 'system', id: null } as const;

const hashKey = (key: string) => createHash('sha256').update(key).digest('hex');

export function createKiosks(db: Db, clock: Clock): Kiosks {
  return {
    find: async (key) => {
      const row = await inUse(db)
        .select(['id', 'name'])
        .where('key_hash', '=', hashKey(key))
        .executeTakeFirst();
      return row ?? null;
    },
    add: (name) =>
      transact(db, async (tx) => {
        const key = randomCode(KEY_LENGTH);
        const kiosk = { id: newId(clock), name };
        await tx
          .insertInto('kiosks')
          .values({ ...kiosk, key_hash: hashKey(key), created_at: instant(clock), removed_at: null })
          .execute();
        await recordAudit(tx, clock, { actor: SYSTEM, action: 'kiosk added', detail: { ...kiosk } });
        return { kiosk, key };
      }),
    list: () => inUse(db).select(['id', 'name', 'created_at as createdAt']).orderBy('created_at').execute(),
    remove: (nameOrId) =>
      transact(db, async (tx) => {
        const kiosk = await inUse(tx)
          .select(['id', 'name'])
          .where((row) => row.or([row('name', '=', nameOrId), row('id', '=', nameOrId)]))
          .executeTakeFirst();
        if (!kiosk) return null;
        await tx
          .updateTable('kiosks')
          .set({ removed_at: instant(clock) })
          .where('id', '=', kiosk.id)
          .execute();
        await recordAudit(tx, clock, { actor: SYSTEM, action: 'kiosk removed', detail: { ...kiosk } });
        return kiosk;
      }),
  };
}

const inUse = (db: Db) => db.selectFrom('kiosks').where('removed_at', 'is', null);
