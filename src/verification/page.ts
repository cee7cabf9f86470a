import type { VerifiedPaper } from '../documents/verifiable.ts';
import type { Message } from '../http/page/shared.ts';
import type { Language } from '../kit/text.ts';
import type { VerificationText } from './text.es.ts';
import { verificationText } from './text.ts';

/** Is this paper real: yes or no, what it is, amount and date, never a name. */
export interface VerificationPage {
  t: VerificationText;
  code: string;
  message: Message | null;
  facts: { label: string; value: string }[];
}

declare module '../http/render.ts' {
  interface Templates {
    'verification/verify': VerificationPage;
  }
}

export function verificationPage(
  language: Language,
  asked: { code: string; found: VerifiedPaper | null },
): VerificationPage {
  const t = verificationText[language];
  const { code, found } = asked;
  if (!found) {
    const message = { tone: 'bad' as const, glyph: '✕', strong: t.no, text: t.noHelp, second: null };
    return { t, code, message: code === '' ? null : message, facts: [] };
  }
  const look =
    found.warning === null ? { tone: 'ok' as const, glyph: '✓' } : { tone: 'warn' as const, glyph: '!' };
  return {
    t,
    code,
    message: { ...look, strong: t.yes(found.what, found.gender), text: found.warning, second: null },
    facts: [{ label: t.field, value: found.code }, ...found.facts],
  };
}
