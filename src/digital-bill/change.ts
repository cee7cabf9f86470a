import type { CustomerAccess } from '../accounts/access.ts';
import { recordConsent } from '../consents/store.ts';
import type { Deps } from '../deps.ts';
import { recordAudit } from '../kit/audit.ts';
import { transact } from '../kit/database.ts';
import type { Language } from '../kit/text.ts';
import { tellOfChange } from './letters.ts';
import { mailboxOf } from './mailbox.ts';
import { endDigitalBill, isOnDigitalBill, startDigitalBill } from './store.ts';
import { TERMS_VERSION, termsOf } from './terms.ts';

const CHANGES_A_DAY = 20;
const DAY_SECONDS = 86_400;

/** Each change writes to several mailboxes. */
const limitOf = ({ account }: CustomerAccess) => [
  { key: `digital-bill:${account.number}`, failures: CHANGES_A_DAY, windowSeconds: DAY_SECONDS },
];

/** Enrols the account with the consent of who asks. False: it was enrolled already, and nothing was done. */
export async function enrol(deps: Deps, access: CustomerAccess, language: Language): Promise<boolean> {
  const { account, userId } = access;
  if (await isOnDigitalBill(deps.db, account.number)) return false;
  await deps.limits.take(limitOf(access));
  const begun = await transact(deps.db, async (tx) => {
    // Another tab, or another user of the account, may have been first.
    if (await isOnDigitalBill(tx, account.number)) return false;
    const consentId = await recordConsent(tx, deps.clock, {
      kind: 'digital-bill',
      access,
      version: TERMS_VERSION,
      language,
      paragraphs: termsOf(language, deps.settings.last().utilityName),
    });
    const enrolmentId = await startDigitalBill(tx, deps.clock, {
      accountNumber: account.number,
      userId,
      consentId,
    });
    const mailbox = await mailboxOf(tx, account, userId);
    await recordAudit(tx, deps.clock, {
      actor: { kind: 'customer', id: userId },
      action: 'enrol in digital bill',
      accountNumber: account.number,
      detail: { consent: consentId, version: TERMS_VERSION },
    });
    await tellOfChange(tx, deps, {
      kind: 'joined',
      enrolmentId,
      accountNumber: account.number,
      userId,
      mailbox,
      consentId,
    });
    return true;
  });
  deps.wake.mail();
  return begun;
}

/** Ends the enrolment at the wish of one of its users. False: there was none. */
export async function cancel(deps: Deps, access: CustomerAccess): Promise<boolean> {
  const { account, userId } = access;
  if (!(await isOnDigitalBill(deps.db, account.number))) return false;
  await deps.limits.take(limitOf(access));
  const ended = await transact(deps.db, async (tx) => {
    const enrolment = await endDigitalBill(tx, deps.clock, {
      accountNumber: account.number,
      reason: 'cancelled',
    });
    if (!enrolment) return false;
    await recordAudit(tx, deps.clock, {
      actor: { kind: 'customer', id: userId },
      action: 'cancel digital bill',
      accountNumber: account.number,
    });
    await tellOfChange(tx, deps, {
      kind: 'left',
      enrolmentId: enrolment.id,
      accountNumber: account.number,
      userId,
      mailbox: await mailboxOf(tx, account, enrolment.userId),
      consentId: null,
    });
    return true;
  });
  deps.wake.mail();
  return ended;
}
