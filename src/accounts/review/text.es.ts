export const es = {
  one: 'Revisá tu cuenta',
  many: 'Revisá tus cuentas',
  lead: 'Así está cada cosa hoy. Podés cambiarla ahora o más adelante, desde Mis cuentas.',
  digitalBill: 'Factura digital',
  directDebit: 'Débito automático',
  email: 'Correo de las facturas',
  options: 'Opciones de pago',
  states: {
    on: 'Adherida',
    off: 'No adherida',
    suspended: 'Suspendida',
    payHere: 'Se puede pagar en línea',
    notHere: 'No se paga en línea',
    set: 'Definido',
    follows: 'Sin definir',
  },
  texts: {
    bill: { on: 'Las facturas llegan por correo electrónico.', off: 'Las facturas llegan en papel.' },
    debit: {
      on: 'Las facturas se pagan solas el día del vencimiento.',
      off: 'Las facturas las pagás vos.',
      suspended: 'El banco rechazó varios débitos: pagá vos hasta que lo reanudes.',
    },
    goesTo: (email: string) => `Facturas y comprobantes van a ${email}.`,
    follows: (email: string) =>
      `Todavía nadie eligió uno para esta cuenta: tus comprobantes van a ${email}, el de tu usuario.`,
    payHere: 'Con tarjeta o cuenta bancaria, en un lugar de pago, por débito o en cuotas.',
  },
  links: {
    joinBill: 'Adherite a factura digital',
    seeBill: 'Ver factura digital',
    joinDebit: 'Adherite a débito automático',
    seeDebit: 'Ver débito automático',
    email: 'Cambiar el correo',
    options: 'Ver opciones de pago',
  },
  done: 'Listo',
  more: (count: number) => `Mostramos las primeras ${count}. Buscá las demás en Mis cuentas.`,
};

export type ReviewText = typeof es;
