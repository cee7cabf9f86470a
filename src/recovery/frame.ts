import { userFrame } from '../accounts/menus.ts';
import type { Ctx } from '../http/context.ts';

/** These pages are for everybody; who is signed in keeps the menu and the way out. */
export function keepMenu(c: Ctx): void {
  if (c.get('session')) c.set('accountFrame', userFrame(c.get('language'), c.req.path));
}
