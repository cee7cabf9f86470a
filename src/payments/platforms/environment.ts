import { z } from 'zod';
import { apiAddress, credential } from '../../kit/environment/values.ts';

export const MERCADOPAGO_API = 'https://api.mercadopago.com';
export const STRIPE_API = 'https://api.stripe.com';

/** The variables of the payment platforms. */
export const platformVariables = {
  PAYMENT_PLATFORM: z.enum(['test', 'mercadopago', 'stripe']).default('test'),
  MERCADOPAGO_ACCESS_TOKEN: credential.optional(),
  MERCADOPAGO_WEBHOOK_SECRET: z.string().optional(),
  MERCADOPAGO_COLLECTOR: z.string().regex(/^\d+$/, 'digits only').optional(),
  MERCADOPAGO_API: apiAddress.default(MERCADOPAGO_API),
  STRIPE_SECRET_KEY: credential.optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  STRIPE_API: apiAddress.default(STRIPE_API),
};

const variables = z.object(platformVariables);
type Variables = z.infer<typeof variables> & { CURRENCY: string };

export interface MercadoPagoSettings {
  accessToken: string;
  webhookSecret: string;
  /** Its user id; a payment that somebody else collected is never credited. */
  collector: string | null;
  api: string;
}

export interface StripeSettings {
  secretKey: string;
  webhookSecret: string;
  api: string;
}

export interface PlatformSettings {
  platform: Variables['PAYMENT_PLATFORM'];
  /** Of the platform that was chosen; null for the others. */
  mercadopago: MercadoPagoSettings | null;
  stripe: StripeSettings | null;
}

const NEEDED = {
  test: [],
  mercadopago: ['MERCADOPAGO_ACCESS_TOKEN', 'MERCADOPAGO_WEBHOOK_SECRET'],
  stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
} as const;

/** Currencies whose smallest unit at Stripe is not a hundredth: our cents would be another amount there. */
const NOT_IN_HUNDREDTHS = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF BHD JOD KWD OMR TND'.split(' '),
);

/** What the chosen platform lacks. `known` names the variables whose trouble has been told. */
export function platformProblems(v: Variables, known: ReadonlySet<string>): string[] {
  const chosen = v.PAYMENT_PLATFORM;
  const missing = NEEDED[chosen].filter((name) => v[name] === undefined && !known.has(name));
  const problems = missing.map((name) => `${name}: must be set for PAYMENT_PLATFORM=${chosen}`);
  if (chosen === 'stripe' && NOT_IN_HUNDREDTHS.has(v.CURRENCY))
    problems.push(`CURRENCY: ${v.CURRENCY} has no hundredths at Stripe, amounts would be wrong`);
  return problems;
}

export function platformSettings(v: Variables): PlatformSettings {
  const chosen = v.PAYMENT_PLATFORM;
  return {
    platform: chosen,
    mercadopago:
      chosen !== 'mercadopago'
        ? null
        : {
            accessToken: v.MERCADOPAGO_ACCESS_TOKEN ?? '',
            webhookSecret: v.MERCADOPAGO_WEBHOOK_SECRET ?? '',
            collector: v.MERCADOPAGO_COLLECTOR ?? null,
            api: v.MERCADOPAGO_API,
          },
    stripe:
      chosen !== 'stripe'
        ? null
        : {
            secretKey: v.STRIPE_SECRET_KEY ?? '',
            webhookSecret: v.STRIPE_WEBHOOK_SECRET ?? '',
            api: v.STRIPE_API,
          },
  };
}
