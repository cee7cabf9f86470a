import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// AxeBuilder injects and reports so much each time that a walk over every page takes three times as long.
const axe = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface Violation {
  id: string;
  help: string;
  nodes: { html: string }[];
}

/** Puts axe into the page in view, past its policy. The page needs scripts. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(axe);
}

/** What axe finds wrong; `only` narrows it to one rule. */
export async function axeFindings(page: Page, only?: string): Promise<string[]> {
  const options = JSON.stringify({ runOnly: only ? [only] : RULES, resultTypes: ['violations'] });
  const { violations } = (await page.evaluate(`axe.run(${options})`)) as { violations: Violation[] };
  return violations.map(
    ({ id, help, nodes }) => `${id} (${help}): ${nodes.map((node) => node.html).join(' ')}`,
  );
}
