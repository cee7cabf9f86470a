import { findAccountByNumber } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import { printPaper } from '../documents/print.ts';
import { codeOptions } from '../invoices/detail/codes.ts';
import { invoicePaper } from '../invoices/detail/paper.ts';
import { findAnyInvoice, listInvoiceLines } from '../invoices/store.ts';
import { localDate } from '../kit/intl/zone.ts';
import type { AttachmentRef } from '../kit/mail/outbox.ts';
import { isPaidByPlan } from '../payables/settled.ts';

/** Draws the bill that a letter carries, as it is now; null when there is none. */
export async function drawInvoice(deps: Deps, { id, language }: AttachmentRef): Promise<Buffer | null> {
  const invoice = await findAnyInvoice(deps.db, id);
  const account = invoice && (await findAccountByNumber(deps.db, invoice.accountNumber));
  if (!account) return null;
  const { timeZone } = deps.config;
  const settings = await deps.settings.current();
  const offered = await deps.payables.list(account.number);
  const input = {
    account,
    timeZone,
    today: localDate(deps.clock.now(), timeZone),
    phone: settings.phone,
    invoice,
    lines: await listInvoiceLines(deps.db, invoice),
    paidByPlan: await isPaidByPlan(deps.db, { kind: 'invoice', id }),
    remarks: [],
    offered: offered.find((item) => item.kind === 'invoice' && item.id === id) ?? null,
  };
  const codes = codeOptions(settings, deps.config, deps.log);
  const paper = invoicePaper(deps.formats[language ?? deps.language], input, { settings, codes });
  return await printPaper(paper);
}
