export const es = {
  ways: 'Con qué se debita',
  byAccount: 'CBU',
  byCard: 'Tarjeta',
  lead: 'Tus facturas se pagan solas el día del vencimiento, con tu tarjeta. Antes de cada débito te avisamos por correo el importe y la fecha.',
  service: 'Cuenta del servicio',
  where: 'Dónde queda la tarjeta',
  keeper: (platform: string) => `En ${platform}; acá solo sus últimos cuatro números`,
  happens: {
    leave: (platform: string) =>
      `Te llevamos a ${platform} para escribir los datos de la tarjeta. Nosotros nunca los vemos. Ahora no se cobra nada.`,
    from: 'Se debitan las facturas del servicio, cada una el día de su vencimiento (o el día hábil siguiente). Los planes de pago y los cargos no se debitan.',
  },
  declaration:
    'Declaro que soy titular de la tarjeta que voy a registrar, o que su titular me autorizó a usarla para estos pagos.',
  terms: (utility: string, account: string) => [
    `Autorizo a ${utility} a cobrar con esa tarjeta las facturas del servicio de la cuenta ${account}, y a la plataforma de pago a guardarla para eso. ${utility} no recibe ni guarda el número de la tarjeta.`,
    'Recibo por correo el importe y la fecha de cada débito, como mínimo 5 días hábiles antes.',
    'Puedo cancelar la adhesión, saltear un débito o poner un tope desde la oficina virtual, hasta el día anterior a cada débito.',
    'Puedo desconocer un cobro ante el emisor de la tarjeta. En ese caso la factura vuelve a estar pendiente.',
    'Si la tarjeta rechaza tres débitos seguidos, la adhesión se suspende y me avisan.',
    'Una factura que vence dentro de los 5 días hábiles de adherirme no se debita: la pago yo.',
  ],
  label: (utility: string, account: string) => `${utility}: débito automático de la cuenta ${account}`,
  needsScripts:
    'La página de la plataforma necesita JavaScript, y en este navegador está apagado. Podés adherirte con un CBU.',
  withAccount: 'Adherirme con un CBU',
  ending: (label: string, lastFour: string) => `${label} terminada en ${lastFour}`,
  kept: (label: string, lastFour: string) =>
    `La plataforma guardó después esta tarjeta: ${label} terminada en ${lastFour}.`,
  enrolled: (label: string, lastFour: string) =>
    `Listo: la cuenta está adherida al débito automático (${label} terminada en ${lastFour}).`,
  refused:
    'La plataforma no está disponible ahora y no se registró ninguna tarjeta. Probá de nuevo en unos minutos, o adherite con un CBU.',
  title: 'Registro de la tarjeta',
  states: {
    open: {
      strong: 'Falta registrar la tarjeta.',
      text: 'Todavía no terminaste en la página de la plataforma. No se cobró nada y la cuenta no está adherida.',
    },
    silent: {
      strong: 'La plataforma no responde en este momento.',
      text: 'No se cobró nada. Si ya registraste la tarjeta no hace falta repetirlo: le volvemos a preguntar nosotros y te avisamos por correo.',
    },
    cancelled: {
      strong: 'No se registró ninguna tarjeta.',
      text: 'Saliste de la página sin guardarla. La cuenta no está adherida.',
    },
    expired: {
      strong: 'No se registró ninguna tarjeta.',
      text: 'Pasó el tiempo para guardarla. La cuenta no está adherida; podés empezar de nuevo.',
    },
    refused: {
      strong: 'No se registró ninguna tarjeta.',
      text: 'La plataforma no estaba disponible. Podés empezar de nuevo.',
    },
    superseded: {
      strong: 'Esa tarjeta no quedó adherida.',
      text: 'La cuenta ya estaba adherida de otra forma, o ya no se puede adherir. Le pedimos a la plataforma que la olvide.',
    },
  },
  goOn: 'Seguir en la plataforma',
  again: 'Empezar de nuevo',
  refresh: 'Actualizar',
  back: 'Volver al débito automático',
  inProgress: 'Ya lo pedimos a la tarjeta.',
  cancelCut: (day: string) => `El débito del ${day} ya se pidió a la tarjeta y se hace igual.`,
  suspendedNote: 'Si cambiaste de tarjeta, cancelá esta adhesión y hacé una nueva.',
  otherPlatform:
    'La tarjeta está guardada en una plataforma de pago que ya no usamos. Cancelá esta adhesión y registrala de nuevo.',
  orderStates: { cut: 'En curso', reversed: 'Devuelto' },
  mail: {
    enrolled: (account: string, label: string, lastFour: string) =>
      `La cuenta ${account} quedó adherida al débito automático, con la tarjeta ${label} terminada en ${lastFour}.`,
    from: (label: string, lastFour: string) => `Se debita de la tarjeta ${label} terminada en ${lastFour}.`,
    refused: {
      heading: (bill: string) => `No pudimos debitar la factura ${bill} de tu tarjeta`,
    },
    suspended:
      'La tarjeta rechazó tres débitos seguidos. Hasta que lo reanudes en la oficina virtual, pagá vos las facturas.',
    otherPlatform:
      'La tarjeta está guardada en una plataforma de pago que ya no usamos. Para que las facturas se debiten otra vez, cancelá esta adhesión y registrá la tarjeta de nuevo. Mientras tanto, pagá vos las facturas.',
  },
};

export type CardText = typeof es;
