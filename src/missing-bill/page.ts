import type { Delivery } from '../deliveries/store.ts';
import type { Badge } from '../invoices/badge.ts';
import { stateBadge } from '../invoices/badge.ts';
import { amountOf } from '../invoices/detail/page.ts';
import type { Invoice } from '../invoices/invoice.ts';
import { periodLabel } from '../invoices/invoice.ts';
import { invoiceHref } from '../invoices/page.ts';
import type { Instant, LocalDate } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import { localDate } from '../kit/intl/zone.ts';
import type { MissingBillText } from './text.es.ts';
import { missingBillText } from './text.ts';

interface ShownBill {
  label: string;
  number: string;
  badge: Badge;
  amount: { label: string; value: string };
  issuedOn: string;
  dueOn: string;
  href: string;
  pdfHref: string;
  /** When this user said that it is missing; null: the button stands there. */
  reported: string | null;
}

export interface MissingBillPage {
  t: MissingBillText;
  lead: string;
  action: string;
  bill: ShownBill | null;
  others: { label: string; number: string; href: string }[];
  digital: {
    href: string;
    on: boolean;
    texts: string[];
    resend: { href: string; label: string } | null;
    changeHref: string;
  };
}

declare module '../http/render.ts' {
  interface Templates {
    'missing-bill/page': MissingBillPage;
    'missing-bill/bill': MissingBillPage;
    'missing-bill/digital': MissingBillPage;
  }
}

export interface MissingBillView {
  accountNumber: string;
  today: LocalDate;
  timeZone: string;
  /** What the account may see, the newest first. */
  invoices: readonly Invoice[];
  chosen: Invoice | null;
  reportedAt: Instant | null;
  /** Where the bills go, as this user may see it; null: not enrolled. */
  mailbox: string | null;
  /** How the chosen bill went out, its mailbox as this user may see it. */
  delivery: Delivery | null;
}

const MOST_OTHERS = 6;

export const missingBillHref = (accountNumber: string) => `/cuentas/${accountNumber}/no-recibi-factura`;

export function missingBillPage(f: Formats, view: MissingBillView): MissingBillPage {
  const t = missingBillText[f.language];
  const here = missingBillHref(view.accountNumber);
  const { chosen, invoices } = view;
  return {
    t,
    lead: chosen?.number === invoices[0]?.number ? t.lead : t.leadOther,
    action: here,
    bill: chosen && shownBill(f, view, chosen),
    others: invoices
      .slice(0, MOST_OTHERS + 1)
      .filter((invoice) => invoice.number !== chosen?.number)
      .slice(0, MOST_OTHERS)
      .map((invoice) => ({
        label: periodLabel(invoice.period, f.language),
        number: invoice.number,
        href: `${here}?factura=${encodeURIComponent(invoice.number)}`,
      })),
    digital: {
      href: `/cuentas/${view.accountNumber}/factura-digital`,
      on: view.mailbox !== null,
      texts: textsOf(f, view),
      resend:
        view.mailbox !== null && chosen
          ? { href: `${here}/reenviar`, label: view.delivery ? t.resend : t.send }
          : null,
      changeHref: `/mis-datos/correo-de-facturacion/${encodeURIComponent(view.accountNumber)}`,
    },
  };
}

function shownBill(f: Formats, view: MissingBillView, invoice: Invoice): ShownBill {
  const t = missingBillText[f.language];
  const { label, value } = amountOf(f, invoice, view.today);
  const { reportedAt, timeZone } = view;
  return {
    label: periodLabel(invoice.period, f.language),
    number: invoice.number,
    badge: stateBadge(f, invoice, { today: view.today, timeZone, inPlan: false }),
    amount: { label, value },
    issuedOn: f.day(invoice.issuedOn),
    dueOn: f.day(invoice.dueOn),
    href: invoiceHref(invoice),
    pdfHref: `${invoiceHref(invoice)}.pdf`,
    reported: reportedAt === null ? null : t.reportedOn(f.day(localDate(reportedAt, timeZone))),
  };
}

function textsOf(f: Formats, { mailbox, chosen, delivery }: MissingBillView): string[] {
  const t = missingBillText[f.language];
  if (mailbox === null) return [t.offer];
  if (!chosen) return [t.enrolled(mailbox)];
  return [t.enrolled(mailbox), deliveryInWords(f, chosen.number, delivery)];
}

function deliveryInWords(f: Formats, number: string, delivery: Delivery | null): string {
  const t = missingBillText[f.language];
  const to = delivery?.recipient ?? '';
  if (delivery?.state === 'mailed' && delivery.mailedAt)
    return t.sent(number, to, f.moment(delivery.mailedAt));
  if (delivery?.state === 'bounced') return t.refused(number, to);
  if (delivery?.state === 'queued') return t.waiting(number, to);
  return t.notSent(number);
}
