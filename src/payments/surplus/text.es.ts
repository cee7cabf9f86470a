export const es = {
  label: 'Saldo a favor',
  badge: (amount: string) => `Saldo a favor: ${amount}`,
  where: 'De qué pago viene',
  whereMany: 'De qué pagos viene',
  /** The portal takes it off nothing by itself. */
  how: (phone: string) =>
    phone
      ? `Te lo descontamos de la próxima factura, o te lo devolvemos si nos lo pedís por teléfono: ${phone}.`
      : 'Te lo descontamos de la próxima factura, o te lo devolvemos si nos lo pedís.',
};

export type SurplusText = typeof es;
