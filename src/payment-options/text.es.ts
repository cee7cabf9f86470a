export const es = {
  title: 'Opciones de pago',
  lead: 'Cómo se paga esta cuenta y a qué está adherida.',
  now: {
    heading: 'Pagar ahora',
    owed: (amount: string) => `Hay ${amount} para pagar.`,
    nothing: 'No hay nada para pagar.',
    debited: (amount: string, day: string) => `De eso, ${amount} se debitan el ${day}.`,
    held: (amount: string) =>
      `De eso, ${amount} no se pueden pagar en este momento: hay un pago en curso o recién rechazado.`,
    go: 'Elegir qué pagar',
    history: 'Historial de pagos',
  },
  debit: {
    heading: 'Débito automático',
    off: 'Las facturas se pagan solas el día del vencimiento, desde tu cuenta bancaria.',
    means: (bank: string, lastFour: string) => `Se debita de ${bank}, cuenta terminada en ${lastFour}.`,
    byCard: (label: string, lastFour: string) => `Se debita de la tarjeta ${label} terminada en ${lastFour}.`,
    old: 'Se adhirió antes de la oficina virtual.',
    next: (amount: string, day: string) => `Próximo débito: ${amount} el ${day}.`,
    suspended: 'Está suspendido: no se debita nada hasta que lo reanudes.',
    left: (count: number) =>
      count === 1
        ? '1 factura pendiente no se debita: pagala vos.'
        : `${count} facturas pendientes no se debitan: pagalas vos.`,
    cap: (amount: string) => `Tope por factura: ${amount}.`,
    join: 'Adherite a débito automático',
    manage: 'Ver y cambiar el débito automático',
  },
  bill: {
    heading: 'Factura digital',
    off: 'La factura llega en papel.',
    on: 'La factura llega por correo electrónico.',
    join: 'Adherite a factura digital',
    manage: 'Ver y cambiar la factura digital',
  },
  plan: {
    heading: 'Plan de pago',
    waiting: (amount: string, day: string) => `Falta pagar la primera cuota: ${amount}, hasta el ${day}.`,
    progress: (paid: number, of: number, left: string) => `${paid} de ${of} cuotas pagadas. Faltan ${left}.`,
    off: 'La deuda vencida se puede pagar en cuotas, si alcanza el mínimo.',
    see: 'Ver el plan',
    go: 'Ver si puedo hacer un plan de pago',
  },
  others: {
    heading: 'Otras formas de pagar',
    places: 'Lugares de pago',
    phone: (phone: string) => `Por teléfono: ${phone}`,
    slip: 'Imprimir la factura para pagar en un lugar de pago',
  },
  accounts: {
    heading: 'Todas tus cuentas',
    columns: { account: 'Cuenta', debit: 'Débito automático', bill: 'Factura digital' },
    more: 'Ver todas en Mis cuentas',
  },
};

export type PaymentOptionsText = typeof es;
