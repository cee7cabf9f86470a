import type { Utility, Visitor } from './visits.ts';

export interface Visit {
  path: string;
  cookie: string;
}

export interface BenchPage {
  name: string;
  visits(utility: Utility): Visit[];
}

const each =
  (path: (visitor: Visitor) => string) =>
  ({ ordinary }: Utility): Visit[] =>
    ordinary.map((visitor) => ({ path: path(visitor), cookie: visitor.cookie }));

const special =
  (of: keyof Utility['special'], path: (number: string) => string) =>
  (utility: Utility): Visit[] => {
    const { number, cookie } = utility.special[of];
    return [{ path: path(number), cookie }];
  };

/** What is measured, INICIO first. */
export const PAGES: readonly BenchPage[] = [
  { name: 'INICIO', visits: each(({ number }) => `/cuentas/${number}`) },
  { name: 'bills', visits: each(({ number }) => `/cuentas/${number}/facturas`) },
  { name: 'one bill', visits: each(({ number }) => `/cuentas/${number}/facturas/S-${number}-12`) },
  {
    name: 'payment question',
    visits: each(({ number }) => `/cuentas/${number}/pagar?factura=S-${number}-12`),
  },
  { name: 'payments', visits: each(({ number }) => `/cuentas/${number}/pagos`) },
  { name: 'Mis cuentas', visits: each(() => '/cuentas') },
  { name: 'sign-in', visits: () => [{ path: '/ingresar', cookie: 'lang=es; pre=bench' }] },
  { name: '1,000 bills', visits: special('bills', (number) => `/cuentas/${number}/facturas`) },
  { name: '500 accounts', visits: special('bills', () => '/cuentas') },
  { name: '5,000 payments', visits: special('payments', (number) => `/cuentas/${number}/pagos`) },
];
