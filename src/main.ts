import './kit/environment/small-heap.ts';
import { flushCompileCache } from 'node:module';
import { ConfigError, readConfig } from './config.ts';
import { createLog } from './kit/log.ts';

const EX_CONFIG = 78;
/** By then the first pages have been asked for, and what they need is compiled as well. */
const KEEP_COMPILED_AFTER_MS = 10_000;

await run();

async function run(): Promise<void> {
  try {
    const config = readConfig();
    const log = createLog(config.logLevel);
    const { startPortal } = await import('./server.ts');
    const portal = await startPortal(config, log);
    stopGracefully(() => portal.stop());
    console.log(`Ventanilla: ${portal.url}`);
    // Node keeps it at its end, which a process that is killed does not have.
    setTimeout(flushCompileCache, KEEP_COMPILED_AFTER_MS).unref();
    if (config.demoData) {
      const { demoLogins } = await import('../db/seeds/demo-people.ts');
      console.log(demoLogins());
    }
  } catch (error) {
    if (!(error instanceof ConfigError) && !isOfTheSystem(error)) throw error;
    console.error(error.message);
    process.exit(EX_CONFIG);
  }
}

/** A port in use or a folder that may not be written: the environment is wrong, and a stack trace says no more. */
function isOfTheSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/** The first signal finishes what is under way; a second one does not wait. */
function stopGracefully(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
