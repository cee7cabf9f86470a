import { patience } from './pace.ts';

const LOOK_EVERY_MS = 20;

/** Waits for what another party is about to do. */
export async function until(
  happened: () => boolean | Promise<boolean>,
  what: string,
  seconds = 30,
): Promise<void> {
  const deadline = performance.now() + patience(seconds * 1000);
  while (!(await happened())) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
