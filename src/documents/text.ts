import type { Catalogue } from '../kit/text.ts';

interface PaperText {
  page(n: number, of: number): string;
  account(number: string): string;
  taxId(taxId: string): string;
  phone(phone: string): string;
}

/** What every paper says; all other words come with it. */
export const paperText: Catalogue<PaperText> = {
  es: {
    page: (n, of) => `Página ${n} de ${of}`,
    account: (number) => `Cuenta ${number}`,
    taxId: (taxId) => `CUIT ${taxId}`,
    phone: (phone) => `Consultas: ${phone}`,
  },
  en: {
    page: (n, of) => `Page ${n} of ${of}`,
    account: (number) => `Account ${number}`,
    taxId: (taxId) => `CUIT ${taxId}`,
    phone: (phone) => `Questions: ${phone}`,
  },
};
