import type { Account } from '../accounts/account.ts';
import { billingEmailOf, findAccountByNumber, otherUsersOf } from '../accounts/store.ts';
import type { Deps } from '../deps.ts';
import { noticeLetter } from '../http/page/letters.ts';
import { emailKey, emailsOf } from '../identity/store.ts';
import type { Tx } from '../kit/database.ts';
import { enqueueMail } from '../kit/mail/outbox.ts';
import type { Language } from '../kit/text.ts';
import type { PlanOption } from './offer/schedule.ts';
import type { AgreedPlan, Wish } from './plan.ts';
import { plansText } from './text.ts';

type LetterDeps = Pick<Deps, 'clock' | 'config' | 'settings' | 'render' | 'formats' | 'language'>;

interface Told {
  accountNumber: string;
  planId: string;
  what: string;
  paragraphs(language: Language): string[];
}

/** To who asked, in their language, and to everybody else whom the account concerns, in the utility's. */
export async function lettersOfPlan(
  tx: Tx,
  deps: LetterDeps,
  made: { account: Account; option: PlanOption; planId: string; wish: Wish; userId: string },
): Promise<void> {
  const { account, option, wish } = made;
  const first = option.instalments[0];
  const told: Told = {
    accountNumber: account.number,
    planId: made.planId,
    what: 'generated',
    paragraphs: (language) => {
      const { mail } = plansText[language];
      const f = deps.formats[language];
      return [
        mail.generated(wish.requester.name, account.number, option.count),
        mail.generatedNext(f.money(first?.amountCents ?? 0), f.day(first?.dueOn ?? '')),
      ];
    },
  };
  await mail(tx, deps, { told, to: wish.email, language: wish.language });
  for (const to of await recipientsOf(tx, account, { userId: made.userId, except: wish.email }))
    await mail(tx, deps, { told, to, language: deps.language });
}

/** To everybody whom the account concerns: a plan of theirs has ended by itself. */
export async function letterOfEnd(tx: Tx, deps: LetterDeps, plan: AgreedPlan): Promise<void> {
  const { state } = plan;
  const account = await findAccountByNumber(tx, plan.accountNumber);
  if (!account || (state !== 'lapsed' && state !== 'expired' && state !== 'discarded')) return;
  const told: Told = {
    accountNumber: account.number,
    planId: plan.id,
    what: state,
    paragraphs: (language) => [plansText[language].mail[state](account.number)],
  };
  for (const to of await recipientsOf(tx, account, { userId: '', except: null }))
    await mail(tx, deps, { told, to, language: deps.language });
}

async function recipientsOf(
  tx: Tx,
  account: Account,
  { userId, except }: { userId: string; except: string | null },
): Promise<string[]> {
  const users = await otherUsersOf(tx, userId, [account.number]);
  const emails = [...(await emailsOf(tx, users.get(account.number) ?? [])).values()];
  const billing = await billingEmailOf(tx, account, null);
  const byKey = new Map([...emails, ...(billing ? [billing] : [])].map((one) => [emailKey(one), one]));
  if (except) byKey.delete(emailKey(except));
  return [...byKey.values()];
}

async function mail(
  tx: Tx,
  { clock, render, settings, config }: LetterDeps,
  { told, to, language }: { told: Told; to: string; language: Language },
): Promise<void> {
  const t = plansText[language].mail;
  const { utilityName, phone } = settings.last();
  const notYou = told.what === 'generated' ? t.notYou(phone) : '';
  const letter = noticeLetter(render, {
    dedupeKey: `plan:${told.planId}:${told.what}:${emailKey(to)}`,
    to,
    language,
    heading: t.subject(told.accountNumber),
    paragraphs: [t.hello, ...told.paragraphs(language)],
    link: { label: t.see, href: `${config.baseUrl}/cuentas/${told.accountNumber}/planes/${told.planId}` },
    closing: notYou ? [notYou] : [],
    signature: utilityName,
  });
  await enqueueMail(tx, clock, letter);
}
