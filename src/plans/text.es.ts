const instalments = (count: number) => (count === 1 ? '1 cuota' : `${count} cuotas`);
const bills = (count: number) => (count === 1 ? '1 factura' : `${count} facturas`);
const missed = (count: number) =>
  count === 1 ? 'una cuota queda vencida sin pagar' : `${count} cuotas quedan vencidas sin pagar`;

export const es = {
  title: 'Plan de pago',
  offer: {
    lead: (debt: string, count: number) =>
      `Podés pagar en cuotas lo vencido de esta cuenta: ${debt} en ${bills(count)}.`,
    debtHeading: 'La deuda que entra en el plan',
    bill: 'Factura',
    wasDue: (day: string) => `Venció el ${day}`,
    owedToday: 'Debés hoy',
    owed: 'Total de las facturas',
    waived: (percent: number) => `Quita del ${percent} % de los recargos`,
    financed: 'Total que entra en el plan',
    leftOutHeading: 'No entran ahora',
    leftOutNote: 'Cuando se resuelva, podés mirar de nuevo.',
    choose: 'Elegí en cuántas cuotas',
    when: (first: string, second: string) =>
      `La primera cuota se paga hasta el ${first}; las siguientes, una por mes desde el ${second}.`,
    columns: {
      count: 'Cuotas',
      first: 'Primera cuota',
      rest: 'Las siguientes',
      interest: 'Interés',
      cost: 'CFT',
      total: 'Total',
    },
    instalments,
    rest: (count: number, each: string) => (count === 1 ? `1 de ${each}` : `${count} de ${each}`),
    last: (each: string) => `la última, de ${each}`,
    until: (day: string) => `hasta el ${day}`,
    noInterest: 'Sin interés',
    percent: (number: string) => `${number}\u00a0%`,
    costNote:
      'CFT: costo financiero total, la tasa efectiva anual que resulta de todo lo que pagás por financiar la deuda.',
    beforeHeading: 'Antes de elegir',
    generate: 'Generar plan',
    chooseOne: 'Elegí en cuántas cuotas querés pagar.',
  },
  refused: {
    heading: 'Ahora no podés pedir un plan de pago',
    'no-debt': 'Esta cuenta no tiene facturas vencidas: no hay deuda para financiar.',
    'below-minimum': (owed: string, minimum: string) =>
      `Lo vencido suma ${owed}. Los planes son para deudas de ${minimum} o más.`,
    'being-paid':
      'Lo vencido alcanza para un plan, pero estas facturas ahora no pueden entrar. Cuando se resuelva, volvé a mirar.',
    seePlan: 'Ver el plan',
    seeBills: 'Ver facturas',
    back: 'Volver a Inicio',
  },
  remark: {
    waits: 'En un plan que todavía no empezó',
    alone: 'Si la pagás sola, el plan se descarta.',
    see: 'Ver el plan',
  },
  afterPaying: (position: number, amount: string, day: string) =>
    `El plan de pago está en marcha. La cuota ${position}, de ${amount}, vence el ${day}.`,
  rules: {
    begins: (days: number) =>
      `El plan empieza cuando se paga la primera cuota. Hay ${days === 1 ? '1 día' : `${days} días`} para hacerlo; si no se paga, el plan vence y la deuda queda como estaba.`,
    alone:
      'Hasta entonces el plan no retiene nada: las facturas se pueden pagar por separado. Si se paga una, el plan se descarta.',
    held: 'Con el plan en marcha sus facturas ya no se pagan por separado: se pagan las cuotas, de la más antigua a la más nueva.',
    missed: (count: number) =>
      `Si ${missed(count)}, el plan caduca: lo pagado se imputa a las facturas más antiguas que alcance a cubrir enteras, lo que sobre queda a favor de la cuenta, y las demás facturas se vuelven a deber con sus recargos.`,
    debit: 'Las cuotas no se pagan por débito automático.',
  },
  form: {
    title: 'Generar plan de pago',
    crumb: 'Generar plan',
    heading: (count: number) => `Plan de pago en ${instalments(count)}`,
    lead: 'Completá los datos de quien pide el plan.',
    summary: (first: string, until: string, total: string) =>
      `Primera cuota de ${first}, hasta el ${until}. Total del plan: ${total}.`,
    name: 'Nombre y apellido',
    document: 'DNI o CUIT',
    documentHint: 'Con o sin puntos y guiones.',
    phone: 'Teléfono',
    phoneHint: 'Con código de área.',
    email: 'Correo electrónico',
    termsHeading: 'Términos y condiciones',
    version: (version: string) => `Versión ${version}`,
    accept: 'Acepto los términos y condiciones',
    confirm: 'Confirmar plan',
    back: 'Volver a las opciones',
    changed:
      'Las condiciones cambiaron desde que abriste esta página. Estas son las de hoy: revisalas y confirmá.',
    missingName: 'Escribí tu nombre y apellido',
    longName: 'El nombre es demasiado largo: hasta 120 letras',
    missingDocument: 'Escribí tu DNI o CUIT',
    wrongDocument:
      'Revisá el número: un DNI tiene 7 u 8 dígitos; un CUIT, 11, y el último comprueba los demás',
    missingPhone: 'Escribí tu teléfono',
    wrongPhone: 'Revisá el teléfono: tiene que tener entre 6 y 15 dígitos',
    missingEmail: 'Escribí tu correo electrónico',
    wrongEmail: 'Revisá el correo: tiene que ser como nombre@dominio.com',
    mustAccept: 'Para generar el plan tenés que aceptar los términos y condiciones',
  },
  terms: {
    version: '2026-11',
    what: (account: string, numbers: string, debt: string) =>
      `La deuda de ${debt} de la cuenta ${account} (${numbers}) se paga en cuotas.`,
    instalment: (position: number, amount: string, day: string) =>
      `Cuota ${position}: ${amount}, vence el ${day}.`,
    cost: (total: string, interest: string, cost: string) =>
      `Total: ${total}, de los que ${interest} son interés. Costo financiero total, efectivo anual: ${cost}.`,
    waived: (amount: string) => `De los recargos por pago fuera de término se quitan ${amount}.`,
  },
  states: {
    generated: 'Falta pagar la primera cuota',
    active: 'En marcha',
    completed: 'Cumplido',
    lapsed: 'Caducado',
    expired: 'Vencido',
    discarded: 'Descartado',
  },
  detail: {
    heading: (count: number) => `Plan de pago en ${instalments(count)}`,
    generated: (day: string) =>
      `Todavía no está en marcha: empieza cuando se paga la primera cuota. Hay tiempo hasta el ${day}.`,
    generatedAlone:
      'Mientras tanto sus facturas se pueden pagar por separado. Si se paga una, el plan se descarta.',
    completed: (day: string) =>
      `Se pagaron todas las cuotas. El plan terminó el ${day} y sus facturas quedaron pagadas.`,
    lapsed: (day: string) => `Caducó el ${day} por cuotas vencidas sin pagar.`,
    lapsedPaid: (numbers: string) => `Lo pagado cubrió ${numbers}.`,
    lapsedCredit: (amount: string) =>
      `Quedaron ${amount} a favor de la cuenta: se usan en el centro de atención.`,
    lapsedOwed: 'Las demás facturas se vuelven a pagar por separado.',
    expired: (day: string) => `La primera cuota no se pagó hasta el ${day}. La deuda quedó como estaba.`,
    discarded: 'No empezó: una de sus facturas se pagó por separado, se retiró, o se descartó el plan.',
    seeOptions: 'Ver las opciones de hoy',
    paid: 'Pagado',
    next: 'Próxima cuota',
    remaining: 'Falta pagar',
    progress: (paid: number, of: number) => `${paid} de ${of} ${paid === 1 ? 'pagada' : 'pagadas'}`,
    progressLabel: 'Cuotas pagadas',
    instalmentsHeading: 'Cuotas',
    order: 'Se pagan de la más antigua a la más nueva.',
    instalment: (position: number, of: number) => `Cuota ${position} de ${of}`,
    paidOn: (day: string) => `Pagada el ${day}`,
    notYet: (day: string) => `Vence el ${day}`,
    noLonger: 'Ya no se paga',
    paidByPlan: 'Pagada con el plan',
    payFirst: 'Pagar primera cuota',
    print: 'Imprimir cuotas de plan de pago',
    discard: 'Descartar plan',
    discardNote: '¿Preferís otra cantidad de cuotas? Descartalo y elegí de nuevo.',
    discardedFlash: 'El plan se descartó. Podés elegir de nuevo.',
    cannotDiscard: 'Ya no se puede descartar: la primera cuota se está pagando o se pagó.',
    pay: 'Pagar',
    billsHeading: 'Facturas del plan',
    agreedHeading: 'Lo acordado',
    agreedOn: 'Fecha del acuerdo',
    requester: 'Quién lo pidió',
    document: 'DNI o CUIT',
    phone: 'Teléfono',
    email: 'Correo electrónico',
    debt: 'Deuda',
    total: 'Total del plan',
    interest: 'Interés',
    cost: 'Costo financiero total, efectivo anual',
    missed: 'Si se dejan de pagar',
    missedValue: (count: number) =>
      `Caduca con ${count === 1 ? '1 cuota vencida' : `${count} cuotas vencidas`} sin pagar`,
    version: 'Versión de los términos',
    code: 'Código de verificación',
    termsHeading: 'Términos aceptados',
  },
  paper: {
    heading: 'Plan de pago',
    subheading: (count: number, day: string) => `${instalments(count)} · acordado el ${day}`,
    account: 'Cuenta',
    holder: 'Titular',
    columns: { instalment: 'Cuota', due: 'Vencimiento', amount: 'Importe', state: 'Estado' },
    open: 'Impaga',
    paid: (day: string) => `Pagada el ${day}`,
    total: 'Total del plan',
    coupon: (position: number, of: number) => `Cupón de la cuota ${position} de ${of}`,
    barcode: 'Código de barras para pagar en un lugar de pago',
    barcodeAlt: (position: number) => `Código de barras de la cuota ${position}`,
    notBegun: (day: string) =>
      `Este plan empieza cuando se paga la primera cuota, hasta el ${day}. Después de ese día los cupones no valen.`,
    over: 'Este plan terminó: sus cupones no valen.',
    verification: 'Verificá este papel en',
    file: 'plan-de-pago',
  },
  mail: {
    hello: 'Hola:',
    subject: (account: string) => `Plan de pago de la cuenta ${account}`,
    generated: (who: string, account: string, count: number) =>
      `${who} pidió un plan de pago en ${instalments(count)} para la cuenta ${account}.`,
    generatedNext: (first: string, day: string) =>
      `Empieza cuando se paga la primera cuota, de ${first}, hasta el ${day}. Hasta entonces las facturas se pueden pagar por separado.`,
    lapsed: (account: string) =>
      `El plan de pago de la cuenta ${account} caducó porque quedaron cuotas vencidas sin pagar. Lo pagado se imputó a las facturas más antiguas; las demás se vuelven a deber.`,
    expired: (account: string) =>
      `El plan de pago de la cuenta ${account} venció porque no se pagó su primera cuota. La deuda queda como estaba; podés pedir otro plan.`,
    discarded: (account: string) =>
      `El plan de pago de la cuenta ${account} se descartó: no había empezado, y una de sus facturas se pagó por separado o se retiró.`,
    see: 'Ver el plan',
    notYou: (phone: string) => (phone ? `Si no lo reconocés, llamanos al ${phone}.` : ''),
  },
};

export type PlansText = typeof es;
