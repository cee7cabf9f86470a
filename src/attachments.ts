import { drawInvoice } from './deliveries/paper.ts';
import type { Deps } from './deps.ts';
import type { AttachmentRef } from './kit/mail/outbox.ts';
import { drawReceiptOf } from './receipts/receipt.ts';

/** Draws the paper of an id; null when there is none. */
type Drawer = (deps: Deps, ref: AttachmentRef) => Promise<Buffer | null>;

/** Who draws what a mail carries, by its kind. */
const DRAWERS: Readonly<Record<string, Drawer>> = {
  receipt: drawReceiptOf,
  invoice: drawInvoice,
};

export async function drawAttachment(deps: Deps, ref: AttachmentRef): Promise<Buffer> {
  const paper = await DRAWERS[ref.kind]?.(deps, ref);
  if (!paper) throw new Error(`no paper for ${ref.kind} ${ref.id}`);
  return paper;
}
