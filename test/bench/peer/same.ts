import type { Visit } from '../pages.ts';

const TOKEN = /name="_csrf" value="[^"]*"/g;

/** Both answer with the same bytes, but for the token of the form; else their figures say nothing. */
export async function assertSamePage(visit: Visit, ports: { portal: number; peer: number }): Promise<void> {
  const [portal, peer] = await Promise.all(
    [ports.portal, ports.peer].map(async (port) => {
      const answer = await fetch(`http://127.0.0.1:${port}${visit.path}`, {
        headers: { Cookie: visit.cookie },
        redirect: 'manual',
      });
      return { status: answer.status, lines: (await answer.text()).replace(TOKEN, '').split('\n') };
    }),
  );
  const at = portal?.lines.findIndex((line, index) => line !== peer?.lines[index]) ?? 0;
  if (portal?.status === peer?.status && at < 0 && portal?.lines.length === peer?.lines.length) return;
  throw new Error(
    `the peer's page at ${visit.path} is another (${portal?.status}, ${peer?.status}): ${portal?.lines[at]} ≠ ${peer?.lines[at]}`,
  );
}
