export const es = {
  title: 'Pagar desde otro dispositivo o pasárselo a otra persona',
  crumb: 'Otro dispositivo u otra persona',
  lead: 'Quien tenga el código o el enlace ve qué se paga, cuánto y de qué cuenta, y nada más. No hace falta tener usuario.',
  amounts: 'Se paga el importe del día en que se pague. El comprobante va al correo que deje quien paga.',
  chosen: 'Qué se paga',
  leftOut: 'Algo de lo que elegiste no se puede pagar ahora y quedó afuera. Revisalo antes de pasarlo.',
  code: {
    heading: 'Con un código',
    text: 'Para escribirlo en otro teléfono o computadora, o leérselo a alguien. Sirve 2 horas.',
    button: 'Crear código',
    again: 'Crear otro código',
    shown: 'Tu código de pago',
    shownText:
      'En el otro dispositivo, leé el QR con la cámara, o entrá a esta dirección y escribí el código.',
    until: (time: string) => `Sirve hasta las ${time}, solo para esto.`,
  },
  mail: {
    heading: 'Con un enlace por correo',
    text: 'El correo dice qué se paga, cuánto y hasta cuándo. Sirve 48 horas.',
    field: 'Correo electrónico de quien va a pagar',
    button: 'Enviar enlace',
    missing: 'Escribí el correo de quien va a pagar',
    shape: 'Ese correo no está bien escrito: tiene que ser como nombre@ejemplo.com',
    sent: (email: string, until: string) => `Enviamos el enlace a ${email}. Sirve hasta el ${until}.`,
  },
  recent: {
    heading: 'Últimos dos días',
    text: 'Lo ven todos los usuarios de la cuenta.',
    link: (email: string, amount: string) => `Enlace a ${email}, ${amount}`,
    code: (amount: string) => `Código, ${amount}`,
    you: 'Lo pediste vos',
    by: (email: string) => `Lo pidió ${email}`,
    staff: 'Lo pidió el personal',
  },
  back: 'Volver',
  letter: {
    heading: (amount: string, utility: string) => `Enlace para pagar ${amount} a ${utility}`,
    lead: (utility: string, ending: string) =>
      `Te pasaron este pago de ${utility}, de la cuenta terminada en ${ending}:`,
    item: (label: string, amount: string) => `${label}: ${amount}`,
    total: (amount: string) => `Total a hoy: ${amount}. Se paga el importe del día en que se pague.`,
    until: (hours: number, moment: string) => `El enlace sirve ${hours} horas, hasta el ${moment}.`,
    link: 'Ver y pagar',
    closing: 'Si no lo esperabas, no hace falta que hagas nada.',
  },
};

export type PassingOnText = typeof es;
