export const es = {
  understood: 'Entendido',
  mailboxUnknown: 'que teníamos',
  kinds: {
    'back-to-paper': {
      strong: 'La cuenta volvió a factura en papel.',
      text: (mailbox: string, invoice: string) =>
        `El correo de facturación ${mailbox} no recibió la factura ${invoice}. Corregí la dirección y adherite otra vez para recibirlas por correo.`,
    },
    'bill-not-sent': {
      strong: 'Una factura no llegó por correo.',
      text: (mailbox: string, invoice: string) =>
        `No pudimos enviar la factura ${invoice} a ${mailbox}. La cuenta sigue adherida a factura digital.`,
    },
  },
  seeBill: (invoice: string) => `Ver factura ${invoice}`,
  correct: 'Corregir el correo de facturación',
  enrol: 'Adherite a factura digital',
};

export type NoticesText = typeof es;
