export const es = {
  title: 'Factura digital',
  state: { on: 'Adherida', off: 'No adherida' },
  account: 'Cuenta',
  mailbox: 'Correo que las recibe',
  noMailbox: 'Ninguna casilla conocida',
  change: 'Cambiar el correo de facturación',
  since: 'Adherida desde',
  joinLead: 'Recibí cada factura nueva por correo electrónico, en PDF, apenas se emite.',
  onLead: 'Cada factura nueva te llega por correo electrónico, en PDF, apenas se emite.',
  closed: 'La cuenta está cerrada: no se emiten más facturas y no se puede adherir a factura digital.',
  leaving: {
    lead: 'Si cancelás la adhesión:',
    paper: 'Las facturas vuelven a llegar en papel desde la próxima.',
    sent: 'Las que ya te mandamos por correo siguen valiendo: no llegan otra vez en papel.',
    history: 'Dejás de ver las facturas anteriores: quedan a la vista solo con factura digital.',
    again: 'Podés adherirte de nuevo cuando quieras.',
  },
  returned: (day: string) =>
    `El ${day} la cuenta volvió a papel: el correo de facturación no recibió una factura. Revisá la dirección antes de adherirte de nuevo.`,
  dueSoon: (number: string, day: string) =>
    `La factura ${number} vence el ${day} y ya está emitida: no la alcanza la factura digital. Mirala y pagala acá.`,
  seeBill: (number: string) => `Ver factura ${number}`,
  termsHeading: 'Términos y condiciones',
  termsVersion: (version: string) => `Versión ${version}`,
  terms: (utility: string) => [
    `${utility} envía las facturas de la cuenta por correo electrónico, en PDF, al correo de facturación de la cuenta. Reemplazan a las de papel, que dejan de enviarse.`,
    'Una factura digital vale lo mismo que una de papel: mismo importe, mismos vencimientos y mismo código para pagarla. También queda en esta oficina virtual.',
    'Que un correo no llegue no cambia los vencimientos. Mantené al día el correo de facturación: lo cambiás cuando quieras en Mis datos.',
    'Si el correo de facturación rechaza una factura, la cuenta vuelve a papel y te avisamos en esta oficina virtual.',
    'Alcanza a las facturas que se emiten desde hoy. Podés cancelar la adhesión cuando quieras, sin costo, en esta misma página.',
    'Guardamos quién aceptó, cuándo y este texto.',
  ],
  accept: 'Acepto los términos y condiciones',
  mustAccept: 'Marcá que aceptás los términos y condiciones',
  termsChanged: 'Los términos cambiaron mientras los leías: leelos otra vez y aceptalos',
  join: 'Confirmar adhesión',
  leave: 'Cancelar adhesión',
  back: 'Volver',
  joined: (number: string, mailbox: string) =>
    `Listo: la cuenta ${number} quedó adherida a factura digital. Las próximas facturas llegan a ${mailbox}.`,
  joinedAlready: (number: string) => `La cuenta ${number} ya estaba adherida a factura digital.`,
  left: (number: string) =>
    `Cancelaste la adhesión de la cuenta ${number} a factura digital. Las próximas facturas llegan en papel.`,
  leftAlready: (number: string) => `La cuenta ${number} no estaba adherida a factura digital.`,
  mail: {
    hello: 'Hola:',
    joinedSubject: (number: string) => `Cuenta ${number}: adherida a factura digital`,
    joined: (number: string, when: string, mailbox: string) =>
      `La cuenta ${number} quedó adherida a factura digital (${when}). Las próximas facturas llegan a ${mailbox}.`,
    terms: (version: string) => `Se aceptaron los términos y condiciones, versión ${version}.`,
    leftSubject: (number: string) => `Cuenta ${number}: se canceló la factura digital`,
    left: (number: string, when: string) =>
      `Se canceló la adhesión de la cuenta ${number} a factura digital (${when}). Las próximas facturas llegan en papel.`,
    see: 'Ver factura digital',
    notYou: (phone: string) =>
      `Si no lo esperabas, entrá a la oficina virtual${phone ? ` o llamanos al ${phone}` : ' o comunicate con nosotros'}.`,
  },
};

export type DigitalBillText = typeof es;
