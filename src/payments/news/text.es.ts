export const es = {
  review: {
    heading: (account: string) => `Estamos revisando tu pago (cuenta ${account})`,
    text: (charged: string, owed: string) =>
      `La plataforma cobró ${charged}, y lo que se pagaba eran ${owed}. Lo está revisando una persona: no vuelvas a pagarlo. Te escribimos apenas se decida.`,
    sameAmount: (charged: string) =>
      `La plataforma cobró ${charged}, pero algo de ese pago no es como debe ser. Lo está revisando una persona: no vuelvas a pagarlo. Te escribimos apenas se decida.`,
  },
  'given-back': {
    heading: (account: string) => `Revisamos tu pago y se devolvió (cuenta ${account})`,
    text: (charged: string) =>
      `La plataforma te devolvió ${charged}, lo que había cobrado. Puede tardar unos días en verse en tu resumen. Lo que ibas a pagar sigue pendiente.`,
  },
  extra: {
    heading: (account: string) => `Entró otro pago y lo estamos revisando (cuenta ${account})`,
    text: (charged: string) =>
      `Ya estaba pagado, y la plataforma cobró además ${charged}. Lo está revisando una persona: no hace falta que hagas nada. Te escribimos apenas se decida.`,
  },
  'extra-returned': {
    heading: (account: string) => `Se devolvió el pago de más (cuenta ${account})`,
    text: (charged: string) =>
      `La plataforma te devolvió ${charged}, lo que había cobrado de más. Puede tardar unos días en verse en tu resumen. Tu primer pago sigue acreditado.`,
  },
  failed: {
    heading: (account: string) => `Tu pago no se concretó (cuenta ${account})`,
    text: (charged: string) =>
      `El pago de ${charged} que estaba por confirmarse no se hizo, y no se cobró nada. En la página del pago está el motivo y cuándo podés volver a intentarlo.`,
  },
};

export type NewsText = typeof es;
