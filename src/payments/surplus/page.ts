import type { Formats } from '../../kit/formats.ts';
import { sumCents } from '../../kit/money.ts';
import type { Surplus } from './rule.ts';
import { surplusText } from './text.ts';

/** The line that an account has a balance in its favour. */
export interface SurplusLine {
  text: string;
  how: string;
  link: { href: string; label: string };
}

/** Null when there is none. Of one payment the link leads to it, of several to the history. */
export function surplusLine(
  f: Formats,
  shown: { surplus: readonly Surplus[]; accountNumber: string; phone: string },
): SurplusLine | null {
  const { surplus, accountNumber, phone } = shown;
  const t = surplusText[f.language];
  const [first, ...more] = surplus;
  if (!first) return null;
  return {
    text: t.badge(f.money(sumCents(surplus.map((one) => one.cents)))),
    how: t.how(phone),
    link:
      more.length === 0
        ? { href: `/pagos/${first.attemptId}`, label: t.where }
        : { href: `/cuentas/${accountNumber}/pagos`, label: t.whereMany },
  };
}
