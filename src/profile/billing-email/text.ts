import type { Catalogue } from '../../kit/text.ts';

export interface BillingEmailText {
  title: string;
  account: string;
  now: string;
  foreign: string;
  newHeading: string;
  field: string;
  confirmed: string;
  send: string;
  ownHeading: string;
  ownText(email: string): string;
  ownButton: string;
  codeLead(number: string): string;
  again: string;
  same: string;
  linkHeading: string;
  linkLead(email: string, number: string): string;
  linkNote: string;
  done(email: string, number: string): string;
  mail: {
    confirmSubject(number: string): string;
    confirm(email: string, number: string): string;
    doneSubject(number: string): string;
    done(when: string, email: string, number: string): string;
  };
}

export const billingEmailText: Catalogue<BillingEmailText> = {
  es: {
    title: 'Correo de facturación',
    account: 'Cuenta',
    now: 'Hoy llegan a',
    foreign: 'Esta cuenta la ven varias personas: por eso no lo mostramos entero.',
    newHeading: 'Usar otro correo',
    field: 'Correo electrónico nuevo',
    confirmed:
      'Mandamos un mensaje a ese correo para confirmarlo. Hasta entonces todo sigue llegando a donde llega hoy.',
    send: 'Cambiar correo de facturación',
    ownHeading: 'Usar mi correo de usuario',
    ownText: (email) => `Las facturas y los comprobantes de esta cuenta van a llegar a ${email}.`,
    ownButton: 'Usar mi correo de usuario',
    codeLead: (number) =>
      `Abrí el enlace del mensaje que mandamos al correo nuevo, o escribí acá el código que trae. Hasta entonces las facturas de la cuenta ${number} siguen llegando a donde llegan hoy.`,
    again: 'Usar otro correo',
    same: 'Las facturas ya llegan a ese correo. Escribí uno distinto',
    linkHeading: 'Confirmá el correo de facturación',
    linkLead: (email, number) =>
      `Las facturas y los comprobantes de pago de la cuenta ${number} van a llegar a ${email}.`,
    linkNote: 'Podés confirmarlo desde cualquier equipo, sin ingresar.',
    done: (email, number) => `Listo: las facturas de la cuenta ${number} llegan desde ahora a ${email}.`,
    mail: {
      confirmSubject: (number) => `Confirmá el correo de facturación de la cuenta ${number}`,
      confirm: (email, number) =>
        `Pidieron que las facturas y los comprobantes de pago de la cuenta ${number} lleguen a este correo (${email}). El cambio vale cuando lo confirmes.`,
      doneSubject: (number) => `Cambió el correo de facturación de la cuenta ${number}`,
      done: (when, email, number) =>
        `Desde el ${when} las facturas y los comprobantes de pago de la cuenta ${number} llegan a ${email}.`,
    },
  },
  en: {
    title: 'Billing e-mail',
    account: 'Account',
    now: 'Today they go to',
    foreign: 'Several people see this account, so we do not show it whole.',
    newHeading: 'Use another e-mail',
    field: 'New e-mail',
    confirmed:
      'We send a message to that mailbox to confirm it. Until then everything goes where it goes today.',
    send: 'Change billing e-mail',
    ownHeading: 'Use the e-mail of my user',
    ownText: (email) => `The bills and receipts of this account will go to ${email}.`,
    ownButton: 'Use the e-mail of my user',
    codeLead: (number) =>
      `Open the link of the message that we sent to the new mailbox, or enter the code in it here. Until then the bills of account ${number} go where they go today.`,
    again: 'Use another e-mail',
    same: 'The bills go to that e-mail already. Enter a different one',
    linkHeading: 'Confirm the billing e-mail',
    linkLead: (email, number) => `The bills and payment receipts of account ${number} will go to ${email}.`,
    linkNote: 'You can confirm it from any device, without signing in.',
    done: (email, number) => `Done: the bills of account ${number} go to ${email} from now on.`,
    mail: {
      confirmSubject: (number) => `Confirm the billing e-mail of account ${number}`,
      confirm: (email, number) =>
        `Somebody asked that the bills and payment receipts of account ${number} go to this mailbox (${email}). The change counts once you confirm it.`,
      doneSubject: (number) => `The billing e-mail of account ${number} has changed`,
      done: (when, email, number) =>
        `Since ${when} the bills and payment receipts of account ${number} go to ${email}.`,
    },
  },
};
