import type { ReviewReason } from '../attempts/attempt.ts';

export const es = {
  silent: {
    heading: (platform: string) => `${platform} no responde`,
    text: (platform: string, since: string) =>
      `${platform} no contesta ninguna consulta del portal desde el ${since}. No se cobra nada dos veces: los pagos en curso quedan reservados y el portal sigue preguntando solo. La página de pago avisa que la plataforma no responde y ofrece las otras formas.`,
    todo: 'No hay que hacer nada con los pagos. Para ver qué contesta y por qué falla:',
  },
  answers: {
    heading: (platform: string) => `${platform} volvió a responder`,
    text: (platform: string, since: string) =>
      `${platform} contesta otra vez; no lo hacía desde el ${since}. El portal consulta solo los pagos que quedaron en curso. Para hacerlo ya mismo:`,
  },
  review: {
    heading: (account: string) => `Un pago de la cuenta ${account} necesita que alguien lo mire`,
    text: (paid: string, owed: string) =>
      `La plataforma informó un pago de ${paid} para un intento de ${owed}. El portal no lo acreditó.`,
    reasons: {
      amount: 'El importe no es el del intento.',
      currency: 'La moneda no es la del intento.',
      'test-money': 'La plataforma lo marcó como pago de prueba.',
      collector: 'Lo cobró otra cuenta que la configurada.',
    } satisfies Record<ReviewReason, string> as Record<string, string>,
    attempt: (id: string, payments: string) => `Intento ${id}. Pagos en la plataforma: ${payments}.`,
    todo: 'Buscá el pago en la plataforma y decidí si se devuelve o se acredita en el sistema de facturación. Si se devuelve, el portal cierra la revisión solo. Para ver todo lo que espera:',
  },
  suspense: {
    heading: (amount: string) => `Entró un pago de ${amount} que el portal no conoce`,
    text: (payment: string, reference: string) =>
      `Es el pago ${payment}, con la referencia ${reference}, que ningún intento de este portal tiene. No se acreditó a nadie. Pasa después de restaurar una copia, o cuando otro sistema cobra con la misma cuenta.`,
    todo: 'Si es de una cuenta de la empresa, acreditalo en el sistema de facturación e importá su exportación; si no, devolvelo. Para ver todo lo que espera:',
  },
  command: 'Comando',
  signature: (utility: string) => `${utility} · Aviso automático del portal para quien lo opera.`,
};

export type AlertsText = typeof es;
