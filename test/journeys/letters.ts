import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { JourneyPortal } from '../support/journey.ts';
import { expect } from '../support/journey.ts';

/** The text of the letter with this subject, once it has left. */
export async function letter({ dataDir }: JourneyPortal, subject: string): Promise<string> {
  const folder = join(dataDir, 'mail');
  let found = '';
  await expect(async () => {
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
    for (const file of files) {
      const mail = await simpleParser(readFileSync(join(folder, file)));
      if (mail.subject === subject) found = mail.text ?? '';
    }
    expect(found).not.toBe('');
  }).toPass();
  return found;
}
