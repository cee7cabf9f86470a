import type { FormState } from '../../http/form.ts';
import type { Field } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import type { Formats } from '../../kit/formats.ts';
import type { Language } from '../../kit/text.ts';
import type { Account } from '../account.ts';
import type { AccountFacts } from '../page.ts';
import { accountFacts } from '../page.ts';
import { reviewOf } from '../review/page.ts';
import type { AccountsText } from '../text.es.ts';
import { accountsText } from '../text.ts';
import type { Proof } from './proof.ts';
import type { StandingEnrolments } from './unlink.ts';

export interface Hidden {
  name: string;
  value: string;
}

export interface LinkPage {
  t: AccountsText;
  lead: string;
  fields: Field[];
  form: FormState;
  /** The way to the account when it is the user's already. */
  linkedHref: string | null;
  missing: string;
}

export interface ConfirmPage {
  t: AccountsText;
  facts: AccountFacts;
  hidden: Hidden[];
}

export interface OthersPage {
  t: AccountsText;
  form: FormState;
  number: string;
  skipHref: string;
  items: (AccountFacts & { id: string; checked: boolean })[];
}

export interface UnlinkPage {
  t: AccountsText;
  heading: string;
  facts: AccountFacts;
  action: string;
  stays: { text: string; label: string; href: string }[];
}

declare module '../../http/render.ts' {
  interface Templates {
    'accounts/link': LinkPage;
    'accounts/confirm': ConfirmPage;
    'accounts/others': OthersPage;
    'accounts/unlink': UnlinkPage;
  }
}

export function linkPage(
  language: Language,
  input: { proof: Proof['kind']; form: FormState; linked: string | null; phone: string },
): LinkPage {
  const t = accountsText[language];
  return {
    t,
    lead: input.proof === 'invoice' ? t.linkLeadInvoice : t.linkLead,
    fields: lookupFields(language, input.proof),
    form: input.form,
    linkedHref: input.linked === null ? null : `/cuentas/${input.linked}`,
    missing: t.cannotLink(input.phone),
  };
}

/** The fields of a proof, the same wherever an account is asked for. */
export function lookupFields(language: Language, proof: Proof['kind']): Field[] {
  const t = accountsText[language];
  const number = field('cuenta', t.numberLabel, { hint: t.numberHelp, inputmode: 'numeric' });
  if (proof === 'invoice') return [number, field('factura', t.invoiceLabel, { hint: t.invoiceHelp })];
  return [
    number,
    field('apellido', t.surnameLabel, { hint: t.surnameHelp }),
    field('codigoPostal', t.postcodeLabel, { hint: t.postcodeHelp, size: 'short' }),
  ];
}

export function confirmPage(f: Formats, account: Account, hidden: Hidden[]): ConfirmPage {
  return { t: accountsText[f.language], facts: accountFacts(f, account), hidden };
}

export function othersPage(
  f: Formats,
  input: { number: string; siblings: readonly Account[]; chosen: readonly string[]; form: FormState },
): OthersPage {
  const items = input.siblings.map((account, index) => ({
    ...accountFacts(f, account),
    // The first has the name of the field, so that the summary of errors can lead to it.
    id: index === 0 ? 'otra' : `otra-${account.number}`,
    checked: input.chosen.includes(account.number),
  }));
  return {
    t: accountsText[f.language],
    form: input.form,
    number: input.number,
    skipHref: reviewOf([input.number]),
    items,
  };
}

export function unlinkPage(f: Formats, account: Account, standing: StandingEnrolments): UnlinkPage {
  const t = accountsText[f.language];
  const home = `/cuentas/${account.number}`;
  return {
    t,
    heading: t.unlinkHeading(account.number),
    facts: accountFacts(f, account),
    action: `${home}/desvincular`,
    stays: [
      ...(standing.digitalBill
        ? [{ text: t.staysDigitalBill, label: t.seeDigitalBill, href: `${home}/factura-digital` }]
        : []),
      ...(standing.directDebit
        ? [{ text: t.staysDirectDebit, label: t.seeDirectDebit, href: `${home}/debito-automatico` }]
        : []),
    ],
  };
}
