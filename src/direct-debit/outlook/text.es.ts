export const es = {
  debited: (day: string, amount: string) => `Se debita el ${day}: ${amount}`,
  payBefore: 'Si la pagás antes, no se debita.',
  see: 'Ver el débito automático',
  notDebited: 'No se debita',
  pay: 'Pagar esta factura',
  changeCap: 'Cambiar el tope',
  unskip: 'Volver a debitarla',
  suspended: 'El débito automático está suspendido: pagala vos, o reanudalo.',
  skipped: 'Pediste saltear este débito: pagala vos.',
  'over-cap': 'Supera tu tope: pagala vos.',
  'too-late': 'No hay tiempo para avisarte 5 días hábiles antes: pagala vos.',
  overdue: 'Venció antes de entrar al débito automático: pagala vos.',
  refused: (reason: string) => `El banco rechazó el débito: ${reason}. Pagala vos.`,
  withdrawn: (reason: string) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. Pagala vos.`,
};

export type OutlookText = typeof es;
