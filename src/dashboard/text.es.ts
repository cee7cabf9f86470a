export const es = {
  title: 'Inicio',
  statePanel: 'Estado de la cuenta',
  toPay: 'Total a pagar',
  overdue: (count: number, amount: string) => `${count === 1 ? '1 vencida' : `${count} vencidas`}: ${amount}`,
  beforeDate: 'Estás al día',
  nothingOverdue: 'Nada vencido',
  nextDue: 'Próximo vencimiento',
  noNextDue: 'Sin vencimientos próximos',
  inDays: (days: number) => (days === 0 ? 'hoy' : days === 1 ? 'mañana' : `en ${days} días`),
  moreDue: (count: number) => (count === 1 ? 'y 1 más después' : `y ${count} más después`),
  enrolled: 'Cuenta adherida',
  digitalBill: 'Factura digital',
  directDebit: 'Débito automático',
  autopay: 'Pago automático',
  yes: 'Adherida',
  no: 'No adherida',
  suspended: 'Suspendida',
  moreDebits: (count: number) => `y ${count} más después`,
  notDebited: (count: number) =>
    count === 1
      ? '1 factura pendiente no se debita: pagala vos.'
      : `${count} facturas pendientes no se debitan: pagalas vos.`,
  untilResumed: 'No se debita nada hasta que lo reanudes.',
  planButton: 'Plan de pago',
  pendingBills: 'Facturas pendientes',
  noBills: 'No tenés facturas pendientes',
  noBillsText: 'Cuando llegue la próxima la vas a ver acá.',
  seeBills: 'Ver facturas',
  unbilled: (count: number, amount: string) =>
    `Tenés ${count === 1 ? '1 cargo' : `${count} cargos`} sin facturar: ${amount}.`,
  seeCharges: 'Ver cargos',
  plan: 'Plan de pago',
  planProgress: (paid: number, of: number, remaining: string) =>
    `${paid} de ${of} ${paid === 1 ? 'pagada' : 'pagadas'} · faltan ${remaining}`,
  instalmentsPaid: 'Cuotas pagadas',
  later: {
    note: 'Esta página todavía no está lista.',
    meanwhile: (phone: string) => `Mientras tanto lo resolvemos por teléfono: ${phone}.`,
    back: 'Volver',
  },
};

export type DashboardText = typeof es;
