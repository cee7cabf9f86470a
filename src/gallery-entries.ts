import { accountsGallery } from './accounts/gallery.ts';
import { chargesGallery } from './charges/gallery.ts';
import { consentsGallery } from './consents/gallery.ts';
import { dashboardGallery } from './dashboard/gallery.ts';
import { digitalBillGallery } from './digital-bill/gallery.ts';
import { cardGallery } from './direct-debit/cards/gallery.ts';
import { debitGallery } from './direct-debit/pages/gallery.ts';
import { errorsGallery } from './gallery/errors.ts';
import type { GalleryEntry } from './http/page/gallery.ts';
import { identityGallery } from './identity/gallery.ts';
import { invoicesGallery } from './invoices/gallery.ts';
import { kioskGallery } from './kiosk/gallery.ts';
import { missingBillGallery } from './missing-bill/gallery.ts';
import { guestGallery } from './paying/guest/gallery.ts';
import { passingOnGallery } from './paying/passing-on/gallery.ts';
import { payingGallery } from './paying/question/gallery.ts';
import { waysGallery } from './paying/ways/gallery.ts';
import { paymentOptionsGallery } from './payment-options/gallery.ts';
import { plansGallery } from './plans/gallery.ts';
import { privacyGallery } from './privacy/gallery.ts';
import { profileGallery } from './profile/gallery.ts';
import { historyGallery } from './receipts/history/gallery.ts';
import { stateGallery } from './receipts/state/gallery.ts';
import { recoveryGallery } from './recovery/gallery.ts';
import { registrationGallery } from './registration/gallery.ts';
import { verificationGallery } from './verification/gallery.ts';

/** Each capability's own list, in the order of the menus. Here and not in the shell, since one of them is a shell's. */
export const galleryEntries: readonly GalleryEntry[] = [
  ...identityGallery,
  ...recoveryGallery,
  ...registrationGallery,
  ...accountsGallery,
  ...profileGallery,
  ...dashboardGallery,
  ...invoicesGallery,
  ...chargesGallery,
  ...consentsGallery,
  ...digitalBillGallery,
  ...missingBillGallery,
  ...debitGallery,
  ...cardGallery,
  ...paymentOptionsGallery,
  ...payingGallery,
  ...stateGallery,
  ...guestGallery,
  ...waysGallery,
  ...passingOnGallery,
  ...historyGallery,
  ...plansGallery,
  ...verificationGallery,
  ...kioskGallery,
  ...privacyGallery,
  ...errorsGallery,
];
