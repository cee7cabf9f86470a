import type { Config } from '../../config.ts';
import type { BarcodeLayout } from '../../documents/barcode-layout.ts';
import { barcodeLayoutSchema, DEFAULT_BARCODE_LAYOUT } from '../../documents/barcode-layout.ts';
import type { BarcodeBlock, QrBlock } from '../../documents/paper.ts';
import type { PaperCodes } from '../../documents/paper-codes.ts';
import { createPaperCodes } from '../../documents/paper-codes.ts';
import { groupDigits, paymentCode } from '../../documents/payment-code.ts';
import { DEFAULT_QR_TEMPLATE, qrText } from '../../documents/qr.ts';
import type { LocalDate } from '../../kit/dates.ts';
import type { Log } from '../../kit/log.ts';
import type { Settings } from '../../kit/settings.ts';
import type { Language } from '../../kit/text.ts';
import type { Invoice } from '../invoice.ts';
import { amountOwed } from '../invoice.ts';
import { invoicesText } from '../text.ts';

export interface CodeOptions {
  /** Null: the operator's layout is broken, and wrong bars would credit somebody else. */
  layout: BarcodeLayout | null;
  qrTemplate: string;
  baseUrl: string;
  paperCodes: PaperCodes;
}

export function codeOptions(
  settings: Settings,
  config: Pick<Config, 'baseUrl' | 'secret'>,
  log: Log,
): CodeOptions {
  const qrTemplate = settings.qr ?? DEFAULT_QR_TEMPLATE;
  const paperCodes = createPaperCodes(config.secret);
  return { layout: layoutOf(settings, log), qrTemplate, baseUrl: config.baseUrl, paperCodes };
}

function layoutOf(settings: Settings, log: Log): BarcodeLayout | null {
  if (settings.barcode === undefined) return DEFAULT_BARCODE_LAYOUT;
  const parsed = barcodeLayoutSchema.safeParse(settings.barcode);
  if (parsed.success) return parsed.data;
  log.error({ issues: parsed.error.issues }, 'setting barcode is not a layout: bills carry no bars');
  return null;
}

/** The bars and the QR of a bill that can be paid today. */
export function codeBlocks(
  language: Language,
  payable: { invoice: Invoice; today: LocalDate },
  options: CodeOptions,
): (BarcodeBlock | QrBlock)[] {
  const bars = barcodeBlock(language, payable.invoice, options.layout);
  const qr = qrBlock(language, payable, options);
  return bars ? [bars, qr] : [qr];
}

/** The digits under the bars of a bill; null where no layout says how, or the amount does not fit. */
export function billDigits(invoice: Invoice, layout: BarcodeLayout | null): string | null {
  if (layout === null) return null;
  const stated = invoice.amountDueCents;
  const code = paymentCode(layout, {
    amountCents: stated ?? invoice.amountCents,
    dueOn: invoice.dueOn,
    secondDueOn: stated === null ? invoice.secondDueOn : null,
    secondAmountCents: stated === null ? invoice.secondAmountCents : null,
    accountNumber: invoice.accountNumber,
    invoiceNumber: invoice.number,
  });
  return code.ok ? code.digits : null;
}

function barcodeBlock(
  language: Language,
  invoice: Invoice,
  layout: BarcodeLayout | null,
): BarcodeBlock | null {
  const t = invoicesText[language].paper;
  const digits = billDigits(invoice, layout);
  if (digits === null) return null;
  return {
    type: 'barcode',
    digits,
    human: groupDigits(digits),
    label: t.barcode,
    alt: t.barcodeAlt(invoice.number),
  };
}

function qrBlock(
  language: Language,
  { invoice, today }: { invoice: Invoice; today: LocalDate },
  { qrTemplate, baseUrl }: CodeOptions,
): QrBlock {
  const t = invoicesText[language].paper;
  const content = qrText(qrTemplate, {
    base: baseUrl,
    accountNumber: invoice.accountNumber,
    invoiceNumber: invoice.number,
    amountCents: amountOwed(invoice, today),
    dueOn: invoice.dueOn,
  });
  return { type: 'qr', content, label: t.qr, alt: t.qrAlt(invoice.number) };
}
