import type { FormKeeper } from '../../http/guards.ts';
import type { Clock } from '../../kit/clock.ts';
import { removeOld } from '../../kit/database/remove-old.ts';
import type { Db } from '../../kit/database.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import { newId } from '../../kit/ids.ts';

/** Forms that arrived after their session had run out, kept an hour for the person who sent them. */
export interface KeptForms extends FormKeeper {
  take(userId: string, path: string): Promise<Record<string, string> | null>;
  /** Removes what nobody came back for. */
  sweep(): Promise<void>;
}

const KEPT_MINUTES = 60;
const NEVER_KEPT = /^_|contrasena|repetir|clave|respuesta|^codigo$|^token$|cbu/;

export function createKeptForms(db: Db, clock: Clock): KeptForms {
  return {
    keep: async (userId, path, fields) => {
      const kept = Object.entries(fields).filter(
        ([name, value]) => typeof value === 'string' && !NEVER_KEPT.test(name),
      );
      await db
        .insertInto('kept_forms')
        .values({
          id: newId(clock),
          user_id: userId,
          path,
          fields: JSON.stringify(Object.fromEntries(kept as [string, string][])),
          expires_at: addMinutes(instant(clock), KEPT_MINUTES),
        })
        .execute();
    },
    take: async (userId: string, path: string) => {
      const mine = await db
        .deleteFrom('kept_forms')
        .where('user_id', '=', userId)
        .where('path', '=', path)
        .returning(['id', 'fields', 'expires_at'])
        .execute();
      const newest = mine.sort((a, b) => b.id.localeCompare(a.id))[0];
      if (!newest || newest.expires_at < instant(clock)) return null;
      return JSON.parse(newest.fields) as Record<string, string>;
    },
    sweep: async () => {
      await removeOld(db, { table: 'kept_forms', key: ['id'], at: 'expires_at', before: instant(clock) });
    },
  };
}
