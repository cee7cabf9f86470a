import type { Language } from '../../kit/text.ts';
import type { PayingPaths } from '../paths.ts';
import { withQuery } from '../paths.ts';
import { waysText } from './text.ts';

export interface WayLink {
  label: string;
  href: string;
}

/** Which ways the operator offers. */
export interface OpenWays {
  transfer: boolean;
  /** Empty: nobody answers. */
  phone: string;
}

export const phoneHref = (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`;

/** The ways to pay a selection without the platform's page (D28). */
export function wayLinks(
  language: Language,
  { paths, query, open, passOn }: { paths: PayingPaths; query: string; open: OpenWays; passOn: boolean },
): WayLink[] {
  const t = waysText[language].links;
  const ways = withQuery(paths, paths.ways, query);
  const link = (label: string, href: string, offered: boolean) => (offered ? [{ label, href }] : []);
  return [
    ...link(t.slip, `${ways}#talon`, true),
    ...link(t.transfer, `${ways}#transferencia`, open.transfer),
    ...link(t.phone(open.phone), phoneHref(open.phone), open.phone !== ''),
    ...link(t.passOn, withQuery(paths, paths.passOn ?? '', query), passOn && paths.passOn !== null),
  ];
}
