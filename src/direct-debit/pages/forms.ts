import { z } from 'zod';
import type { FormFields } from '../../http/form.ts';
import { valuesOf } from '../../http/form.ts';
import { createSeal } from '../../identity/credentials/seal.ts';
import { parseCbu } from '../../kit/argentina/cbu.ts';
import { parseTaxId } from '../../kit/argentina/tax-id.ts';
import type { Clock } from '../../kit/clock.ts';
import { addMinutes, instant } from '../../kit/dates.ts';
import type { Cents } from '../../kit/money.ts';
import type { BankAccount } from '../means.ts';
import type { DebitText } from '../text.es.ts';

const LONGEST_HOLDER = 100;

/** A bank account as people type it. */
export function bankAccountForm({ errors }: DebitText): z.ZodType<BankAccount> {
  const cbu = z.string(errors.cbu.empty).transform((typed, context) => {
    const read = parseCbu(typed);
    if (read.ok) return read.digits;
    context.issues.push({ code: 'custom', message: errors.cbu[read.why], input: typed });
    return z.NEVER;
  });
  const cuit = z
    .string(errors.taxIdMissing)
    .trim()
    .min(1, { error: errors.taxIdMissing, abort: true })
    .transform((typed, context) => {
      const read = parseTaxId(typed);
      if (read.ok) return read.digits;
      context.issues.push({ code: 'custom', message: errors.taxId, input: typed });
      return z.NEVER;
    });
  const titular = z
    .string(errors.holder)
    .trim()
    .min(1, { error: errors.holder, abort: true })
    .max(LONGEST_HOLDER, errors.holderLong);
  return z
    .object({ cbu, cuit, titular })
    .transform((typed) => ({ cbu: typed.cbu, taxId: typed.cuit, holder: typed.titular }));
}

/** What the first step typed, on its way to the second: in the page, and sealed. */
export interface Draft {
  userId: string;
  accountNumber: string;
  values: { cbu: string; cuit: string; titular: string };
}

const DRAFT_MINUTES = 30;

export function draftsOf({ config, clock }: { config: { secret: string }; clock: Clock }) {
  const seal = createSeal(config.secret, 'direct debit draft');
  return {
    close: (draft: Draft): string =>
      seal.close(JSON.stringify({ ...draft, until: addMinutes(instant(clock), DRAFT_MINUTES) })),
    /** Null for one that is stale, somebody else's or none at all. */
    open: (sealed: string, of: Pick<Draft, 'userId' | 'accountNumber'>): Draft | null => {
      try {
        const draft = JSON.parse(seal.open(sealed)) as Draft & { until: string };
        const mine = draft.userId === of.userId && draft.accountNumber === of.accountNumber;
        return mine && draft.until > instant(clock) ? draft : null;
      } catch {
        // Not sealed here: as good as none.
        return null;
      }
    },
  };
}

export function typedValues(fields: FormFields): Draft['values'] {
  const one = (name: string) => (valuesOf(fields, name)[0] ?? '').slice(0, 200);
  return { cbu: one('cbu'), cuit: one('cuit'), titular: one('titular') };
}

/** Groups of three by one mark, or none; then at most two decimals by the other mark. */
const AMOUNTS = [
  /^(\d+)(?:[.,](\d{1,2}))?$/,
  /^([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d{1,2}))?$/,
  /^([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d{1,2}))?$/,
];
const LONGEST_CAP = 11;

export type TypedCap = { ok: true; capCents: Cents | null } | { ok: false; why: 'unreadable' | 'too-large' };

/** An amount as people write it: `50.000,00`, `50,000.00`, `50000` or `$ 50000,5`. Empty is no cap. */
export function typedCap(text: string): TypedCap {
  const plain = text.replace(/[\s$\u00a0]/g, '');
  if (plain === '') return { ok: true, capCents: null };
  const [, whole = '', cents = ''] = AMOUNTS.map((amount) => amount.exec(plain)).find((match) => match) ?? [];
  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  if (digits.length > LONGEST_CAP) return { ok: false, why: 'too-large' };
  const capCents = Number(digits) * 100 + Number(cents.padEnd(2, '0'));
  return capCents === 0 ? { ok: false, why: 'unreadable' } : { ok: true, capCents };
}
