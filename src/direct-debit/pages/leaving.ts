import type { Account } from '../../accounts/account.ts';
import type { Leaving } from '../../http/page/shared.ts';
import type { Formats } from '../../kit/formats.ts';
import { cardText } from '../cards/text.ts';
import type { DebitOrder } from '../orders/store.ts';
import type { BillOutlook } from '../outlook/bills.ts';
import { debitHref } from '../places.ts';
import type { DebitEnrolment } from '../store.ts';
import { debitText } from '../text.ts';
import { isDebited } from './rows.ts';

/** What follows when the enrolment is cancelled, debit by debit, before it is. */
export function leavingOf(
  f: Formats,
  {
    account,
    orders,
    enrolment,
    bills,
  }: {
    account: Account;
    orders: readonly DebitOrder[];
    enrolment: DebitEnrolment;
    bills: readonly BillOutlook[];
  },
): Leaving {
  const { leaving: t, cancel, back } = debitText[f.language];
  const oldestFirst = orders.filter((one) => one.enrolmentId === enrolment.id).reverse();
  const withdrawn = oldestFirst.filter((order) => isDebited(order, { bills }));
  const cut = oldestFirst.filter((order) => order.state === 'cut');
  const told = (order: DebitOrder) => [f.day(order.debitOn), f.money(order.amountCents)] as const;
  const goesOn = (order: DebitOrder) =>
    enrolment.kind === 'card'
      ? cardText[f.language].cancelCut(f.day(order.debitOn))
      : t.atBank(order.invoiceNumber, ...told(order));
  return {
    lead: t.lead,
    consequences: [
      ...withdrawn.map((order) => t.withdrawn(order.invoiceNumber, ...told(order))),
      ...cut.map(goesOn),
      t.next,
      t.number,
      t.again,
    ],
    action: `${debitHref(account.number)}/cancelar`,
    button: cancel,
    keep: back,
    backHref: `/cuentas/${account.number}`,
  };
}
