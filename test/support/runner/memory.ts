import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const IN_MEMORY = '/dev/shm';
/** A run needs some hundred MB; some containers have 64. */
const ENOUGH_BYTES = 2e9;

/** Where files of tests belong: hundreds of databases commit thousands of times, and a disk is long in answering each. */
export function folderForTests(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}
