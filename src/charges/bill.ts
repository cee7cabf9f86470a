import type { CustomerAccess } from '../accounts/access.ts';
import { billingEmailOf } from '../accounts/store.ts';
import { recordConsent } from '../consents/store.ts';
import type { Deps } from '../deps.ts';
import { noticeLetter } from '../http/page/letters.ts';
import { recordAudit } from '../kit/audit.ts';
import { transact } from '../kit/database.ts';
import { addDays, instant } from '../kit/dates.ts';
import { verificationCode } from '../kit/ids.ts';
import { localDate } from '../kit/intl/zone.ts';
import { enqueueMail } from '../kit/mail/outbox.ts';
import type { Language } from '../kit/text.ts';
import { chargeHref, chargeState } from './charge.ts';
import { findCharge, markBilled } from './store.ts';
import { CHARGE_TERMS, chargesText } from './text.ts';

/** Of whoever accepts: the consent is kept in the words that were read, the letter goes to the billing e-mail. */
export interface Acceptance {
  number: string;
  language: Language;
  /** The login of who accepts, where the account has no billing e-mail. */
  email: string;
}

/** Bills a charge at its customer's word (A109). False when there was nothing left to bill: asked twice, it is billed once. */
export async function billCharge(
  deps: Deps,
  access: CustomerAccess,
  acceptance: Acceptance,
): Promise<boolean> {
  const { clock, config, settings } = deps;
  const today = localDate(clock.now(), config.timeZone);
  const billed = await transact(deps.db, async (tx) => {
    const charge = await findCharge(tx, access, acceptance.number);
    if (!charge || chargeState(charge) !== 'pending') return false;
    const t = chargesText[acceptance.language];
    const f = deps.formats[acceptance.language];
    const dueOn = addDays(today, settings.last().chargeDueDays);
    const consentId = await recordConsent(tx, clock, {
      kind: 'charge',
      access,
      version: CHARGE_TERMS,
      language: acceptance.language,
      paragraphs: [`${charge.concept}: ${f.money(charge.amountCents)}`, ...t.accept.terms(f.day(dueOn))],
    });
    await markBilled(tx, {
      access,
      number: charge.number,
      at: instant(clock),
      dueOn,
      consentId,
      code: verificationCode(),
    });
    await recordAudit(tx, clock, {
      actor: { kind: 'customer', id: access.userId },
      action: 'bill charge',
      accountNumber: charge.accountNumber,
      detail: { charge: charge.number },
    });
    const site = settings.last();
    const letter = noticeLetter(deps.render, {
      dedupeKey: `charge:${charge.number}`,
      to: (await billingEmailOf(tx, access.account, acceptance.email)) ?? acceptance.email,
      language: acceptance.language,
      heading: t.mail.heading(charge.concept, charge.accountNumber),
      paragraphs: [t.mail.hello, t.mail.text(f.money(charge.amountCents), f.day(dueOn))],
      link: { label: t.mail.link, href: deps.config.baseUrl + chargeHref(charge) },
      closing: [t.mail.notYou(site.phone)],
      signature: site.utilityName,
    });
    await enqueueMail(tx, clock, letter);
    return true;
  });
  if (billed) deps.wake.mail();
  return billed;
}
