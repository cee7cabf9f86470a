import type { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ErrorCode } from '../../kit/errors.ts';
import { AppError, ERROR_STATUS } from '../../kit/errors.ts';
import type { Ctx, PortalEnv } from '../context.ts';
import { setHeader } from '../headers.ts';
import type { Renderer } from '../render.ts';
import { frameText } from '../render.ts';
import { logOf } from '../request-log.ts';
import { noRouteFor } from './no-route.ts';
import type { FrameText } from './text.es.ts';

export interface ErrorPage {
  heading: string;
  text: string;
  retry: string | null;
  help: string | null;
  requestId: string;
  payment: { text: string; label: string; href: string } | null;
}

declare module '../render.ts' {
  interface Templates {
    'errors/error': ErrorPage;
  }
}

/** Finds the payment that a failed request was about, so that its page can lead back to it. */
export type PaymentInFlight = (path: string) => string | null;

export function errorPage(
  t: FrameText,
  error: AppError,
  about: { requestId: string; phone: string; payment: string | null },
): ErrorPage {
  const [heading, text] = t.errors[error.message === 'cookies blocked' ? 'cookies' : error.code] as [
    string,
    string,
  ];
  const seconds = error.retryAfterSeconds;
  return {
    heading,
    text,
    retry: seconds === null ? null : t.retryIn(Math.ceil(seconds / 60)),
    help: about.phone ? t.callUs(about.phone) : null,
    requestId: t.requestId(about.requestId),
    payment: about.payment ? { text: t.paymentInFlight, label: t.seePayment, href: about.payment } : null,
  };
}

/** One map from failures to pages. What is not an `AppError` is internal, and logged with the request's id. */
export function handleErrors(
  app: Hono<PortalEnv>,
  deps: { render: Renderer; phone(): string; payment: PaymentInFlight },
): void {
  const answer = (c: Ctx, error: AppError): Response => {
    const t = frameText[c.get('language') ?? 'es'];
    const payment = error.code === 'not_found' ? null : deps.payment(c.req.path);
    const model = errorPage(t, error, { requestId: c.get('requestId'), phone: deps.phone(), payment });
    if (error.retryAfterSeconds !== null) setHeader(c, 'Retry-After', String(error.retryAfterSeconds));
    const status = ERROR_STATUS[error.code];
    try {
      return deps.render.page(c, 'errors/error', { model, title: model.heading, status });
    } catch (cause) {
      logOf(c).error({ err: cause }, 'error page failed');
      return c.text(`${model.heading}\n${model.text}\n${model.requestId}\n`, status);
    }
  };
  app.notFound((c) => answer(c, noRouteFor(app, c)));
  app.onError((thrown, c) => {
    const error = asAppError(thrown);
    if (error.code === 'internal') logOf(c).error({ err: thrown }, 'request failed');
    else logOf(c).info({ code: error.code, reason: error.message }, 'request refused');
    return answer(c, error);
  });
}

function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof HTTPException) {
    const code = (Object.keys(ERROR_STATUS) as ErrorCode[]).find(
      (key) => ERROR_STATUS[key] === thrown.status,
    );
    if (code) return new AppError(code, thrown.message, { cause: thrown });
  }
  return new AppError('internal', 'unexpected', { cause: thrown });
}
