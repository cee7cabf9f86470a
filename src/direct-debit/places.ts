/** The page of an account's direct debit. */
export const debitHref = (number: string) => `/cuentas/${encodeURIComponent(number)}/debito-automatico`;
