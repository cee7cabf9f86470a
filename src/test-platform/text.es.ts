export const es = {
  brand: 'Violeta Pagos',
  banner: 'Plataforma de prueba: no se cobra dinero real',
  footer:
    'No escribas datos de una tarjeta verdadera. De los números se guardan solo los últimos cuatro dígitos.',
  pay: {
    title: 'Pagar',
    detail: 'Detalle del pago',
    concept: 'Concepto',
    amount: 'Importe',
    total: 'Total',
    reference: (reference: string) => `Referencia ${reference}`,
    card: 'Tarjeta',
    bankAccount: 'Cuenta bancaria',
    methods: 'Medios de pago',
    submit: 'Pagar',
    cancel: 'Cancelar y volver',
    error: 'Error',
    summary: 'Revisá estos datos',
    names: 'El nombre del titular decide el resultado',
  },
  fields: {
    card_number: {
      label: 'Número de tarjeta',
      hint: 'Cualquier número de 12 a 19 dígitos. Por ejemplo 5031 7557 3453 0604',
      wrong: 'El número de tarjeta lleva de 12 a 19 dígitos',
    },
    holder: {
      label: 'Nombre del titular',
      hint: 'Uno de los cinco nombres de prueba',
      wrong: 'Como nombre del titular escribí APRO, FUND, SECU, OTHE o CONT',
    },
    expiry: {
      label: 'Vencimiento',
      hint: 'Mes y año, MM/AA. Por ejemplo 11/30',
      wrong: 'El vencimiento lleva mes y año, por ejemplo 11/30',
    },
    security_code: {
      label: 'Código de seguridad',
      hint: '3 o 4 dígitos. Por ejemplo 123',
      wrong: 'El código de seguridad lleva 3 o 4 dígitos',
    },
    account_number: {
      label: 'CBU o número de cuenta',
      hint: 'De 10 a 22 dígitos. Por ejemplo 0170099220000067797370',
      wrong: 'El CBU o número de cuenta lleva de 10 a 22 dígitos',
    },
  },
  holders: {
    APRO: 'aprobado',
    FUND: 'rechazado por fondos insuficientes',
    SECU: 'rechazado por código de seguridad incorrecto',
    OTHE: 'rechazado por otro motivo',
    CONT: 'pendiente, hasta que alguien lo apruebe o rechace',
  },
  keep: {
    title: 'Guardar tarjeta',
    noCharge:
      'Ahora no se cobra nada. La tarjeta se guarda acá, y el comercio recibe solo sus últimos cuatro números.',
    submit: 'Guardar tarjeta',
    cancel: 'Cancelar y volver',
    names: 'El nombre del titular decide qué pasa con cada cobro',
    hint: 'Uno de los seis nombres de prueba',
    wrong: 'Como nombre del titular escribí APRO, FUND, SECU, OTHE, CONT o MUDO',
    silent: 'se cobra, pero la plataforma no contesta',
    closed: {
      complete: {
        title: 'La tarjeta ya está guardada',
        body: 'No hace falta escribirla otra vez. Volvé al sitio donde empezaste.',
      },
      expired: {
        title: 'Este pedido venció',
        body: 'El plazo terminó y no se guardó ninguna tarjeta. Volvé al sitio donde empezaste para intentarlo de nuevo.',
      },
    },
  },
  closed: {
    complete: {
      title: 'Este pago ya fue procesado',
      body: 'No hace falta pagar otra vez. Volvé al sitio donde empezaste para ver el resultado.',
    },
    expired: {
      title: 'Este pago venció',
      body: 'El plazo para pagar terminó y no se cobró nada. Volvé al sitio donde empezaste para intentarlo de nuevo.',
    },
    back: 'Volver al sitio',
  },
  trouble: {
    notFound: { title: 'No encontramos esta página', body: 'La dirección no corresponde a ningún pago.' },
    tooLarge: { title: 'El envío es demasiado grande', body: 'Volvé atrás e intentalo de nuevo.' },
    internal: {
      title: 'Algo falló',
      body: 'No se pudo completar el pedido. Intentalo de nuevo en unos minutos.',
    },
  },
  desk: {
    title: 'Pagos de prueba',
    pending: 'Pagos pendientes',
    noPending: 'No hay pagos pendientes.',
    approve: 'Aprobar',
    reject: 'Rechazar',
    recent: 'Últimos pedidos de pago',
    noRecent: 'Todavía no hay pedidos de pago.',
    reference: 'Referencia',
    state: 'Estado',
    created: 'Creado (UTC)',
    back: {
      all: 'Devolver',
      part: 'Devolver una parte',
      amount: 'Importe a devolver',
      dispute: 'Desconocer',
      reinstate: 'Resolver a favor',
      wrong: (most: string) => `Escribí un importe de hasta ${most}, por ejemplo 1.234,56`,
    },
    states: {
      open: 'Abierto',
      expired: 'Vencido',
      approved: 'Aprobado',
      rejected: 'Rechazado',
      pending: 'Pendiente',
      refunded: 'Devuelto',
      disputed: 'Desconocido ante el banco',
      partly: (amount: string) => `devuelto ${amount}`,
    },
  },
};

export type PlatformText = typeof es;
