import type { Deps } from '../../deps.ts';
import { noticeLetter } from '../../http/page/letters.ts';
import type { Letter } from '../../kit/mail/outbox.ts';
import { sumCents } from '../../kit/money.ts';
import type { Language } from '../../kit/text.ts';
import type { OfferedPayable } from '../../payables/payable.ts';
import type { PayCode } from '../guest/codes.ts';
import { LINK_MINUTES } from '../guest/codes.ts';
import { GUEST } from '../guest/page.ts';
import { passingOnText } from './text.ts';

/** What is paid, how much, until when, to whom and for which account, covered: it may go to anybody. */
export function linkLetter(
  deps: Pick<Deps, 'render' | 'formats' | 'settings' | 'config'>,
  about: {
    to: string;
    language: Language;
    accountNumber: string;
    items: readonly OfferedPayable[];
    code: PayCode;
    dedupeKey: string;
  },
): Letter {
  const { language, items, code } = about;
  const t = passingOnText[language].letter;
  const f = deps.formats[language];
  const utility = deps.settings.last().utilityName;
  const total = f.money(sumCents(items.map(({ amountCents }) => amountCents)));
  const lines = items.map(({ labels, reference, amountCents }) =>
    t.item(reference ? `${labels[language]} (${reference})` : labels[language], f.money(amountCents)),
  );
  return noticeLetter(deps.render, {
    dedupeKey: about.dedupeKey,
    to: about.to,
    language,
    heading: t.heading(total, utility),
    paragraphs: [
      t.lead(utility, about.accountNumber.slice(-4)),
      ...lines,
      t.total(total),
      t.until(LINK_MINUTES / 60, f.moment(code.expiresAt)),
    ],
    link: { label: t.link, href: `${deps.config.baseUrl}${GUEST}?codigo=${code.code}` },
    closing: [t.closing],
    signature: utility,
    secret: true,
  });
}
