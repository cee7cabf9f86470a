import type { Deps } from '../../deps.ts';
import type { QrPath } from '../../documents/qr-svg.ts';
import { qrPath } from '../../documents/qr-svg.ts';
import type { Ctx } from '../../http/context.ts';
import type { Payer } from '../attempts/start.ts';
import { visitPayCode } from './codes.ts';
import { GUEST } from './page.ts';
import type { PassItem } from './pass.ts';
import { passId } from './pass.ts';
import { guestText } from './text.ts';

/** A QR and a code by which what is asked about can be paid on another device. */
export interface PhonePanel {
  heading: string;
  text: string;
  address: string;
  codeLabel: string;
  code: string;
  until: string;
  alt: string;
  qr: QrPath;
}

declare module '../../http/render.ts' {
  interface Templates {
    'payments/guest/phone-panel': { phone: PhonePanel };
  }
}

/** For a lobby computer, where a sign-in left at the payment platform would be out of reach (A156); null elsewhere. */
export async function phonePanel(
  c: Ctx,
  deps: Deps,
  about: { payer: Payer; items: readonly PassItem[]; receiptEmail: string | null },
): Promise<PhonePanel | null> {
  if (!c.get('kiosk')) return null;
  const visit = c.get('session')?.id ?? passId(c, deps);
  const { code, expiresAt } = await visitPayCode(deps, visit, {
    accountNumber: about.payer.account.number,
    items: about.items,
    receiptEmail: about.receiptEmail,
    createdBy: about.payer.userId,
  });
  const t = guestText[c.get('language')].phonePanel;
  const address = deps.config.baseUrl + GUEST;
  return {
    heading: t.heading,
    text: t.text,
    address: address.replace(/^https?:\/\//, ''),
    codeLabel: t.code,
    code,
    until: t.until(c.get('formats').time(expiresAt)),
    alt: t.alt(code),
    qr: await qrPath(`${address}?codigo=${encodeURIComponent(code)}`),
  };
}
