export const es = {
  stateTitle: 'Pago',
  historyTitle: 'Historial de pagos',
  amountPaid: 'Importe pagado',
  date: 'Fecha',
  account: 'Cuenta',
  means: 'Medio de pago',
  cardEnding: (lastFour: string, platform: string) => `Tarjeta terminada en ${lastFour}, por ${platform}`,
  card: (platform: string) => `Tarjeta, por ${platform}`,
  otherMeans: (platform: string) => `Por ${platform}`,
  bankAccount: (platform: string) => `Cuenta bancaria, por ${platform}`,
  debit: (bank: string, lastFour: string) => `Débito automático, ${bank}, terminada en ${lastFour}`,
  debitCard: (lastFour: string, platform: string) =>
    `Débito automático, tarjeta terminada en ${lastFour}, por ${platform}`,
  operation: 'Operación',
  verificationCode: 'Código de verificación',
  itemsPaidHeading: 'Qué se pagó',
  receiptFile: 'comprobante',
  receiptTitle: 'Comprobante de pago',
  holder: 'Titular',
  address: 'Dirección',
  description: (utility: string, account: string) => `${utility}, cuenta ${account}`,
  paidStamp: 'PAGADO',
  returnedStamp: 'DEVUELTO',
  paidOn: 'Pagado el',
  mail: {
    subject: (amount: string, account: string) => `Recibimos tu pago de ${amount} (cuenta ${account})`,
    heading: 'Recibimos tu pago',
    lead: (utility: string) => `${utility} recibió este pago. El comprobante va adjunto.`,
  },
};

export type ReceiptsText = typeof es;
