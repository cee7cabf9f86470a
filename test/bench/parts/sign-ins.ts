import { parse } from 'node-html-parser';
import type { LoadResult } from '../load.ts';
import type { Utility } from '../visits.ts';
import { BENCH_PASSWORD } from '../visits.ts';

const A_SECOND = 10;

/** Ten people a second sign in, with the whole work of a password, while something else is measured. */
export async function signInsMeanwhile(
  port: number,
  utility: Utility,
  work: () => Promise<LoadResult>,
): Promise<{ busy: LoadResult; signIns: number }> {
  let going = true;
  let signIns = 0;
  let turn = 0;
  const under = new Set<Promise<void>>();
  const timer = setInterval(() => {
    const visitor = utility.ordinary[turn++ % utility.ordinary.length];
    if (!going || !visitor) return;
    const one = signIn(port, visitor.email).then((right) => {
      signIns += right ? 1 : 0;
      under.delete(one);
    });
    under.add(one);
  }, 1000 / A_SECOND);
  const busy = await work();
  going = false;
  clearInterval(timer);
  await Promise.all(under);
  return { busy, signIns };
}

/** True: the password was right, and the portal asks for the second step or opens. */
async function signIn(port: number, email: string): Promise<boolean> {
  const page = await fetch(`http://127.0.0.1:${port}/ingresar`);
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const token =
    parse(await page.text())
      .querySelector('main input[name="_csrf"]')
      ?.getAttribute('value') ?? '';
  const answer = await fetch(`http://127.0.0.1:${port}/ingresar`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie },
    body: new URLSearchParams({ _csrf: token, usuario: email, contrasena: BENCH_PASSWORD }),
  });
  return answer.status === 303;
}
