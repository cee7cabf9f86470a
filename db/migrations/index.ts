import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { Migrator } from 'kysely/migration';
import type { Schema } from '../schema.ts';
import * as kit from './0001_kit.ts';
import * as peopleAndAccounts from './0002_people_and_accounts.ts';
import * as bills from './0003_bills.ts';
import * as payments from './0004_payments.ts';
import * as registration from './0005_registration.ts';
import * as notices from './0006_notices.ts';
import * as moneyBack from './0007_money_back.ts';
import * as platformHealth from './0008_platform_health.ts';
import * as agreements from './0009_agreements.ts';
import * as enrolledCards from './0010_enrolled_cards.ts';
import * as selectiveIndexes from './0011_selective_indexes.ts';

/** In order, append only: a migration that has landed is frozen. */
const migrations: Record<string, Migration> = {
  '0001_kit': kit,
  '0002_people_and_accounts': peopleAndAccounts,
  '0003_bills': bills,
  '0004_payments': payments,
  '0005_registration': registration,
  '0006_notices': notices,
  '0007_money_back': moneyBack,
  '0008_platform_health': platformHealth,
  '0009_agreements': agreements,
  '0010_enrolled_cards': enrolledCards,
  '0011_selective_indexes': selectiveIndexes,
};

/** Brings a database to the newest schema and returns the names of the migrations that ran. */
export async function migrate(db: Kysely<Schema>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}
