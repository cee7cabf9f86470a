import type { Message } from '../http/page/shared.ts';
import { maskEmail } from '../identity/mask.ts';
import type { Formats } from '../kit/formats.ts';
import { sumCents } from '../kit/money.ts';
import type { OfferedPayable, PayableSource } from '../payables/payable.ts';
import { selectionQuery } from '../payables/selection.ts';
import type { ItemRow } from './page.ts';
import type { PaymentPlatform } from './platforms/platform.ts';
import type { PaymentsText } from './text.es.ts';
import { paymentsText } from './text.ts';

/** The summary and the question on one page (D27). */
export interface QuestionPage {
  t: PaymentsText;
  heading: string;
  message: Message | null;
  action: string;
  hidden: { name: string; value: string }[];
  items: ItemRow[];
  total: string;
  totalCents: number;
  /** The platform's own pages fail without scripts: where they are off, the other ways come first (D28). */
  needsScripts: boolean;
  leaving: string;
  receipt: string;
  backHref: string;
  otherWays: { label: string; href: string }[];
}

declare module '../http/render.ts' {
  interface Templates {
    'payments/question': QuestionPage;
    'payments/question-form': QuestionPage;
    'payments/question-window': QuestionPage;
  }
}

function messageOf(t: PaymentsText, { changed, dropped }: QuestionInput): Message | null {
  const warn = (strong: string): Message => ({ tone: 'warn', glyph: '!', strong, text: null, second: null });
  if (changed) return warn(t.amountChanged);
  return dropped ? warn(t.someDropped) : null;
}

function detailOf(f: Formats, item: OfferedPayable): string {
  const t = paymentsText[f.language];
  const due = item.overdue ? t.wasDue(f.day(item.dueOn)) : t.isDue(f.day(item.dueOn));
  return item.reference ? `${item.reference} · ${due}` : due;
}

export interface QuestionInput {
  accountNumber: string;
  items: readonly OfferedPayable[];
  sources: readonly PayableSource[];
  platform: Pick<PaymentPlatform, 'label' | 'needsScripts'>;
  receiptEmail: string;
  phone: string;
  changed: boolean;
  /** Something chosen cannot be paid any more and was left out. */
  dropped: boolean;
}

export function questionPage(f: Formats, input: QuestionInput): QuestionPage {
  const t = paymentsText[f.language];
  const home = `/cuentas/${input.accountNumber}`;
  const bills = input.items.filter((item) => item.kind === 'invoice').length;
  const total = sumCents(input.items.map((item) => item.amountCents));
  const fieldOf = new Map<string, string>(input.sources.map((source) => [source.kind, source.field]));
  const phoneWay = { label: t.byPhone(input.phone), href: `tel:${input.phone.replace(/[^\d+]/g, '')}` };
  return {
    t,
    heading: t.question(bills, input.items.length - bills),
    message: messageOf(t, input),
    action: `${home}/pagos`,
    hidden: input.items.map((item) => ({ name: fieldOf.get(item.kind) ?? '', value: item.id })),
    items: input.items.map((item) => ({
      label: item.labels[f.language],
      detail: detailOf(f, item),
      amount: f.money(item.amountCents),
    })),
    total: f.money(total),
    totalCents: total,
    needsScripts: input.platform.needsScripts,
    leaving: t.leaving(input.platform.label),
    receipt: t.receiptGoesTo(maskEmail(input.receiptEmail)),
    backHref: `${home}?${selectionQuery(input.items, input.sources)}`,
    otherWays: [{ label: t.slip, href: `${home}/facturas` }, ...(input.phone ? [phoneWay] : [])],
  };
}
