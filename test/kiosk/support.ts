import { createKiosks, type Kiosks } from '../../src/kiosk/store.ts';
import { openTimedPortal, type TimedPortal } from '../identity/support.ts';
import type { TestBrowser } from '../support/browser.ts';

export interface LobbyPortal extends TimedPortal {
  kiosks: Kiosks;
  key: string;
  /** A lobby's browser right after its start: no cookies but what its start page gives. */
  kiosk(): Promise<TestBrowser>;
}

/** The portal with one lobby computer and a clock in the test's hand. */
export async function openLobby(env: Record<string, string> = {}): Promise<LobbyPortal> {
  const portal = await openTimedPortal(env);
  const kiosks = createKiosks(portal.deps.db, portal.deps.clock);
  const { key } = await kiosks.add('Hall');
  return {
    ...portal,
    kiosks,
    key,
    kiosk: async () => {
      const browser = portal.browser();
      await browser.get(`/kiosco/activar/${key}`);
      return browser;
    },
  };
}

/** What the `Refresh` header of the page in view says. */
export function refreshOf({ page }: TestBrowser): { seconds: number; url: string } | null {
  const [, seconds = '', url = ''] = /^(\d+);url=(.*)$/.exec(page.headers.get('refresh') ?? '') ?? [];
  return url ? { seconds: Number(seconds), url } : null;
}
