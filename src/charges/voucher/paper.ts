import { letterhead, phoneLines } from '../../documents/letterhead.ts';
import type { BarcodeBlock, Block, Paper } from '../../documents/paper.ts';
import { groupDigits, paymentCode } from '../../documents/payment-code.ts';
import type { CodeOptions } from '../../invoices/detail/codes.ts';
import type { Formats } from '../../kit/formats.ts';
import type { Settings } from '../../kit/settings.ts';
import type { Language } from '../../kit/text.ts';
import type { Charge } from '../charge.ts';
import { chargeState } from '../charge.ts';
import { chargesText } from '../text.ts';
import type { VoucherInput } from './page.ts';
import { voucherFacts, voucherPage } from './page.ts';

/** The voucher as a paper: all that its page says, and the bars while it can be paid (A111). */
export function voucherPaper(
  f: Formats,
  input: VoucherInput,
  around: { settings: Settings; codes: CodeOptions },
): Paper {
  const { charge, account } = input;
  const { settings, codes } = around;
  const t = chargesText[f.language];
  const page = voucherPage(f, input);
  const state = chargeState(charge);
  const heading = t.paper.heading(charge.number);
  const bars = page.pay ? chargeBars(f.language, charge, codes) : null;
  // The code stands at the foot, where it is checked.
  const facts = voucherFacts(f, input)
    .filter(({ label }) => label !== t.voucher.code)
    .map(({ label, value }) => ({ label, value }));
  const blocks: Block[] = [
    { type: 'amount', label: page.amountLabel, value: page.amount, note: page.state.text },
    { type: 'facts', heading: null, rows: [{ label: t.paper.concept, value: charge.concept }, ...facts] },
  ];
  return {
    language: f.language === 'es' ? 'es-AR' : 'en',
    title: heading,
    createdOn: charge.acceptedAt ?? `${charge.createdOn}T12:00:00.000Z`,
    utility: letterhead(f, settings, account.number),
    heading,
    subheading: charge.concept,
    stamp:
      state === 'paid'
        ? { text: t.paper.stamps.paid, tone: 'good' }
        : state === 'billed'
          ? { text: t.paper.stamps.billed, tone: 'neutral' }
          : { text: page.state.text, tone: 'neutral' },
    blocks: bars ? [...blocks, bars] : blocks,
    footer: phoneLines(f, settings),
    verification: {
      label: t.voucher.code,
      code: charge.verificationCode ?? '',
      url: codes.baseUrl + page.verify,
    },
  };
}

function chargeBars(language: Language, charge: Charge, { layout }: CodeOptions): BarcodeBlock | null {
  if (layout === null) return null;
  const code = paymentCode(layout, {
    amountCents: charge.amountCents,
    dueOn: charge.dueOn ?? charge.createdOn,
    secondDueOn: null,
    secondAmountCents: null,
    accountNumber: charge.accountNumber,
    invoiceNumber: charge.number,
  });
  if (!code.ok) return null;
  const t = chargesText[language].paper;
  const { digits } = code;
  return {
    type: 'barcode',
    digits,
    human: groupDigits(digits),
    label: t.barcode,
    alt: t.barcodeAlt(charge.number),
  };
}
