import type { CheckoutDeps } from './attempts/checkout.ts';
import type { StartDeps } from './attempts/start.ts';

/** All that recording, opening and settling a payment needs, made once in `compose.ts`. */
export interface PaymentEngine extends StartDeps, CheckoutDeps {}
