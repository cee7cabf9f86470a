import { letterhead, phoneLines } from '../documents/letterhead.ts';
import type { Paper } from '../documents/paper.ts';
import type { Formats } from '../kit/formats.ts';
import type { Settings } from '../kit/settings.ts';
import type { ConsentInput } from './page.ts';
import { consentFacts, consentPage } from './page.ts';
import { consentsText } from './text.ts';

/** The consent on paper. Its words stay in the language in which they were accepted. */
export function consentPaper(
  f: Formats,
  input: ConsentInput,
  around: { settings: Settings; baseUrl: string },
): Paper {
  const { account, consent } = input;
  const { settings } = around;
  const t = consentsText[f.language];
  const { heading, paragraphs } = consentPage(f, input);
  return {
    language: consent.language === 'es' ? 'es-AR' : 'en',
    title: heading,
    createdOn: consent.givenAt,
    utility: letterhead(f, settings, account.number),
    heading: t.title,
    subheading: t.kinds[consent.kind],
    stamp: null,
    blocks: [
      {
        type: 'facts',
        heading: null,
        // The code stands at the foot, where it is checked.
        rows: consentFacts(f, input)
          .filter(({ label }) => label !== t.code)
          .map(({ label, value }) => ({ label, value })),
      },
      { type: 'text', heading: t.textHeading, paragraphs },
    ],
    footer: phoneLines(f, settings),
    verification: {
      label: t.code,
      code: consent.verificationCode,
      url: `${around.baseUrl}/verificar/${consent.verificationCode}`,
    },
  };
}
