import type { FindPaper } from '../documents/verifiable.ts';
import { findConsentByCode } from './store.ts';
import { consentsText } from './text.ts';

export const verifyConsent: FindPaper = async (db, code, f) => {
  const consent = await findConsentByCode(db, code);
  if (!consent) return null;
  const t = consentsText[f.language];
  const facts = [
    { label: t.givenAt, value: f.moment(consent.givenAt) },
    { label: t.version, value: consent.version },
  ];
  return { what: t.heading(t.kinds[consent.kind]), gender: 'feminine', code, facts, warning: null };
};
