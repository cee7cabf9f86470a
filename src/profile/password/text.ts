import type { Catalogue } from '../../kit/text.ts';

export interface PasswordText {
  title: string;
  lead: string;
  current: string;
  chosen: string;
  save: string;
  missingCurrent: string;
  wrongCurrent: string;
  done: string;
  mail: { subject: string; body(when: string): string };
}

export const passwordText: Catalogue<PasswordText> = {
  es: {
    title: 'Cambiar contraseña',
    lead: 'Cuando la cambies cerramos tus otras sesiones. En este equipo seguís como estás.',
    current: 'Contraseña actual',
    chosen: 'Contraseña nueva',
    save: 'Guardar contraseña nueva',
    missingCurrent: 'Escribí la contraseña que usás hoy',
    wrongCurrent: 'Esa no es tu contraseña actual. Probá de nuevo',
    done: 'Cambiaste tu contraseña. Cerramos tus otras sesiones.',
    mail: {
      subject: 'Cambiaste tu contraseña',
      body: (when) => `El ${when} cambió la contraseña de tu usuario, y se cerraron sus otras sesiones.`,
    },
  },
  en: {
    title: 'Change password',
    lead: 'When you change it we end your other sessions. On this device you go on as you are.',
    current: 'Current password',
    chosen: 'New password',
    save: 'Save new password',
    missingCurrent: 'Enter the password that you use today',
    wrongCurrent: 'That is not your current password. Try again',
    done: 'Your password is changed. Your other sessions are ended.',
    mail: {
      subject: 'Your password was changed',
      body: (when) => `On ${when} the password of your user was changed, and its other sessions were ended.`,
    },
  },
};
