export const es = {
  subject: (number: string, amount: string, day: string) => `Factura ${number}: ${amount}, vence el ${day}`,
  subjectPast: (number: string, amount: string, day: string) =>
    `Factura ${number}: ${amount}, venció el ${day}`,
  hello: 'Hola:',
  arrived: (period: string, account: string, address: string) =>
    `Ya está la factura del período ${period} de la cuenta ${account} (${address}). Va en el PDF adjunto.`,
  /** Not news any more. */
  sent: (period: string, account: string, address: string) =>
    `Te mandamos la factura del período ${period} de la cuenta ${account} (${address}). Va en el PDF adjunto.`,
  amount: (amount: string, day: string) => `Importe: ${amount}, con vencimiento el ${day}.`,
  amountPast: (amount: string, day: string) => `Importe: ${amount}. Venció el ${day}.`,
  second: (amount: string, day: string) => `Segundo vencimiento: el ${day}, ${amount}.`,
  howToPay: 'Pagala en línea desde el enlace, o en bancos y lugares de pago con el código de barras del PDF.',
  debited: (day: string, amount: string) =>
    `La cuenta está adherida a débito automático: esta factura se debita el ${day}, ${amount}.`,
  debitedElsewhere:
    'La cuenta está adherida a débito automático desde antes de la oficina virtual: se debita como hasta ahora.',
  notDebited: 'La cuenta está adherida a débito automático, pero esta factura no se debita.',
  settled: 'No hay nada que pagar: figura saldada.',
  see: 'Ver y pagar la factura',
  seeOnly: 'Ver la factura',
  why: (href: string) =>
    `Te llega porque la cuenta está adherida a factura digital. Para cambiar el correo o cancelar la adhesión: ${href}`,
  doubts: (phone: string) => `Consultas: ${phone}.`,
  file: 'factura',
};

export type DeliveriesText = typeof es;
