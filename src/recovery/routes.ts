import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { PortalEnv } from '../http/context.ts';
import { changeRoutes } from './password/change-routes.ts';
import { passwordRoutes } from './password/routes.ts';
import { usernameRoutes } from './username/routes.ts';

export function recoveryRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  usernameRoutes(app, deps);
  passwordRoutes(app, deps);
  changeRoutes(app, deps);
}
