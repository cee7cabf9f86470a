import type { Config } from '../config.ts';
import { loopbackUrl } from '../payments/platforms/configured.ts';

export async function isRunning(config: Config): Promise<boolean> {
  const answer = await fetch(`${loopbackUrl(config, config.port)}/salud`, {
    signal: AbortSignal.timeout(2000),
  }).catch(() => null);
  return answer?.ok === true;
}
