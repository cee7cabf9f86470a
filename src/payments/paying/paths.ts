import { GUEST, GUEST_ATTEMPTS, GUEST_BILLS, GUEST_QUESTION } from '../guest/page.ts';

/** The addresses between a choice and its payment; customers and guests have their own. */
export interface PayingPaths {
  question: string;
  confirm: string;
  back: string;
}

export function customerPaths(accountNumber: string): PayingPaths {
  const home = `/cuentas/${accountNumber}`;
  return { question: `${home}/pagar`, confirm: `${home}/pagos`, back: home };
}

export function guestPaths({ byCode }: { byCode: boolean }): PayingPaths {
  return { question: GUEST_QUESTION, confirm: GUEST_ATTEMPTS, back: byCode ? GUEST : GUEST_BILLS };
}
