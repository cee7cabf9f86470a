import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './lint.ts';
import { lint } from './lint.ts';
import type { Party } from './parties.ts';
import { partiesOf } from './parties.ts';
import type { Cut } from './tags.ts';
import { cut } from './tags.ts';
import { checkTypes } from './types.ts';

/** Every problem of the templates under `root`/views, as `views/x/y.eta:12 message`, in order. */
export async function checkTemplates(root: string): Promise<string[]> {
  const problems: string[] = [];
  for (const party of partiesOf(root)) {
    const tell = (name: string, { line, message }: Finding) =>
      problems.push(`${party.views}/${name}.eta:${line} ${message}`);
    const cuts = new Map<string, Cut['tags']>();
    for (const name of party.names) {
      const { tags, findings } = readTemplate(root, party, name);
      cuts.set(name, tags);
      for (const finding of findings) tell(name, finding);
    }
    for (const finding of await checkTypes(root, party, cuts)) tell(finding.name, finding);
  }
  return [...new Set(problems)];
}

function readTemplate(root: string, party: Party, name: string): { tags: Cut['tags']; findings: Finding[] } {
  const source = readFileSync(join(root, party.views, `${name}.eta`), 'utf8');
  try {
    const parts = cut(source);
    return {
      tags: parts.tags,
      findings: lint(source, parts, { layout: party.isLayout(name), mail: name.startsWith('emails/') }),
    };
  } catch (error) {
    return { tags: [], findings: [syntaxFinding(error)] };
  }
}

/** Eta's message holds the line, but also the whole compiled function when it is JavaScript that is wrong. */
function syntaxFinding(error: unknown): Finding {
  if (!(error instanceof Error) || !error.name.startsWith('EtaParser')) throw error;
  const line = Number(/at line (\d+)/.exec(error.message)?.[1] ?? 1);
  const first = error.message.split('\n').filter((part) => part.trim() !== '');
  return { line, message: first.slice(0, 2).join(': ') };
}
