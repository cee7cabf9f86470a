export const es = {
  payTitle: 'Pagar',
  question: (bills: number, others: number) =>
    others > 0
      ? '¿Pagamos lo que elegiste?'
      : bills === 1
        ? '¿Pagamos esta factura?'
        : `¿Pagamos estas ${bills} facturas?`,
  what: 'Concepto',
  amount: 'Importe',
  total: 'Total',
  wasDue: (day: string) => `venció el ${day}`,
  isDue: (day: string) => `vence el ${day}`,
  leaving: (platform: string) =>
    `Te llevamos a ${platform} para poner los datos de tu tarjeta o de tu cuenta. Nosotros nunca los vemos.`,
  trouble: {
    silent: {
      strong: 'La plataforma de pago no responde en este momento.',
      text: 'Todavía no se cobró nada. Podés pagar de otra forma o volver a probar más tarde.',
      second:
        'Si igual probás y no se abre, no se cobra nada y lo que debés no cambia: vas a poder continuar o cancelar.',
    },
    slow: {
      strong: 'La plataforma de pago está tardando en responder.',
      text: 'Puede demorar unos segundos en abrirse: no hace falta tocar el botón de nuevo.',
      second: null,
    },
  },
  needsScripts:
    'La página de la plataforma necesita JavaScript, y en este navegador está apagado. Podés pagar así:',
  receiptGoesTo: (email: string) => `El comprobante llega a ${email}.`,
  yesPay: 'Sí, pagar',
  goBack: 'Volver',
  accountEnding: (ending: string) => `De la cuenta terminada en ${ending}.`,
  discards: {
    strong: (bills: number): string =>
      bills === 1
        ? 'Si pagás esta factura ahora, el plan de pago se descarta.'
        : 'Si pagás estas facturas ahora, el plan de pago se descarta.',
    text: 'El plan todavía no empezó: falta pagar su primera cuota.',
    see: 'Ver el plan',
  },
  startsPlan: (bills: number): string =>
    `Con este pago empieza el plan, que incluye ${bills === 1 ? 'su factura' : `sus ${bills} facturas`}: desde entonces se pagan las cuotas.`,
  notDebited: (chosen: number, day: string): string =>
    chosen === 1
      ? `Si la pagás ahora, no se debita el ${day}.`
      : `Si pagás ahora, no se hace el débito del ${day}.`,
  otherWays: 'Otras formas de pagar, sin tarjeta o sin esta página',
  otherWaysNow: 'Otras formas de pagar, ahora mismo',
  someDropped: 'Algo de lo que elegiste ya no se puede pagar acá y quedó afuera. Revisá el total.',
  outOfOrder: 'Las cuotas se pagan de la más antigua a la más nueva: elegí también las anteriores.',
  nothingChosen: 'Elegí al menos un concepto para pagar.',
  chosenInDebit: (day: string) => `Esa factura se debita automáticamente el ${day}: no hace falta pagarla.`,
  chosenBlocked:
    'Lo que elegiste ya está pagado o no se puede pagar ahora. Si sigue en la lista, el motivo está al lado.',
  amountChanged: 'El importe cambió mientras decidías. Este es el importe de hoy: revisalo y confirmá.',
  cannotCancel: 'Ahora no pudimos cancelarlo: la plataforma no responde. Probá de nuevo en un minuto.',
  cannotContinue: 'Ahora no pudimos abrir la plataforma de pago. Probá de nuevo en un minuto.',
  cancelTooLate: 'No se pudo cancelar: este intento ya tiene respuesta.',
};

export type PayingText = typeof es;
