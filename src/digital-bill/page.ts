import type { FormState } from '../http/form.ts';
import type { Message } from '../http/page/shared.ts';
import type { Instant, LocalDate } from '../kit/dates.ts';
import { localDate } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import type { OfferedPayable } from '../payables/payable.ts';
import { TERMS_VERSION, termsOf } from './terms.ts';
import type { DigitalBillText } from './text.es.ts';
import { digitalBillText } from './text.ts';

export interface DigitalBillPage {
  t: DigitalBillText;
  badge: { tone: 'ok' | 'bad'; glyph: string; text: string };
  lead: string;
  /** The account went back to paper by itself. */
  returned: Message | null;
  accountNumber: string;
  mailbox: string;
  changeHref: string;
  since: string | null;
  /** Bills that the digital bill does not catch (D24). */
  notes: { text: string; href: string; label: string }[];
  action: string;
  button: string;
  /** What must be accepted; null where the enrolment is being cancelled. */
  terms: { version: string; label: string; paragraphs: string[] } | null;
  form: FormState;
  backHref: string;
}

declare module '../http/render.ts' {
  interface Templates {
    'digital-bill/page': DigitalBillPage;
    'digital-bill/form': DigitalBillPage;
    'digital-bill/window': DigitalBillPage;
  }
}

export interface DigitalBillView {
  accountNumber: string;
  /** Since when; null: not enrolled. */
  startedAt: Instant | null;
  /** Null: nobody said where the bills should go. */
  mailbox: string | null;
  /** When the mailbox refused a bill, if that ended the last enrolment. */
  refusedAt: Instant | null;
  dueSoon: readonly OfferedPayable[];
  utility: string;
  timeZone: string;
  /** D8: without the digital bill earlier bills are not shown. */
  hidesHistory: boolean;
  form: FormState;
}

export const digitalBillHref = (accountNumber: string) => `/cuentas/${accountNumber}/factura-digital`;

export function digitalBillPage(f: Formats, view: DigitalBillView): DigitalBillPage {
  const t = digitalBillText[f.language];
  const on = view.startedAt !== null;
  const here = digitalBillHref(view.accountNumber);
  const dayOf = (at: Instant): LocalDate => localDate(at, view.timeZone);
  return {
    t,
    badge: on ? { tone: 'ok', glyph: '✓', text: t.state.on } : { tone: 'bad', glyph: '✕', text: t.state.off },
    lead: on ? [t.leaveLead, ...(view.hidesHistory ? [t.leaveHistory] : [])].join(' ') : t.joinLead,
    returned: !on && view.refusedAt !== null ? warning(t.returned(f.day(dayOf(view.refusedAt)))) : null,
    accountNumber: view.accountNumber,
    mailbox: view.mailbox ?? t.noMailbox,
    changeHref: `/mis-datos/correo-de-facturacion/${encodeURIComponent(view.accountNumber)}`,
    since: view.startedAt === null ? null : f.day(dayOf(view.startedAt)),
    notes: on ? [] : view.dueSoon.map((bill) => dueNote(f, bill)),
    action: on ? `${here}/cancelar` : here,
    button: on ? t.leave : t.join,
    terms: on
      ? null
      : {
          version: TERMS_VERSION,
          label: t.termsVersion(TERMS_VERSION),
          paragraphs: termsOf(f.language, view.utility),
        },
    form: view.form,
    backHref: `/cuentas/${view.accountNumber}`,
  };
}

const warning = (strong: string): Message => ({ tone: 'warn', glyph: '!', strong, text: null, second: null });

function dueNote(f: Formats, bill: OfferedPayable): DigitalBillPage['notes'][number] {
  const t = digitalBillText[f.language];
  const { reference, href, dueOn } = bill;
  return { text: t.dueSoon(reference, f.day(dueOn)), href, label: t.seeBill(reference) };
}
