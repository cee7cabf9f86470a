import type { Settings } from '../kit/settings.ts';
import type { Language } from '../kit/text.ts';
import { en } from './text.en.ts';
import type { PrivacyText } from './text.es.ts';
import { es } from './text.es.ts';

export interface PrivacyPage {
  t: PrivacyText;
  lead: string;
  records: { what: string; why: string; howLong: string }[];
  call: string | null;
}

declare module '../http/render.ts' {
  interface Templates {
    'privacy/privacy': PrivacyPage;
  }
}

export const privacyText: Record<Language, PrivacyText> = { es, en };

/** What is kept and for how long, from the settings in force (D31). */
export function privacyPage(
  language: Language,
  settings: Pick<Settings, 'utilityName' | 'phone' | 'retention'>,
): PrivacyPage {
  const t = privacyText[language];
  const { login, secrets, registration, accounts, payments, agreements, payCodes } = t.records;
  const { trail, mails, browsers, visits } = t.records;
  const { retention } = settings;
  return {
    t,
    lead: t.lead(settings.utilityName),
    records: [
      login,
      secrets,
      registration,
      accounts,
      { ...payments, howLong: payments.howLong(retention.paymentYears) },
      { ...agreements, howLong: agreements.howLong(retention.paymentYears, retention.bankAccountDays) },
      payCodes,
      { ...trail, howLong: trail.howLong(retention.trailDays) },
      { ...mails, howLong: mails.howLong(retention.mailDays) },
      browsers,
      visits,
    ],
    call: settings.phone ? t.call(settings.phone) : null,
  };
}
