const GRACE_MS = 1000;
const FLUSH_MS = 500;

/**
 * What a test left open must not hold its process up. `--test-force-exit` would end it, but in Node 24.21 it loses
 * results that were not told yet. So the process is told that it is over, as if nothing were open, and gets time to say
 * so. The first timer holds nothing itself: it only fires when something else does.
 */
export function letGo(): void {
  setTimeout(() => {
    process.emit('beforeExit', 0);
    setTimeout(() => process.exit(), FLUSH_MS);
  }, GRACE_MS).unref();
}
