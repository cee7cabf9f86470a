import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import type { Message } from '../http/page/shared.ts';
import { clientAddress } from '../http/rate-limit.ts';
import type { Formats } from '../kit/formats.ts';
import { normaliseCode } from '../kit/ids.ts';
import type { Attempt } from './attempts/attempt.ts';
import { findAttemptByCode } from './attempts/store.ts';
import type { MoneyBack } from './money-back/standing.ts';
import { findMoneyBack } from './money-back/standing.ts';
import { moneyBackInWords } from './money-back/words.ts';
import type { PaymentsText } from './text.es.ts';
import { paymentsText } from './text.ts';

/** Is this receipt real: yes or no, amount and date, never a name. */
export interface VerifyPage {
  t: PaymentsText;
  code: string;
  message: Message | null;
  facts: { label: string; value: string }[];
}

declare module '../http/render.ts' {
  interface Templates {
    'payments/verify': VerifyPage;
  }
}

/** A paid attempt, and what went back of it. */
export type Verified = Attempt & { back: MoneyBack };

export function verifyPage(f: Formats, code: string, paid: Verified | null): VerifyPage {
  const t = paymentsText[f.language];
  const v = t.verify;
  if (!paid) {
    const message = code
      ? { tone: 'bad' as const, glyph: '✕', strong: v.no, text: v.noHelp, second: null }
      : null;
    return { t, code, message, facts: [] };
  }
  const facts = [
    { label: v.field, value: paid.verificationCode },
    { label: t.amountPaid, value: f.money(paid.totalCents) },
    { label: v.paidOn, value: f.moment(paid.paidAt ?? paid.createdAt) },
  ];
  const back = moneyBackInWords(f, paid.back);
  const look = back?.heading ? { tone: 'warn' as const, glyph: '!' } : { tone: 'ok' as const, glyph: '✓' };
  const text = back && (back.heading ? back.strong : back.text);
  return { t, code, message: { ...look, strong: v.yes, text, second: null }, facts };
}

export function verifyRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const show = (c: Ctx, code: string, paid: Verified | null) => {
    const model = verifyPage(c.get('formats'), code, paid);
    const title = model.t.verify.title;
    const status = code && !paid ? 404 : 200;
    return deps.render.page(c, 'payments/verify', {
      model,
      title,
      trail: [{ label: title, href: null }],
      status,
    });
  };

  app.get('/verificar', (c) => {
    const typed = c.req.query('codigo')?.trim();
    return typed
      ? c.redirect(`/verificar/${encodeURIComponent(normaliseCode(typed))}`, 303)
      : show(c, '', null);
  });
  app.get('/verificar/:code', async (c) => {
    const address = clientAddress(c, deps.config.trustedProxies);
    const limits = [{ key: `verify ${address}`, failures: 20, windowSeconds: 600 }];
    await deps.limits.check(limits);
    const code = normaliseCode(c.req.param('code')).slice(0, 40);
    const attempt = await findAttemptByCode(deps.db, code);
    const paid =
      attempt?.state === 'paid' ? { ...attempt, back: await findMoneyBack(deps.db, attempt) } : null;
    if (!paid) await deps.limits.fail(limits);
    return show(c, code, paid);
  });
}
