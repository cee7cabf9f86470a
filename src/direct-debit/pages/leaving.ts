import type { Leaving } from '../../http/page/shared.ts';
import type { Formats } from '../../kit/formats.ts';
import type { DebitOrder } from '../orders/store.ts';
import { debitHref } from '../places.ts';
import { debitText } from '../text.ts';

/** What follows when an enrolment is cancelled, debit by debit, before it is. */
export function leavingPage(
  f: Formats,
  { accountNumber, orders }: { accountNumber: string; orders: readonly DebitOrder[] },
): Leaving {
  const { leaving: t, back } = debitText[f.language];
  const here = debitHref(accountNumber);
  const told = (order: DebitOrder) => [f.day(order.debitOn), f.money(order.amountCents)] as const;
  const oldestFirst = [...orders].reverse();
  const withdrawn = oldestFirst.filter((order) => order.state === 'announced');
  const atBank = oldestFirst.filter((order) => order.state === 'cut');
  return {
    heading: t.heading,
    lead: t.lead(accountNumber),
    consequences: [
      ...withdrawn.map((order) => t.withdrawn(order.invoiceNumber, ...told(order))),
      ...atBank.map((order) => t.atBank(order.invoiceNumber, ...told(order))),
      t.next,
      t.number,
      t.again,
    ],
    action: `${here}/cancelar`,
    yes: t.yes,
    keep: back,
    backHref: here,
  };
}
