import type { CustomerAccess } from '../../accounts/access.ts';
import { collectionObstacle } from '../../accounts/account.ts';
import { consentLine } from '../../consents/link.ts';
import { recordConsent } from '../../consents/store.ts';
import type { Deps } from '../../deps.ts';
import type { Tx } from '../../kit/database.ts';
import { transact } from '../../kit/database.ts';
import { verificationCode } from '../../kit/ids.ts';
import type { Language } from '../../kit/text.ts';
import { queueForget } from '../cards/forget.ts';
import { cardText } from '../cards/text.ts';
import { tell } from '../letters.ts';
import type { BankAccount } from '../means.ts';
import { sealBankAccount } from '../means.ts';
import { announceFor } from '../orders/announce.ts';
import { listOrders, moveOrder } from '../orders/store.ts';
import { billsNotCaught, notCaughtLines } from '../outlook/not-caught.ts';
import type { DebitEnrolment, SealedMeans } from '../store.ts';
import { endEnrolment, findEnrolment, startDirectDebit } from '../store.ts';
import { TERMS_VERSION, termsOf } from './terms.ts';
import { auditDebit } from './trail.ts';

export type EnrolDeps = Pick<
  Deps,
  'db' | 'clock' | 'log' | 'config' | 'settings' | 'formats' | 'language' | 'render' | 'wake'
>;

export type Enrolled = { kind: 'enrolled'; means: SealedMeans } | { kind: 'already' } | { kind: 'not-here' };

/** Enrols an account with the consent of its customer: the enrolment, the text, the mails and the trail, or nothing. */
export async function enrol(
  deps: EnrolDeps,
  access: CustomerAccess,
  asked: { bankAccount: BankAccount; language: Language },
): Promise<Enrolled> {
  const { account } = access;
  const means = sealBankAccount(deps.config.secret, asked.bankAccount);
  const done = await transact(deps.db, async (tx): Promise<Enrolled> => {
    if (collectionObstacle(account) || !deps.settings.last().directDebit.offered) return { kind: 'not-here' };
    if (await findEnrolment(tx, account.number)) return { kind: 'already' };
    const consentId = await recordConsent(tx, deps.clock, {
      kind: 'direct-debit',
      access,
      version: TERMS_VERSION,
      language: asked.language,
      paragraphs: termsOf(asked.language, { ...means, account, utility: deps.settings.last().utilityName }),
    });
    await startEnrolment(tx, deps, { access, means, consentId });
    return { kind: 'enrolled', means };
  });
  deps.wake.mail();
  return done;
}

/** What follows once there are means and a consent: the enrolment, its mails, its trail, and what it debits next. */
export async function startEnrolment(
  tx: Tx,
  deps: EnrolDeps,
  start: { access: CustomerAccess; means: SealedMeans; consentId: string; platform?: string },
): Promise<string> {
  const { access, means, consentId, platform } = start;
  const { account, userId } = access;
  const id = await startDirectDebit(tx, deps.clock, {
    accountNumber: account.number,
    userId,
    means,
    consentId,
    ...(platform === undefined ? {} : { platform }),
  });
  const detail = { enrolment: id, bank: means.bank, lastFour: means.lastFour, consent: consentId };
  await auditDebit(tx, deps, { access, action: 'enrol in direct debit', detail });
  const notCaught = await billsNotCaught(tx, deps, account);
  await tell(tx, deps, {
    account,
    userId,
    toAll: true,
    key: `enrolled:${id}`,
    words: ({ enrolled: t }, f) => ({
      heading: t.heading(account.number),
      paragraphs: [
        (means.kind === 'card' ? cardText[f.language].mail.enrolled : t.text)(
          account.number,
          means.bank,
          means.lastFour,
        ),
        [t.next, ...notCaughtLines(f.language, notCaught)].join(' '),
        consentLine(f.language, {
          baseUrl: deps.config.baseUrl,
          accountNumber: account.number,
          id: consentId,
        }),
      ],
    }),
  });
  await announceFor(tx, deps, id);
  return id;
}

/** Ends the enrolment of an account and answers the number of the cancellation; null when there was none. */
export async function cancelEnrolment(deps: EnrolDeps, access: CustomerAccess): Promise<string | null> {
  const { account, userId } = access;
  const number = verificationCode();
  const done = await transact(deps.db, async (tx) => {
    const enrolment = await findEnrolment(tx, account.number);
    if (!enrolment) return false;
    await endEnrolment(tx, deps.clock, { id: enrolment.id, reason: 'customer', number });
    await withdrawWaiting(tx, deps, enrolment);
    await forgetMeans(tx, deps, enrolment);
    const detail = { enrolment: enrolment.id, number };
    await auditDebit(tx, deps, { access, action: 'cancel direct debit', detail });
    await tell(tx, deps, {
      account,
      userId,
      toAll: true,
      key: `cancelled:${enrolment.id}`,
      words: ({ cancelled: t }) => ({
        heading: t.heading(account.number),
        paragraphs: [t.text(account.number, number), t.pay],
      }),
    });
    return true;
  });
  deps.wake.mail();
  deps.wake.cards();
  return done ? number : null;
}

/** A card of an enrolment that has ended: its token is of no use any more. */
async function forgetMeans(tx: Tx, { clock }: Pick<Deps, 'clock'>, enrolment: DebitEnrolment): Promise<void> {
  const { id, kind, platform, meansSealed } = enrolment;
  if (kind !== 'card' || platform === null || meansSealed === null) return;
  await queueForget(tx, clock, { platform, sealed: meansSealed, enrolmentId: id });
}

/** What no file holds yet goes to the bank no more. */
export async function withdrawWaiting(
  tx: Tx,
  { clock }: Pick<Deps, 'clock'>,
  enrolment: DebitEnrolment,
): Promise<void> {
  for (const order of await listOrders(tx, enrolment.accountNumber)) {
    if (order.enrolmentId === enrolment.id && order.state === 'announced')
      await moveOrder(tx, clock, { order, to: 'withdrawn', reason: 'ended' });
  }
}
