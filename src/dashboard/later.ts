import type { Catalogue } from '../kit/text.ts';

/** A page that a menu leads to and that is not built: it says so, and how to do the thing meanwhile. */
export interface LaterPage {
  heading: string;
  note: string;
  meanwhile: string | null;
  backHref: string;
  back: string;
}

declare module '../http/render.ts' {
  interface Templates {
    'dashboard/later': LaterPage;
  }
}

/** Addresses below `/cuentas/:number`; the guard of the account stands before them like before any page. */
export const LATER_OF_ACCOUNT: Record<string, Catalogue<string>> = {
  ubicacion: { es: 'Ubicación del inmueble', en: 'Location of the property' },
  consumo: { es: 'Tu consumo', en: 'Your consumption' },
};

export const LATER_FOR_ALL: Record<string, Catalogue<string>> = {
  '/tramites': { es: 'Trámites', en: 'Procedures' },
  '/ayuda': { es: 'Ayuda', en: 'Help' },
  '/ayuda/chat': { es: 'Asistente virtual', en: 'Virtual assistant' },
  '/lugares-de-pago': { es: 'Lugares de pago', en: 'Places to pay' },
  '/informacion-util': { es: 'Información útil', en: 'Useful information' },
};
