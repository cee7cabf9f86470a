import { collectionObstacle } from '../accounts/account.ts';
import type { Deps } from '../deps.ts';
import type { Ctx } from '../http/context.ts';
import { setFlash } from '../http/flash.ts';
import type { GuestAccess } from '../payables/payer.ts';
import type { Choice } from './choice.ts';
import { isGuestAttempt } from './guest/attempt-cookie.ts';
import { GUEST } from './guest/page.ts';
import { dropPass } from './guest/pass.ts';
import { guestText } from './guest/text.ts';
import { guestPaths } from './paths.ts';
import type { Paying } from './paying.ts';
import { payingText } from './text.ts';

/** Somebody without a user, by proof or by code; what they pay opens again in this browser only. */
export function guestPaying(c: Ctx, deps: Deps, guest: GuestAccess): Paying {
  const t = payingText[c.get('language')];
  const byCode = guest.only !== null;
  const paths = guestPaths({ byCode });
  return {
    payer: guest,
    receiptEmail: guest.receiptEmail,
    paths,
    trail: [{ label: guestText[c.get('language')].title, href: GUEST }],
    remembers: true,
    maySee: (attemptId) => isGuestAttempt(c, deps, attemptId),
    nothing: (choice) => {
      const chosen = choice.wanted > 0 ? t.chosenBlocked : t.nothingChosen;
      const text = byCode ? whyCodeOpensNothing(c, guest, choice) : chosen;
      setFlash(c, deps.cookies, { tone: 'bad', text });
      if (byCode) dropPass(c, deps);
      return c.redirect(paths.back, 303);
    },
  };
}

/** In plain words, and nothing of the account beside them. */
function whyCodeOpensNothing(c: Ctx, { account }: GuestAccess, { selected }: Choice): string {
  const t = guestText[c.get('language')];
  if (collectionObstacle(account)) return t.codeElsewhere;
  const obstacles = selected.flatMap(({ obstacle }) => obstacle ?? []);
  if (obstacles.some(({ kind }) => kind === 'in-progress')) return t.codeInProgress;
  const opens = obstacles.flatMap((one) => (one.kind === 'cooling' ? [one.opensAt] : []));
  const last = opens.sort().at(-1);
  if (last) return t.codeCooling(c.get('formats').time(last));
  return obstacles.length > 0 ? t.codeElsewhere : t.codeDone;
}
