const SHELLS = ['dashboard', 'staff', 'kiosk', 'billing-exchange', 'test-platform', 'gallery', 'demo'];
/** Entry points of their own: the operator's commands, which `cli.ts` lists. */
const TOP_LEVEL = 'commands';
export const RINGS = ['kit', 'http', 'capabilities', 'shells', 'top-level files'] as const;
export type Ring = (typeof RINGS)[number];

/** `src/accounts/store.ts` → `accounts`; null for the files directly in src/ and all outside it. */
export function folderOf(path: string): string | null {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
}

export function ringOf(path: string): Ring | null {
  if (!path.startsWith('src/')) return null;
  const folder = folderOf(path);
  if (folder === null || folder === TOP_LEVEL) return 'top-level files';
  if (folder === 'kit' || folder === 'http') return folder;
  return SHELLS.includes(folder) ? 'shells' : 'capabilities';
}

export function isCapability(folder: string): boolean {
  return ringOf(`src/${folder}/x.ts`) === 'capabilities';
}
