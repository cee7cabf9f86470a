import { z } from 'zod';
import type { FrameNotice } from '../http/page/frame.ts';
import { maskEmail } from '../identity/mask.ts';
import type { Language } from '../kit/text.ts';
import type { AccountNotice } from './store.ts';
import { noticesText } from './text.ts';

const detailSchema = z.object({ invoice: z.string(), mailbox: z.string() });

/** A notice for the top of a page, with the ways to mend it. The mailbox may be another user's: masked (D31). */
export function shownNotice(
  language: Language,
  notice: AccountNotice,
  place: { accountNumber: string; back: string },
): FrameNotice | null {
  const t = noticesText[language];
  const kind = Object.hasOwn(t.kinds, notice.kind) ? (notice.kind as keyof typeof t.kinds) : null;
  const detail = detailSchema.safeParse(JSON.parse(notice.detail));
  if (!kind || !detail.success) return null;
  const { invoice, mailbox } = detail.data;
  const home = `/cuentas/${place.accountNumber}`;
  const bill = { label: t.seeBill(invoice), href: `${home}/facturas/${encodeURIComponent(invoice)}` };
  const correct = {
    label: t.correct,
    href: `/mis-datos/correo-de-facturacion/${encodeURIComponent(place.accountNumber)}`,
  };
  const enrol = { label: t.enrol, href: `${home}/factura-digital` };
  return {
    strong: t.kinds[kind].strong,
    text: t.kinds[kind].text(mailbox === '' ? t.mailboxUnknown : maskEmail(mailbox), invoice),
    links: kind === 'back-to-paper' ? [correct, enrol, bill] : [bill, correct],
    action: `${home}/avisos/${notice.id}`,
    back: place.back,
    button: t.understood,
  };
}
