import { GUEST, GUEST_ATTEMPTS, GUEST_BILLS, GUEST_QUESTION, GUEST_SLIP, GUEST_WAYS } from './guest/page.ts';

/** The addresses between a choice and its payment; customers and guests have their own. */
export interface PayingPaths {
  question: string;
  confirm: string;
  back: string;
  ways: string;
  slip: string;
  /** Passing the payment on to somebody else; null: guests do not. */
  passOn: string | null;
  /** A pay code says what is paid, so that no address has to. */
  byCode: boolean;
}

export function customerPaths(accountNumber: string): PayingPaths {
  const home = `/cuentas/${accountNumber}`;
  const question = `${home}/pagar`;
  return {
    ...{ question, confirm: `${home}/pagos`, back: home },
    ...{ ways: `${question}/otras-formas`, slip: `${question}/talon.pdf`, passOn: `${question}/enlace` },
    byCode: false,
  };
}

export function guestPaths({ byCode }: { byCode: boolean }): PayingPaths {
  return {
    ...{ question: GUEST_QUESTION, confirm: GUEST_ATTEMPTS, back: byCode ? GUEST : GUEST_BILLS },
    ...{ ways: GUEST_WAYS, slip: GUEST_SLIP, passOn: null },
    byCode,
  };
}

/** An address with what was chosen. */
export const withQuery = ({ byCode }: PayingPaths, path: string, query: string): string =>
  byCode || query === '' ? path : `${path}?${query}`;
