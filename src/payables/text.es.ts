export const es = {
  selected: (count: number) => (count === 1 ? '1 seleccionada' : `${count} seleccionadas`),
  selectHint: 'El total se muestra antes de confirmar.',
  columns: {
    bills: { what: 'Factura', due: 'Vencimiento', amount: 'Importe' },
    instalments: { what: 'Cuota', due: 'Vencimiento', amount: 'Importe' },
  },
  pay: 'Pagar',
  select: (label: string, amount: string) => `Seleccionar ${label}, ${amount}`,
  wasDue: (day: string) => `Venció el ${day}`,
  isDue: (day: string) => `Vence el ${day}`,
  secondDue: (day: string, amount: string) => `2.º vencimiento ${day}: ${amount}`,
  inProgress: 'Hay un pago en curso',
  declined: 'Pago rechazado',
  opensAt: (time: string) => `Podés volver a intentarlo a las ${time}.`,
  waitsForEarlier: 'Primero se paga la cuota anterior',
  seePayment: 'Ver el pago',
  seeWhy: 'Ver qué pasó',
  inPlan: 'En tu plan',
  inPlanHow: 'Se paga con las cuotas.',
  seePlan: 'Ver el plan',
  inDebit: 'Se va a debitar automáticamente',
  inDebitOn: (day: string, amount: string) => `Se debita el ${day}: ${amount}`,
  seeDebit: 'Ver el débito automático',
};

export type PayablesText = typeof es;
