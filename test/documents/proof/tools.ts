import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const TOOLS = ['pdftotext', 'pdfinfo', 'pdftoppm', 'qpdf', 'zbarimg'];
/** Debian's packages of these tools. */
export const PACKAGES = ['poppler-utils', 'qpdf', 'zbar-tools'];

/** Enough for a bar code's narrowest bar, as an ordinary scanner sees it. */
const DOTS_PER_INCH = 200;

export function missingTools(path = process.env.PATH ?? ''): string[] {
  const folders = path.split(delimiter).filter(Boolean);
  return TOOLS.filter((tool) => !folders.some((folder) => isProgram(join(folder, tool))));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What each reader says of a file. */
export interface Reading {
  /** Words in a row, single spaces. */
  text: string;
  lines: string[];
  info: Record<string, string>;
  structure: string;
  /** The file with its objects laid open. */
  objects: string;
  /** Of qpdf's own check. */
  verdict: string;
  bars: string[];
  qr: string[];
}

/** Hands a PDF to all of them. Its pages are drawn in grey for the scanner, as a cheap printer would. */
export function readWithTools(bytes: Buffer, { scan }: { scan: boolean }): Reading {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-paper-'));
  const file = join(folder, 'paper.pdf');
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { encoding: 'latin1', maxBuffer: 1e8 });
  const words = (command: string, ...args: string[]) =>
    Buffer.from(run(command, ...args), 'latin1').toString();
  try {
    writeFileSync(file, bytes);
    const raw = words('pdftotext', '-raw', file, '-');
    const scanned = scan ? scanPages(file, folder) : [];
    return {
      text: squeeze(raw),
      lines: raw.split(/[\n\f]/).map(squeeze),
      info: infoOf(words('pdfinfo', file)),
      structure: words('pdfinfo', '-struct-text', file),
      objects: run('qpdf', '--qdf', '--object-streams=disable', file, '-'),
      verdict: spawnSync('qpdf', ['--check', file], { encoding: 'utf8' }).stdout,
      bars: found(scanned, 'I2/5'),
      qr: found(scanned, 'QR-Code'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function scanPages(file: string, folder: string): string[] {
  execFileSync('pdftoppm', ['-r', String(DOTS_PER_INCH), '-gray', '-png', file, join(folder, 'page')]);
  const pages = readdirSync(folder).filter((name) => name.endsWith('.png'));
  return pages.sort().flatMap((page) => {
    const only = ['-Sdisable', '-Si25.enable', '-Sqrcode.enable'];
    const seen = spawnSync('zbarimg', ['-q', ...only, join(folder, page)], { encoding: 'utf8' });
    return seen.stdout.split('\n').filter(Boolean);
  });
}

const found = (scanned: string[], kind: string): string[] =>
  scanned.filter((line) => line.startsWith(`${kind}:`)).map((line) => line.slice(kind.length + 1));

const squeeze = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim();

const infoOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .map((line) => /^([^:]+):\s+(.*)$/.exec(line))
      .flatMap((found) => (found ? [[found[1], found[2]]] : [])),
  );
