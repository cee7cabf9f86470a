import type { BillingPlace } from '../../accounts/billing/places.ts';
import type { FormState } from '../../http/form.ts';
import type { Field } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import { emailKey } from '../../identity/store.ts';
import type { Language } from '../../kit/text.ts';
import type { CodePage, LinkPage } from '../confirm-page.ts';
import { codePage } from '../confirm-page.ts';
import { billingEmailPath, placeEmail } from '../places.ts';
import type { ProfileText } from '../text.es.ts';
import { profileText } from '../text.ts';
import type { BillingEmailText } from './text.ts';
import { billingEmailText } from './text.ts';

export const BILLING_CONFIRM = '/mis-datos/correo-de-facturacion/confirmar';

export interface BillingEmailPage {
  t: ProfileText;
  b: BillingEmailText;
  action: string;
  number: string;
  holder: string;
  now: string;
  note: string | null;
  field: Field;
  form: FormState;
  /** Without a confirmation, since the mailbox of the login is a confirmed one; null where it is the present one. */
  own: { text: string; action: string } | null;
}

declare module '../../http/render.ts' {
  interface Templates {
    'profile/billing-email': BillingEmailPage;
    'profile/confirm/billing-code': CodePage;
  }
}

export function billingEmailPage(
  language: Language,
  shown: { place: BillingPlace; email: string; form: FormState },
): BillingEmailPage {
  const t = profileText[language];
  const b = billingEmailText[language];
  const { place, email, form } = shown;
  const action = billingEmailPath(place.account.number);
  const isOwn = !place.follows && emailKey(place.email) === emailKey(email);
  const note = place.follows ? t.billing.follows : null;
  return {
    t,
    b,
    action,
    number: place.account.number,
    holder: place.account.holderName,
    now: placeEmail(place),
    note: place.foreign ? b.foreign : note,
    field: field('correo', b.field, { type: 'email', autocomplete: 'email', inputmode: 'email' }),
    form,
    own: isOwn ? null : { text: b.ownText(email), action: `${action}/usuario` },
  };
}

export function billingCodePage(
  language: Language,
  { number, form }: { number: string; form: FormState },
): CodePage {
  const b = billingEmailText[language];
  const path = billingEmailPath(number);
  return codePage(language, {
    lead: b.codeLead(number),
    action: `${path}/codigo`,
    form,
    again: { label: b.again, href: path },
  });
}

export function billingLinkPage(
  language: Language,
  asked: { email: string; number: string; token: string },
): LinkPage {
  const b = billingEmailText[language];
  return {
    t: profileText[language],
    heading: b.linkHeading,
    lead: b.linkLead(asked.email, asked.number),
    note: b.linkNote,
    action: BILLING_CONFIRM,
    token: asked.token,
  };
}
