import { accessOf } from '../accounts/access.ts';
import { billingEmailOf } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import type { Ctx } from '../http/context.ts';
import { setFlash } from '../http/flash.ts';
import { sessionOf } from '../http/guards.ts';
import { customerPaths } from './paths.ts';
import type { Paying } from './paying.ts';
import { payingText } from './text.ts';

/** The customer of the account in the path. */
export async function customerPaying(c: Ctx, deps: Deps): Promise<Paying> {
  const payer = accessOf(c);
  const { email } = sessionOf(c);
  const t = payingText[c.get('language')];
  const paths = customerPaths(payer.account.number);
  return {
    payer,
    receiptEmail: (await billingEmailOf(deps.db, payer.account, email)) ?? email,
    paths,
    trail: [],
    // The visit may end while its payer is elsewhere; what was paid can still be seen in this browser.
    remembers: c.get('kiosk') !== null,
    maySee: () => true,
    nothing: ({ wanted, selected, early }) => {
      const debit = selected.find((item) => item.obstacle?.kind === 'in-debit')?.obstacle;
      const onDebit = debit?.kind === 'in-debit' && debit.debitOn;
      const blocked = onDebit ? t.chosenInDebit(c.get('formats').day(onDebit)) : t.chosenBlocked;
      const none = wanted > 0 ? blocked : t.nothingChosen;
      setFlash(c, deps.cookies, { tone: 'bad', text: early ? t.outOfOrder : none });
      return c.redirect(paths.back, 303);
    },
  };
}
