import type { ReviewReason } from '../../payments/attempts/attempt.ts';

export const es = {
  headings: {
    created: 'Tu pago está en curso',
    redirected: 'Tu pago está en curso',
    processing: 'Tu pago se está procesando',
    paid: 'Comprobante de pago',
    rejected: 'El pago fue rechazado',
    cancelled: 'Este intento de pago se canceló',
    expired: 'Este intento de pago venció',
    unknown: 'No pudimos abrir la plataforma de pago',
    review: 'Estamos revisando tu pago',
  },
  messages: {
    created: [
      'Falta terminarlo en la plataforma de pago.',
      'Todavía no se cobró nada. Mientras tanto queda reservado para este pago.',
    ],
    redirected: [
      'Falta terminarlo en la plataforma de pago.',
      'Todavía no se cobró nada. Mientras tanto queda reservado para este pago.',
    ],
    processing: [
      'La plataforma lo está confirmando.',
      'Puede tardar hasta dos días hábiles. No vuelvas a pagarlo: te avisamos por correo apenas se confirme.',
    ],
    paid: ['Pagado.', 'Recibimos tu pago.'],
    rejected: ['No se cobró nada.', ''],
    cancelled: ['No se cobró nada.', 'Podés pagar cuando quieras.'],
    expired: [
      'No se cobró nada.',
      'Pasó el tiempo para pagar en la plataforma. Podés empezar de nuevo cuando quieras.',
    ],
    unknown: [
      'La plataforma no respondió. Todavía no se cobró nada.',
      'Lo que ibas a pagar queda reservado para este intento y se debe una sola vez. Podés probar de continuarlo ahora, o cancelarlo para pagar de otra forma.',
    ],
    review: [
      'El pago no coincide con lo que se debía.',
      'Lo está revisando una persona. No vuelvas a pagarlo: te escribimos apenas se decida.',
    ],
  } satisfies Record<string, [string, string]>,
  /** The same for what direct debit charges to a card, where its words are others. */
  debit: {
    headings: {
      created: 'Débito automático en curso',
      unknown: 'Débito automático en curso',
      processing: 'Tu débito se está procesando',
      rejected: 'El débito fue rechazado',
      cancelled: 'Este débito no se hizo',
    },
    messages: {
      created: [
        'Pedimos el cobro a tu tarjeta.',
        'Esperamos la respuesta de la plataforma: no hace falta que hagas nada.',
      ],
      unknown: [
        'La plataforma todavía no confirmó el débito.',
        'Puede que ya se haya cobrado: no pagues esta factura por otro lado. Le volvemos a preguntar y te avisamos por correo.',
      ],
      cancelled: [
        'No se cobró nada.',
        'La plataforma no tomó el cobro. Lo volvemos a intentar, y si no se puede te avisamos por correo.',
      ],
    },
    events: {
      unknown: 'La plataforma no contestó el pedido de cobro',
      cancelled: 'La plataforma no hizo el cobro',
      rejected: 'El emisor de la tarjeta rechazó el cobro',
    },
  } as {
    headings: Record<string, string>;
    messages: Record<string, [string, string]>;
    events: Record<string, string>;
  },
  reviews: {
    amount: 'La plataforma cobró un importe distinto del que se debía: lo estamos revisando.',
    currency: 'La plataforma cobró en otra moneda: lo estamos revisando.',
    'test-money': 'La plataforma lo marcó como un pago de prueba: lo estamos revisando.',
    collector: 'El pago entró por otra cuenta de cobro: lo estamos revisando.',
  } satisfies Record<ReviewReason, string> as Record<string, string>,
  asksAgainAt: (time: string) => `El portal le vuelve a preguntar a la plataforma a las ${time}.`,
  asksAgainNow: 'El portal le está volviendo a preguntar a la plataforma.',
  silentMeanwhile: 'La plataforma no responde en este momento, así que lo que ves puede estar atrasado.',
  cancelledByPlatform:
    'La plataforma de pago no está disponible ahora. Lo que ibas a pagar sigue pendiente, una sola vez. Probá de nuevo en unos minutos o pagá de otra forma.',
  notOwed: 'Lo que ibas a pagar ya figura pagado o cambió. Mirá en Inicio lo que queda.',
  givenBack: 'Revisamos el pago y la plataforma te devolvió lo que había cobrado.',
  givenBackStep: 'El pago se devolvió después de la revisión',
  neverSent: 'El pago no llegó a empezar. Podés intentarlo de nuevo.',
  maybePaidHeading: 'Puede que este pago ya esté hecho',
  maybePaid:
    'Fijate en Inicio si lo que elegiste ya figura pagado. Si no figura, podés pagarlo con otro medio.',
  retryAt: (time: string) => `Podés volver a intentarlo a las ${time}. La espera evita pagos dobles.`,
  retryNow: 'Ya podés volver a intentarlo.',
  continue: 'Continuar el pago',
  cancel: 'Cancelar el intento',
  refresh: 'Actualizar',
  payAgain: 'Pagar de nuevo',
  backHome: 'Volver a Inicio',
  amountToPay: 'Importe',
  verifyAt: (address: string) => `Cualquiera puede comprobarlo en ${address}`,
  receiptSentTo: (email: string) => `El comprobante también va a ${email}.`,
  surplus: 'Una parte ya estaba pagada: la registramos como saldo a tu favor.',
  itemsHeading: 'Qué se paga',
  timelineHeading: 'Qué pasó hasta ahora',
  print: 'Imprimir',
  events: {
    created: 'Registramos tu intento de pago',
    charging: 'Débito automático: pedimos el cobro a tu tarjeta',
    redirected: 'Te llevamos a la plataforma de pago',
    processing: 'La plataforma recibió el pago y lo está confirmando',
    paid: 'La plataforma aprobó el pago y lo imputamos',
    rejected: 'La plataforma rechazó el pago',
    cancelled: 'El intento se canceló',
    expired: 'Venció el tiempo para pagar',
    unknown: 'No pudimos abrir la plataforma de pago',
    review: 'El pago pasó a revisión',
    debited: 'El banco debitó el importe y lo imputamos',
    'debit-returned': 'El banco devolvió el débito',
    refunded: 'Te devolvimos el importe',
    'partly-refunded': 'Te devolvimos una parte',
    'charged-back': 'El banco retuvo el importe por un desconocimiento',
    reinstated: 'El importe volvió a estar acreditado',
    extra: 'Entró otro pago, que no coincide con lo que se debía: lo está revisando una persona',
    'extra-returned': 'Ese otro pago se devolvió',
    surplus: 'Una parte ya estaba pagada y quedó como saldo a favor',
  } as Record<string, string>,
  /** The outcome of what had ended before, by how it had ended. */
  late: {
    expired: 'La aprobación llegó después de que el intento venció; igual la acreditamos',
    cancelled: 'La aprobación llegó después de que el intento se canceló; igual la acreditamos',
    rejected: 'La plataforma aprobó después el pago que había rechazado; igual lo acreditamos',
  },
  lateMessage: {
    expired: 'Llegó después de que el intento venció; igual lo acreditamos.',
    cancelled: 'Llegó después de que el intento se canceló; igual lo acreditamos.',
    rejected: 'La plataforma lo había rechazado y lo aprobó después; igual lo acreditamos.',
  },
  reopened: 'La plataforma avisó que el pago sigue en curso, aunque el intento había terminado',
  chargedWrong: (charged: string, owed: string) => `Cobró ${charged}; lo que se pagaba eran ${owed}.`,
  waiting: 'Esperamos la respuesta de la plataforma',
  attemptNumber: 'Número de intento',
};

export type StateText = typeof es;
