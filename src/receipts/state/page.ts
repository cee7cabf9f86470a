import type { Message } from '../../http/page/shared.ts';
import type { Formats } from '../../kit/formats.ts';
import type { AfterWords } from '../../paying/after-paying.ts';
import { afterWords } from '../../paying/after-paying.ts';
import { GUEST } from '../../paying/guest/page.ts';
import type { ItemsTable } from '../../paying/items.ts';
import { customerPaths, guestPaths } from '../../paying/paths.ts';
import type { RefusalAdvice } from '../../paying/refusals/checks.ts';
import { adviceOn } from '../../paying/refusals/checks.ts';
import { payingText } from '../../paying/text.ts';
import type { WayLink } from '../../paying/ways/links.ts';
import { wayLinks } from '../../paying/ways/links.ts';
import { ATTEMPT_STATES, isResumable } from '../../payments/attempts/attempt.ts';
import { receiptsText } from '../text.ts';
import type { Fact } from './facts.ts';
import { factsOf } from './facts.ts';
import { headingOf, messageOf } from './message.ts';
import type { StateText } from './text.es.ts';
import { stateText } from './text.ts';
import type { Step } from './timeline.ts';
import { timelineOf } from './timeline.ts';
import type { PaymentView } from './view.ts';
import { mayPayAgain, refusalOf } from './view.ts';

export interface PaymentStatePage {
  t: StateText;
  id: string;
  href: string;
  heading: string;
  message: Message;
  open: boolean;
  resumable: boolean;
  refusal: RefusalAdvice | null;
  otherWays: WayLink[] | null;
  again: { href: string } | null;
  amountLabel: string;
  amount: string;
  facts: Fact[];
  verify: { href: string; text: string } | null;
  pdf: string | null;
  itemsHeading: string;
  items: ItemsTable;
  timeline: Step[];
  after: AfterWords[];
  homeHref: string;
}

declare module '../../http/render.ts' {
  interface Templates {
    'receipts/state': PaymentStatePage;
    'receipts/state-panel': PaymentStatePage;
  }
}

export function paymentStatePage(f: Formats, view: PaymentView): PaymentStatePage {
  const { attempt, account } = view;
  const t = stateText[f.language];
  const rules = ATTEMPT_STATES[attempt.state];
  const paid = attempt.state === 'paid';
  return {
    t,
    id: attempt.id,
    href: `/pagos/${attempt.id}`,
    heading: headingOf(f, view),
    message: messageOf(f, view),
    open: rules.open,
    resumable: isResumable(attempt),
    refusal: attempt.state === 'rejected' ? adviceOn(f.language, refusalOf(view)) : null,
    otherWays: rules.holds ? null : otherWays(f, view),
    again: mayPayAgain(view) ? { href: againHref(view) } : null,
    amountLabel: paid ? receiptsText[f.language].amountPaid : t.amountToPay,
    amount: f.money(attempt.totalCents),
    facts: factsOf(f, view),
    verify: paid ? verifyLink(t, view) : null,
    pdf: paid && !view.guest ? `/pagos/${attempt.id}.pdf` : null,
    itemsHeading: paid ? receiptsText[f.language].itemsPaidHeading : t.itemsHeading,
    items: itemsTable(f, view),
    timeline: timelineOf(f, view),
    after: paid && !view.guest ? afterWords(f, view.after) : [],
    homeHref: view.guest ? GUEST : `/cuentas/${account.number}`,
  };
}

function itemsTable(f: Formats, { attempt, items }: PaymentView): ItemsTable {
  return {
    t: payingText[f.language],
    items: items.map((item) => ({
      label: item.labels[f.language],
      detail: item.kind === 'invoice' ? item.id : '',
      amount: f.money(item.amountCents),
    })),
    total: f.money(attempt.totalCents),
  };
}

const againHref = ({ guest, account, againQuery }: PaymentView) =>
  `${(guest ? guestPaths({ byCode: false }) : customerPaths(account.number)).question}?${againQuery}`;

function verifyLink(t: StateText, { attempt, baseUrl }: PaymentView) {
  const href = `/verificar/${attempt.verificationCode}`;
  return { href, text: t.verifyAt(baseUrl + href) };
}

function otherWays(f: Formats, { guest, account, open, againQuery }: PaymentView): WayLink[] {
  const paths = guest ? guestPaths({ byCode: false }) : customerPaths(account.number);
  return wayLinks(f.language, { paths, query: againQuery, open, passOn: false });
}
