import type { FormState } from '../../http/form.ts';
import type { Field, Message } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import { maskEmail } from '../../identity/mask.ts';
import type { Formats } from '../../kit/formats.ts';
import { sumCents } from '../../kit/money.ts';
import type { Language } from '../../kit/text.ts';
import type { OfferedPayable, PayableSource } from '../../payables/payable.ts';
import type { Remark } from '../../payables/remark.ts';
import { debitsComing } from '../../payables/remark.ts';
import { selectionQuery } from '../../payables/selection.ts';
import type { Mood } from '../../payments/platforms/health/health.ts';
import type { PaymentPlatform } from '../../payments/platforms/platform.ts';
import type { PhonePanel } from '../guest/phone-panel.ts';
import { guestText } from '../guest/text.ts';
import type { ItemRow } from '../items.ts';
import type { PayingPaths } from '../paths.ts';
import type { PayingText } from '../text.es.ts';
import { payingText } from '../text.ts';
import type { OpenWays, WayLink } from '../ways/links.ts';
import { wayLinks } from '../ways/links.ts';

/** The summary and the question on one page (D27). */
export interface QuestionPage {
  t: PayingText;
  heading: string;
  message: Message | null;
  action: string;
  hidden: { name: string; value: string }[];
  items: ItemRow[];
  total: string;
  totalCents: number;
  /** The platform's own pages fail without scripts: where they are off, the other ways come first (D28). */
  needsScripts: boolean;
  /** For which account, covered: said to guests, who see nothing else of it. */
  account: string | null;
  /** That paying this discards a plan: said before (D13). */
  discards: { strong: string; text: string; see: { label: string; href: string } | null } | null;
  /** What else paying this brings about, said before. */
  notes: string[];
  /** That the platform does not answer now, or slowly: said before leaving. */
  trouble: Message | null;
  /** The other ways stand before the form, not folded below it. */
  waysFirst: boolean;
  leaving: string;
  /** Where the receipt goes, in words; null when the payer is asked. */
  receipt: string | null;
  email: { field: Field; form: FormState } | null;
  /** On a lobby computer: the way to pay this on one's own telephone. */
  phone: PhonePanel | null;
  backHref: string;
  otherWays: WayLink[];
}

declare module '../../http/render.ts' {
  interface Templates {
    'paying/question': QuestionPage;
    'paying/question-form': QuestionPage;
    'paying/question-window': QuestionPage;
  }
}

function messageOf(t: PayingText, { changed, dropped, early }: QuestionInput): Message | null {
  const warn = (strong: string): Message => ({ tone: 'warn', glyph: '!', strong, text: null, second: null });
  if (changed) return warn(t.amountChanged);
  if (early) return warn(t.outOfOrder);
  return dropped ? warn(t.someDropped) : null;
}

function troubleOf(t: PayingText, mood: Mood): Message | null {
  if (mood === 'well') return null;
  return { tone: 'warn', glyph: '!', ...t.trouble[mood] };
}

/** Guests are told as well; the plan itself is for its account's customers. */
function discardsOf(f: Formats, { discards, items, paths }: QuestionInput): QuestionPage['discards'] {
  if (!discards) return null;
  const t = payingText[f.language].discards;
  const bills = items.filter((item) => item.kind === 'invoice').length;
  const see = paths.passOn === null ? null : { label: t.see, href: discards.href };
  return { strong: t.strong(bills), text: t.text, see };
}

/** Of the debits of an account its customers are told, not those who pay for them. */
function notesOf(f: Formats, { items, remarks, paths }: QuestionInput): string[] {
  const t = payingText[f.language];
  const days = new Set(paths.passOn === null ? [] : debitsComing(remarks).map((one) => one.debit?.on ?? ''));
  return [
    ...items.flatMap(({ alsoHolds = [] }) => (alsoHolds.length > 0 ? [t.startsPlan(alsoHolds.length)] : [])),
    ...[...days].map((day) => t.notDebited(items.length, f.day(day))),
  ];
}

/** What is paid, line by line. */
export const itemRows = (f: Formats, items: readonly OfferedPayable[]): ItemRow[] =>
  items.map((item) => ({
    label: item.labels[f.language],
    detail: detailOf(f, item),
    amount: f.money(item.amountCents),
  }));

function detailOf(f: Formats, item: OfferedPayable): string {
  const t = payingText[f.language];
  const due = item.overdue ? t.wasDue(f.day(item.dueOn)) : t.isDue(f.day(item.dueOn));
  return item.reference ? `${item.reference} · ${due}` : due;
}

export interface QuestionInput {
  items: readonly OfferedPayable[];
  sources: readonly PayableSource[];
  platform: Pick<PaymentPlatform, 'label' | 'needsScripts'>;
  mood: Mood;
  /** Null: the payer says. */
  receiptEmail: string | null;
  open: OpenWays;
  changed: boolean;
  /** Something chosen cannot be paid any more and was left out. */
  dropped: boolean;
  /** An instalment was chosen without one before it that is owed. */
  early: boolean;
  accountNumber: string;
  /** The first instalment of a plan that paying this discards. */
  discards: OfferedPayable | null;
  remarks: readonly Remark[];
  form: FormState;
  paths: PayingPaths;
  phonePanel: PhonePanel | null;
}

function receiptField(language: Language, form: FormState): QuestionPage['email'] {
  const t = guestText[language];
  const email = field('correo', t.email, {
    hint: t.emailHint,
    type: 'email',
    autocomplete: 'email',
    inputmode: 'email',
  });
  return { field: email, form };
}

export function questionPage(f: Formats, input: QuestionInput): QuestionPage {
  const t = payingText[f.language];
  const bills = input.items.filter((item) => item.kind === 'invoice').length;
  const total = sumCents(input.items.map((item) => item.amountCents));
  const fieldOf = new Map<string, string>(input.sources.map((source) => [source.kind, source.field]));
  const { paths } = input;
  const query = selectionQuery(input.items, input.sources);
  return {
    t,
    heading: t.question(bills, input.items.length - bills),
    message: messageOf(t, input),
    action: paths.confirm,
    hidden: input.items.map((item) => ({ name: fieldOf.get(item.kind) ?? '', value: item.id })),
    items: itemRows(f, input.items),
    total: f.money(total),
    totalCents: total,
    needsScripts: input.platform.needsScripts,
    account: paths.passOn === null ? t.accountEnding(input.accountNumber.slice(-4)) : null,
    discards: discardsOf(f, input),
    notes: notesOf(f, input),
    trouble: troubleOf(t, input.mood),
    waysFirst: input.mood === 'silent',
    leaving: t.leaving(input.platform.label),
    receipt: input.receiptEmail === null ? null : t.receiptGoesTo(maskEmail(input.receiptEmail)),
    email: input.receiptEmail === null ? receiptField(f.language, input.form) : null,
    phone: input.phonePanel,
    backHref: `${paths.back}?${query}`,
    otherWays: wayLinks(f.language, { paths, query, open: input.open, passOn: input.phonePanel === null }),
  };
}
