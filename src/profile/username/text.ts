import type { Catalogue } from '../../kit/text.ts';

export interface UsernameText {
  lead(email: string): string;
  confirmed: string;
  stays: string;
  places: string;
  codeLead: string;
  again: string;
  same: string;
  linkHeading: string;
  linkLead(email: string): string;
  linkNote: string;
  taken: string;
  done(email: string): string;
  doneSignIn(email: string): string;
  mail: {
    askedSubject: string;
    asked(when: string, email: string): string;
    askedStays: string;
    confirmSubject: string;
    confirm(email: string): string;
    takenSubject: string;
    taken: string;
    doneSubject: string;
    done(when: string, email: string): string;
  };
}

export const usernameText: Catalogue<UsernameText> = {
  es: {
    lead: (email) => `Hoy ingresás con ${email}.`,
    confirmed: 'Te mandamos un mensaje al correo nuevo: el cambio vale recién cuando lo confirmes desde ahí.',
    stays:
      'El correo de facturación no cambia: las facturas y los comprobantes siguen llegando a donde llegan hoy.',
    places: 'Dónde siguen llegando las facturas',
    codeLead:
      'Abrí el enlace del mensaje que mandamos al correo nuevo, o escribí acá el código que trae. Hasta entonces seguís ingresando con el de siempre.',
    again: 'Usar otro correo',
    same: 'Ese ya es el correo con el que ingresás. Escribí uno distinto',
    linkHeading: 'Confirmá tu usuario nuevo',
    linkLead: (email) => `Desde ahora vas a ingresar con ${email}.`,
    linkNote: 'Tu contraseña es la misma. El correo de facturación de tus cuentas no cambia.',
    taken: 'Ese correo ya tiene un usuario, así que no lo podemos usar para este. Pedí el cambio con otro.',
    done: (email) => `Listo: desde ahora ingresás con ${email}.`,
    doneSignIn: (email) => `Listo: ingresá con ${email} y tu contraseña de siempre.`,
    mail: {
      askedSubject: 'Pidieron cambiar tu usuario',
      asked: (when, email) =>
        `El ${when} alguien que ingresó con tu usuario pidió cambiarlo por ${email}. Si fuiste vos, confirmalo desde ese correo.`,
      askedStays: 'Hasta entonces seguís ingresando con este correo. Cambiar la contraseña anula el pedido.',
      confirmSubject: 'Confirmá tu usuario nuevo',
      confirm: (email) =>
        `Pidieron usar este correo (${email}) para ingresar a la oficina virtual. El cambio vale cuando lo confirmes.`,
      takenSubject: 'Ya tenés un usuario con este correo',
      taken:
        'Alguien quiso usar este correo para ingresar a la oficina virtual con otro usuario, pero ya tenés uno. No cambia nada: seguís ingresando con él.',
      doneSubject: 'Cambió tu usuario',
      done: (when, email) =>
        `El ${when} cambió el correo con el que ingresás: desde ahora es ${email}. El correo de facturación de tus cuentas es el mismo de antes.`,
    },
  },
  en: {
    lead: (email) => `Today you sign in with ${email}.`,
    confirmed: 'We send a message to the new mailbox: the change counts once you confirm it from there.',
    stays: 'The billing e-mail does not change: bills and receipts still go where they go today.',
    places: 'Where the bills still go',
    codeLead:
      'Open the link of the message that we sent to the new mailbox, or enter the code in it here. Until then you sign in as always.',
    again: 'Use another e-mail',
    same: 'That is the e-mail with which you sign in already. Enter a different one',
    linkHeading: 'Confirm your new user',
    linkLead: (email) => `From now on you will sign in with ${email}.`,
    linkNote: 'Your password is the same. The billing e-mail of your accounts does not change.',
    taken:
      'That e-mail has a user already, so it cannot be used for this one. Ask for the change with another.',
    done: (email) => `Done: from now on you sign in with ${email}.`,
    doneSignIn: (email) => `Done: sign in with ${email} and your usual password.`,
    mail: {
      askedSubject: 'Somebody asked to change your user',
      asked: (when, email) =>
        `On ${when} somebody who signed in as you asked to change your user to ${email}. If it was you, confirm it from that mailbox.`,
      askedStays: 'Until then you sign in with this e-mail. Changing the password cancels the request.',
      confirmSubject: 'Confirm your new user',
      confirm: (email) =>
        `Somebody asked to use this e-mail (${email}) to sign in to the virtual office. The change counts once you confirm it.`,
      takenSubject: 'You have a user with this e-mail already',
      taken:
        'Somebody wanted to use this e-mail to sign in to the virtual office with another user, but you have one already. Nothing changes: you sign in with it as before.',
      doneSubject: 'Your user has changed',
      done: (when, email) =>
        `On ${when} the e-mail with which you sign in changed: from now on it is ${email}. The billing e-mail of your accounts is the same as before.`,
    },
  },
};
