import { errorPage } from '../http/page/errors.ts';
import type { GalleryEntry } from '../http/page/gallery.ts';
import { galleryEntry } from '../http/page/gallery.ts';
import { frameText } from '../http/render.ts';
import type { ErrorCode } from '../kit/errors.ts';
import { AppError, ERROR_STATUS } from '../kit/errors.ts';
import { SAMPLE_ATTEMPT, SAMPLE_PHONE } from '../payables/sample.ts';

interface Failure {
  reason?: string;
  options?: { retryAfterSeconds: number };
  payment?: string;
  phone?: string;
}

function failure(state: string, code: ErrorCode, more: Failure = {}): GalleryEntry {
  const { reason = '', payment = null, phone = SAMPLE_PHONE } = more;
  const error = new AppError(code, reason, more.options);
  const page = (language: 'es' | 'en') =>
    errorPage(frameText[language], error, { requestId: SAMPLE_ATTEMPT, phone, payment });
  return galleryEntry({
    capability: 'errors',
    state,
    template: 'errors/error',
    model: page,
    options: (language) => ({ title: page(language).heading, status: ERROR_STATUS[code] }),
  });
}

/** Every way in which a request can fail. */
export const errorsGallery: GalleryEntry[] = [
  failure('not understood', 'bad_request'),
  failure('form too old', 'forbidden'),
  failure('cookies blocked', 'forbidden', { reason: 'cookies blocked' }),
  failure('not found', 'not_found'),
  failure('method not allowed', 'not_allowed'),
  failure('changed meanwhile', 'conflict'),
  failure('too large', 'too_large'),
  failure('too many attempts', 'too_many', { options: { retryAfterSeconds: 600 } }),
  failure('failed', 'internal'),
  failure('failed during a payment', 'internal', { payment: `/pagos/${SAMPLE_ATTEMPT}` }),
  failure('not available, no telephone', 'unavailable', { phone: '' }),
];
