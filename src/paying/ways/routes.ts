import type { Deps } from '../../deps.ts';
import { printPaper } from '../../documents/print.ts';
import type { Ctx } from '../../http/context.ts';
import { readQuery } from '../../http/form.ts';
import { sendPdf } from '../../http/page/pdf.ts';
import { logOf } from '../../http/request-log.ts';
import { codeOptions } from '../../invoices/detail/codes.ts';
import { listOwedInvoices } from '../../invoices/store.ts';
import { notFound } from '../../kit/errors.ts';
import { localDate } from '../../kit/intl/zone.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import { selectionQuery } from '../../payables/selection.ts';
import type { Choice } from '../choice.ts';
import { choiceOf } from '../choice.ts';
import { GUEST } from '../guest/page.ts';
import { withQuery } from '../paths.ts';
import type { Paying } from '../paying.ts';
import { payingText } from '../text.ts';
import { waysPage } from './page.ts';
import { slipPaper } from './paper.ts';
import type { Coupon } from './slip.ts';
import { couponsOf } from './slip.ts';
import { waysText } from './text.ts';
import { transferAccount } from './transfer.ts';

/** A refusal closes the platform for half an hour; at a counter nothing can be charged twice by it. */
const payableElsewhere = ({ obstacle }: OfferedPayable) => obstacle === null || obstacle.kind === 'cooling';

async function chosenHere(c: Ctx, deps: Deps, { payer }: Paying): Promise<Choice> {
  const choice = await choiceOf(deps.payables, payer, readQuery(c));
  return { ...choice, items: choice.selected.filter(payableElsewhere) };
}

/** Slip, transfer, telephone, and passing it on. */
export async function showWays(c: Ctx, deps: Deps, paying: Paying): Promise<Response> {
  const choice = await chosenHere(c, deps, paying);
  const { items } = choice;
  if (items.length === 0) return paying.nothing(choice);
  const { paths, payer } = paying;
  const settings = deps.settings.last();
  const query = selectionQuery(items, deps.payables.sources);
  const model = waysPage(c.get('formats'), {
    accountNumber: payer.account.number,
    items,
    dropped: choice.wanted > items.length,
    coupons: await couponsFor(c, deps, { paying, items }),
    transfer: transferAccount(settings, logOf(c)),
    site: settings,
    codeAddress: (deps.config.baseUrl + GUEST).replace(/^https?:\/\//, ''),
    paths,
    query,
    passOn: c.get('kiosk') === null,
  });
  const { title } = model.t;
  const question = {
    label: payingText[c.get('language')].payTitle,
    href: withQuery(paths, paths.question, query),
  };
  return deps.render.page(c, 'paying/ways/page', {
    model,
    title,
    trail: [...paying.trail, question, { label: title, href: null }],
  });
}

/** The slip as a paper. Nothing to print on it: it does not exist. */
export async function sendSlip(c: Ctx, deps: Deps, paying: Paying): Promise<Response> {
  const { items } = await chosenHere(c, deps, paying);
  const f = c.get('formats');
  const paper = slipPaper(f, {
    accountNumber: paying.payer.account.number,
    coupons: await couponsFor(c, deps, { paying, items }),
    today: localDate(deps.clock.now(), deps.config.timeZone),
    settings: deps.settings.last(),
  });
  if (!paper) throw notFound(`nothing chosen on ${paying.payer.account.number} has a slip`);
  const name = `${waysText[f.language].paper.file}-${paying.payer.account.number}.pdf`;
  return sendPdf(c, { bytes: await printPaper(paper), name });
}

async function couponsFor(
  c: Ctx,
  deps: Deps,
  { paying, items }: { paying: Paying; items: OfferedPayable[] },
): Promise<Coupon[]> {
  const { number } = paying.payer.account;
  const { layout } = codeOptions(deps.settings.last(), deps.config, logOf(c));
  const bills = await listOwedInvoices(deps.db, number);
  return couponsOf({ accountNumber: number, items, bills, layout });
}
