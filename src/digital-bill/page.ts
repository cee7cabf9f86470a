import type { Account } from '../accounts/account.ts';
import { collectionMessage } from '../accounts/billing/collection.ts';
import type { ConsentLinks } from '../consents/link.ts';
import { consentLinks } from '../consents/link.ts';
import type { FormState } from '../http/form.ts';
import type { Leaving, Message, Terms } from '../http/page/shared.ts';
import type { Instant, LocalDate } from '../kit/dates.ts';
import type { Formats } from '../kit/formats.ts';
import { localDate } from '../kit/intl/zone.ts';
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
  consent: ConsentLinks | null;
  /** Bills that the digital bill does not catch (D24). */
  notes: { text: string; href: string; label: string }[];
  /** Why nothing can be enrolled here, and whom to ask (A100). */
  cannot: Message | null;
  action: string;
  /** Null: not enrolled. */
  leaving: Leaving | null;
  /** What must be accepted; null where there is nothing to accept. */
  terms: Terms | null;
  version: string;
  accepted: boolean;
  form: FormState;
  backHref: string;
  /** Its form answers within the window; only the window's template says so. */
  inWindow: boolean;
}

declare module '../http/render.ts' {
  interface Templates {
    'digital-bill/page': DigitalBillPage;
    'digital-bill/facts': DigitalBillPage;
    'digital-bill/form': DigitalBillPage;
    'digital-bill/window': DigitalBillPage;
  }
}

export interface DigitalBillView {
  account: Account;
  phone: string;
  /** Since when; null: not enrolled. */
  startedAt: Instant | null;
  /** What its customer agreed to; null: not enrolled, or from before the portal. */
  consentId: string | null;
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
  const { number } = view.account;
  const here = digitalBillHref(number);
  const cannot = on ? null : closedMessage(f, view);
  const dayOf = (at: Instant): LocalDate => localDate(at, view.timeZone);
  return {
    t,
    badge: on ? { tone: 'ok', glyph: '✓', text: t.state.on } : { tone: 'bad', glyph: '✕', text: t.state.off },
    lead: on ? t.onLead : t.joinLead,
    returned: !on && view.refusedAt !== null ? warning(t.returned(f.day(dayOf(view.refusedAt)))) : null,
    accountNumber: number,
    mailbox: view.mailbox ?? t.noMailbox,
    changeHref: `/mis-datos/correo-de-facturacion/${encodeURIComponent(number)}`,
    since: view.startedAt === null ? null : f.day(dayOf(view.startedAt)),
    consent: consentLinks(f.language, { accountNumber: number, consentId: view.consentId }),
    notes: on || cannot ? [] : view.dueSoon.map((bill) => dueNote(f, bill)),
    action: here,
    cannot,
    leaving: on ? leavingOf(f, view) : null,
    terms:
      on || cannot
        ? null
        : {
            heading: t.termsHeading,
            declaration: null,
            paragraphs: termsOf(f.language, view.utility),
            version: t.termsVersion(TERMS_VERSION),
          },
    version: TERMS_VERSION,
    accepted: view.form.values.acepto !== undefined,
    form: view.form,
    backHref: `/cuentas/${number}`,
    inWindow: false,
  };
}

/** No more bills come of a closed account. */
function closedMessage(f: Formats, { account, phone }: DigitalBillView): Message | null {
  if (account.status !== 'closed') return null;
  const second = collectionMessage(f.language, account, phone)?.second ?? null;
  return { ...warning(digitalBillText[f.language].closed), second };
}

/** What follows when the enrolment is cancelled, before it is. */
function leavingOf(f: Formats, { account, hidesHistory }: DigitalBillView): Leaving {
  const { leaving: t, leave, back } = digitalBillText[f.language];
  return {
    lead: t.lead,
    consequences: [t.paper, t.sent, ...(hidesHistory ? [t.history] : []), t.again],
    action: `${digitalBillHref(account.number)}/cancelar`,
    button: leave,
    keep: back,
    backHref: `/cuentas/${account.number}`,
  };
}

const warning = (strong: string): Message => ({ tone: 'warn', glyph: '!', strong, text: null, second: null });

function dueNote(f: Formats, bill: OfferedPayable): DigitalBillPage['notes'][number] {
  const t = digitalBillText[f.language];
  const { reference, href, dueOn } = bill;
  return { text: t.dueSoon(reference, f.day(dueOn)), href, label: t.seeBill(reference) };
}
