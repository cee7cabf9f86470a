import { availableParallelism } from 'node:os';
import { AppError } from '../../kit/errors.ts';

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Compares; without a stored hash (null or empty) it does the same work against a hash that nothing matches. */
  verify(stored: string | null, password: string): Promise<boolean>;
}

/** OWASP's floor for Argon2id; a test lowers it. */
const STRENGTH = { memorySize: 19_456, iterations: 2, parallelism: 1 };

/** Hashing takes a core for 30 ms: one core is left to the pages, and a queue this long is an attack. */
const AT_ONCE = Math.max(1, availableParallelism() - 1);
const MAX_WAITING = 60;

export function createPasswords(pepper: string, strength = STRENGTH): Passwords {
  const limited = createLimiter();
  let prepared: ReturnType<typeof prepare> | undefined;
  const ready = () => {
    prepared ??= prepare(pepper, strength);
    return prepared;
  };
  return {
    hash: (password) => limited(async () => (await ready()).argon.hash(sameEverywhere(password))),
    verify: (stored, password) =>
      limited(async () => {
        // The decoy is waited for in either case: the first try takes as long for known people as for others.
        const { argon, decoy } = await ready();
        const matches = await argon.verify(stored || decoy, sameEverywhere(password));
        return matches && Boolean(stored);
      }),
  };
}

/** Waits for the first password: the library and its memory are not for the start. */
async function prepare(pepper: string, strength: typeof STRENGTH) {
  const { Argon2id } = await import('oslo/password');
  const argon = new Argon2id({ ...strength, secret: new TextEncoder().encode(pepper) });
  return { argon, decoy: await argon.hash('nobody has this password') };
}

/** Keyboards write an accented letter in two ways, which people cannot tell apart (NIST SP 800-63B, 3.1.1.2). */
const sameEverywhere = (password: string) => password.normalize('NFKC');

function createLimiter() {
  let active = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (active < AT_ONCE) active += 1;
    else {
      if (waiting.length >= MAX_WAITING) throw new AppError('unavailable', 'too many hashes waiting');
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      // Whoever waits takes over the place, which is never free in between.
      const next = waiting.shift();
      if (next) next();
      else active -= 1;
    }
  };
}
