import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** Steps before and after the present one that count too: clocks of telephones differ (RFC 6238, 5.2). */
const WINDOW = 1;

/** A new key in base 32, 160 bits (RFC 4226, 4). */
export const newTotpKey = (): string => new Secret({ size: 20 }).base32;

const generatorOf = (key: string, label = '', issuer = '') =>
  new TOTP({
    secret: Secret.fromBase32(key),
    label,
    issuer,
    period: PERIOD_SECONDS,
    digits: 6,
    algorithm: 'SHA1',
  });

/** What a telephone reads from the QR. */
export function totpAddress(key: string, owner: { email: string; utilityName: string }): string {
  return generatorOf(key, owner.email, owner.utilityName).toString();
}

/** The step of a right code, null for a wrong one. A step that was used may not be used again: the caller compares. */
export function totpStep(key: string, typed: string, at: Date): number | null {
  const token = typed.replace(/\D/g, '');
  if (token.length !== 6) return null;
  const delta = generatorOf(key).validate({ token, timestamp: at.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(at.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/** The code that a telephone shows at a moment. */
export const totpCode = (key: string, at: Date): string =>
  generatorOf(key).generate({ timestamp: at.getTime() });
