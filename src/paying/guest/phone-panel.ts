import type { Deps } from '../../deps.ts';
import type { QrPath } from '../../documents/qr-svg.ts';
import { qrPath } from '../../documents/qr-svg.ts';
import type { Ctx } from '../../http/context.ts';
import type { Language } from '../../kit/text.ts';
import type { ItemRef } from '../../payables/payable.ts';
import type { Payer } from '../../payables/payer.ts';
import { CODE_MINUTES, visitPayCode } from './codes.ts';
import { GUEST } from './page.ts';
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
    'paying/guest/phone-panel': { phone: PhonePanel };
  }
}

/** For a lobby computer, where a sign-in left at the payment platform would be out of reach (A156); null elsewhere. */
export async function phonePanel(
  c: Ctx,
  deps: Deps,
  about: { payer: Payer; items: readonly ItemRef[]; receiptEmail: string | null },
): Promise<PhonePanel | null> {
  if (!c.get('kiosk')) return null;
  const visit = c.get('session')?.id ?? passId(c, deps);
  const { code, expiresAt } = await visitPayCode(deps, visit, {
    accountNumber: about.payer.account.number,
    items: about.items,
    receiptEmail: about.receiptEmail,
    createdBy: about.payer.userId,
    minutes: CODE_MINUTES,
  });
  const t = guestText[c.get('language')].phonePanel;
  const until = t.until(c.get('formats').time(expiresAt));
  return await codePanel(deps, {
    code,
    until,
    heading: t.heading,
    text: t.text,
    language: c.get('language'),
  });
}

/** A code, and a QR that fills it in at `/pagar`. */
export async function codePanel(
  { config }: Pick<Deps, 'config'>,
  shown: { code: string; until: string; heading: string; text: string; language: Language },
): Promise<PhonePanel> {
  const { code, language, ...words } = shown;
  const t = guestText[language].phonePanel;
  const address = config.baseUrl + GUEST;
  return {
    ...words,
    address: address.replace(/^https?:\/\//, ''),
    codeLabel: t.code,
    code,
    alt: t.alt(code),
    qr: await qrPath(`${address}?codigo=${encodeURIComponent(code)}`),
  };
}
