import type { FormState } from '../http/form.ts';
import type { Field } from '../http/page/shared.ts';
import { field } from '../http/page/shared.ts';
import type { Language } from '../kit/text.ts';
import type { ProfileText } from './text.es.ts';
import { profileText } from './text.ts';

/** What a mailed link opens: it shows a button, since mail scanners open links too (D21). */
export interface LinkPage {
  t: ProfileText;
  heading: string;
  lead: string;
  note: string;
  action: string;
  token: string;
}

/** Where the code of the same mail is typed. */
export interface CodePage {
  t: ProfileText;
  lead: string;
  action: string;
  field: Field;
  form: FormState;
  again: { label: string; href: string };
}

export interface DeadLinkPage {
  heading: string;
  text: string;
  link: { label: string; href: string };
}

declare module '../http/render.ts' {
  interface Templates {
    'profile/confirm/link': LinkPage;
    'profile/confirm/code-form': CodePage;
    'profile/confirm/dead-link': DeadLinkPage;
  }
}

export function codePage(
  language: Language,
  shown: { lead: string; action: string; form: FormState; again: { label: string; href: string } },
): CodePage {
  const t = profileText[language];
  const code = field('codigo', t.newEmail.code, {
    hint: t.newEmail.codeHint,
    autocomplete: 'one-time-code',
    size: 'short',
  });
  return { t, ...shown, field: code };
}

/** `text` in the place of the usual reasons. */
export function deadLinkPage(language: Language, text: string | null = null): DeadLinkPage {
  const t = profileText[language].newEmail;
  return {
    heading: t.deadHeading,
    text: text ?? t.deadText,
    link: { label: t.deadLink, href: '/mis-datos' },
  };
}
