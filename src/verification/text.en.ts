import type { VerificationText } from './text.es.ts';

export const en = {
  title: 'Verify a document',
  lead: 'Each of our papers carries a code. Type it and we tell you whether the paper is real.',
  yes: (what: string) => `${what}: it is authentic.`,
  no: 'We found no document with that code.',
  noHelp: 'Check that it is complete. If you copied it right, the document is not ours.',
  field: 'Verification code',
  button: 'Verify',
} satisfies VerificationText;
