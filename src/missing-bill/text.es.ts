export const es = {
  title: 'No recibí factura',
  lead: 'Esta es la última factura de la cuenta. Podés verla ahora mismo.',
  leadOther: 'Esta es la factura que elegiste. Podés verla ahora mismo.',
  number: 'Número',
  issuedOn: 'Emitida el',
  dueOn: 'Vencimiento',
  owed: 'Total a pagar hoy',
  amount: 'Importe',
  see: 'Ver factura',
  pdf: 'Ver PDF',
  missing: 'No la recibí',
  reported: (number: string) => `Anotamos que no recibiste la factura ${number}. Gracias por avisar.`,
  reportedOn: (day: string) => `Avisaste que no la recibiste el ${day}.`,
  none: 'Todavía no hay facturas',
  noneText: 'La primera aparece acá apenas se emite.',
  other: '¿Es otra factura?',
  digitalHeading: 'Factura digital',
  offer: 'Para no depender del papel, recibí las próximas por correo electrónico, en PDF.',
  join: 'Adherite a factura digital',
  enrolled: (mailbox: string) => `La cuenta está adherida: las facturas llegan a ${mailbox}.`,
  sent: (number: string, mailbox: string, when: string) =>
    `La factura ${number} se envió a ${mailbox} el ${when}. Fijate también en el correo no deseado.`,
  waiting: (number: string, mailbox: string) =>
    `Mandamos recién la factura ${number} a ${mailbox}. Puede tardar unos minutos en llegar.`,
  refused: (number: string, mailbox: string) => `${mailbox} no recibió la factura ${number}.`,
  notSent: (number: string) => `La factura ${number} no se mandó por correo.`,
  send: 'Enviar por correo',
  resend: 'Enviar otra vez',
  resent: (number: string, mailbox: string) => `Enviamos la factura ${number} a ${mailbox}.`,
  tooOften: (number: string) =>
    `Hoy ya enviamos tres veces la factura ${number}. Probá mañana, o mirala acá ahora mismo.`,
  notEnrolled: 'La cuenta ya no está adherida a factura digital.',
  change: 'Cambiar el correo de facturación',
  leave: 'Cancelar adhesión',
};

export type MissingBillText = typeof es;
