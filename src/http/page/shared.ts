import type { FormState } from '../form.ts';

/** One labelled input. Its name is also its id, so that the summary of errors can lead to it. */
export interface Field {
  name: string;
  label: string;
  hint: string | null;
  type: 'text' | 'email' | 'password' | 'search' | 'tel';
  autocomplete: string;
  inputmode: string | null;
  size: 'short' | null;
}

/** One labelled choice from a list; nothing is chosen beforehand. */
export interface SelectField {
  name: string;
  label: string;
  hint: string | null;
  blank: string;
  options: { value: string; label: string }[];
}

export interface Message {
  tone: 'ok' | 'bad' | 'warn' | 'info' | 'off';
  glyph: string;
  strong: string;
  text: string | null;
  second: string | null;
}

/** What is accepted, in full and in sight: it never scrolls in a box of its own. */
export interface Terms {
  heading: string;
  /** What comes before the numbered terms. */
  declaration: string | null;
  paragraphs: string[];
  version: string;
}

/** The way out of an enrolment, and what follows, said before (A116, A117). */
export interface Leaving {
  lead: string;
  consequences: string[];
  action: string;
  button: string;
  keep: string;
  backHref: string;
}

declare module '../render.ts' {
  interface Templates {
    'layouts/page': { body?: string; narrow?: boolean };
    'shared/error-summary': { form: FormState };
    'shared/field': { field: Field; form: FormState };
    'shared/select': { select: SelectField; form: FormState };
    'shared/message': { message: Message };
    'shared/notices': object;
    'shared/enrolment-video': object;
    'shared/terms': { terms: Terms };
    'shared/accept': { label: string; checked: boolean; form: FormState };
    'shared/leaving': { leaving: Leaving };
  }
}

/** A field of text; `more` sets what differs. */
export function field(name: string, label: string, more: Partial<Field> = {}): Field {
  return { name, label, hint: null, type: 'text', autocomplete: 'off', inputmode: null, size: null, ...more };
}
