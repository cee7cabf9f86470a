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
  const taxId = settings.taxId === '' ? '' : t.taxId(settings.taxId);
  return {
    language: consent.language === 'es' ? 'es-AR' : 'en',
    title: heading,
    createdOn: consent.givenAt,
    utility: {
      name: settings.utilityName,
      lines: [t.paperAccount(account.number), settings.address, taxId].filter((line) => line !== ''),
    },
    heading: t.title,
    subheading: t.kinds[consent.kind],
    stamp: null,
    blocks: [
      {
        type: 'facts',
        heading: null,
        rows: consentFacts(f, input).map(({ label, value }) => ({ label, value })),
      },
      { type: 'text', heading: t.textHeading, paragraphs },
    ],
    footer: settings.phone === '' ? [] : [t.phone(settings.phone)],
    verification: {
      label: t.code,
      code: consent.verificationCode,
      url: `${around.baseUrl}/verificar/${consent.verificationCode}`,
    },
  };
}
