export const es = {
  hello: 'Hola:',
  link: 'Ver el pago en la oficina virtual',
  footer: (utility: string, phone: string) => `${utility} · ${phone}. Este mensaje es automático.`,
};

export type PaymentLetterText = typeof es;
