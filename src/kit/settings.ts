import { z } from 'zod';
import type { Clock } from './clock.ts';
import type { Db, Tx } from './database.ts';
import { instant } from './dates.ts';

/** What the operator may change without touching the machine. Defaults make an unnamed utility presentable. */
const settingsSchema = z.object({
  utilityName: z.string().min(1).default('Oficina virtual'),
  slogan: z.string().default(''),
  address: z.string().default(''),
  taxId: z.string().default(''),
  phone: z.string().default(''),
  phoneHours: z.string().default(''),
  /** Whom a payer calls about a payment by bank account that was refused (A091). */
  bankAccountContact: z
    .object({ name: z.string().min(1), phone: z.string().min(1) })
    .nullable()
    .default(null),
  assistantNumber: z.string().default(''),
  assistantLink: z.string().default(''),
  /** A video that shows how to enrol in digital bill and direct debit (A123); none where it is empty. */
  enrolmentVideo: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default('#0b5a7a'),
  digitalBill: z.boolean().default(true),
  /** D8: without a digital bill enrolment only the current bill is shown. */
  historyNeedsDigitalBill: z.boolean().default(false),
  /** D5: an account that has a user takes no second one by registration. */
  oneUserPerAccount: z.boolean().default(false),
  /** D31: how long what somebody did or was told is kept. Payments are never removed by the portal. */
  retention: z
    .object({
      trailDays: z.number().int().min(30),
      mailDays: z.number().int().min(30),
      paymentYears: z.number().int().min(1),
      /** After the end of an enrolment in direct debit: until then its last files can be written once more. */
      bankAccountDays: z.number().int().min(60).default(120),
    })
    .default({ trailDays: 1825, mailDays: 180, paymentYears: 10, bankAccountDays: 120 }),
  /** The account that takes bank transfers. Without a CBU or an alias that way of paying is not offered (D28). */
  transfer: z
    .object({
      holder: z.string().default(''),
      taxId: z.string().default(''),
      bank: z.string().default(''),
      cbu: z.string().default(''),
      alias: z.string().default(''),
    })
    .default({ holder: '', taxId: '', bank: '', cbu: '', alias: '' }),
  /** Days on which banks do not work, beside weekends and the national holidays that are always counted. */
  bankHolidays: z.array(z.iso.date()).default([]),
  directDebit: z
    .object({
      offered: z.boolean(),
      /** Business days before the debit at which its order goes to the bank. */
      cutBusinessDays: z.number().int().min(1).max(4),
    })
    .default({ offered: true, cutBusinessDays: 2 }),
  /** Days from billing a charge to its due date. */
  chargeDueDays: z.number().int().min(1).max(90).default(10),
  /** Terms of payment plans (D13). What was agreed is kept with each plan: a change binds new ones only. */
  plan: z
    .object({
      minimumCents: z.number().int().positive().default(3_000_000),
      /** How many instalments may be chosen; the first of them is the down payment. */
      instalments: z.array(z.number().int().min(2).max(60)).min(1).max(8).default([3, 6, 12]),
      /** 0: the first instalment is like the others. */
      downPaymentPercent: z.number().int().min(0).max(90).default(25),
      monthlyRateBasisPoints: z.number().int().min(0).max(5000).default(300),
      /** `french`: interest on what is left. `flat`: on what was financed, every month. */
      method: z.enum(['french', 'flat']).default('french'),
      /** Of the surcharges of the second due dates. */
      waiverPercent: z.number().int().min(0).max(100).default(0),
      expiryDays: z.number().int().min(1).max(28).default(5),
      lapseAfterMissed: z.number().int().min(1).max(12).default(2),
      /** Only where this is lawful. */
      directDebit: z.boolean().default(false),
    })
    .prefault({}),
  barcode: z.unknown().optional(),
  qr: z.string().optional(),
});

export type Settings = z.infer<typeof settingsSchema>;

export type PlanTerms = Settings['plan'];

export interface SettingsReader {
  /** The settings in force. They are read again at most `maxAgeMs` after another process changed them. */
  current(): Promise<Settings>;
  /** What `current` last answered; for layouts, which cannot wait. */
  last(): Settings;
}

const MAX_AGE_MS = 2000;

export function createSettings(db: Db, clock: Clock): SettingsReader {
  let value = settingsSchema.parse({});
  let readAt = 0;
  return {
    last: () => value,
    current: async () => {
      const now = clock.now().getTime();
      if (Math.abs(now - readAt) >= MAX_AGE_MS) {
        value = await readSettings(db);
        readAt = now;
      }
      return value;
    },
  };
}

async function readSettings(db: Db): Promise<Settings> {
  const rows = await db.selectFrom('settings').select(['key', 'value']).execute();
  return settingsSchema.parse(Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)])));
}

export async function saveSettings(tx: Tx, clock: Clock, changes: Partial<Settings>): Promise<void> {
  settingsSchema.partial().parse(changes);
  for (const [key, value] of Object.entries(changes)) {
    const row = { key, value: JSON.stringify(value), updated_at: instant(clock) };
    await tx
      .insertInto('settings')
      .values(row)
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
  }
}
