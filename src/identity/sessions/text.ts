import type { Catalogue } from '../../kit/text.ts';

/** Words of the letters about visits; the pages have theirs. */
interface SessionsText {
  hello: string;
  newBrowserSubject: string;
  newBrowser(when: string, device: string): string;
  unknownDevice: string;
  seeDevices: string;
  notYou(phone: string): string;
}

export const sessionsText: Catalogue<SessionsText> = {
  es: {
    hello: 'Hola:',
    newBrowserSubject: 'Ingresaron con tu usuario desde un equipo nuevo',
    newBrowser: (when, device) =>
      `El ${when} alguien ingresó con tu usuario y tu contraseña desde un equipo que no conocíamos (${device}). Si fuiste vos (por ejemplo, en tu primer ingreso), no tenés que hacer nada.`,
    unknownDevice: 'navegador desconocido',
    seeDevices: 'Ver mis sesiones y equipos',
    notYou: (phone) =>
      `Si no fuiste vos, cambiá tu contraseña ahora con «Olvidé mi contraseña» y llamanos al ${phone}.`,
  },
  en: {
    hello: 'Hello,',
    newBrowserSubject: 'Your user signed in from a new device',
    newBrowser: (when, device) =>
      `On ${when} somebody signed in with your user and password from a device that we did not know (${device}). If it was you (your first sign-in, for instance), there is nothing to do.`,
    unknownDevice: 'unknown browser',
    seeDevices: 'See my sessions and devices',
    notYou: (phone) =>
      `If it was not you, change your password now with "Forgot my password" and call us on ${phone}.`,
  },
};
