export const es = {
  title: 'Privacidad',
  lead: (utility: string) =>
    `Qué datos tuyos guarda la oficina virtual de ${utility}, para qué y por cuánto tiempo.`,
  columns: { what: 'Qué guardamos', why: 'Para qué', howLong: 'Por cuánto tiempo' },
  records: {
    login: {
      what: 'Tu correo electrónico, tu pregunta de seguridad y el idioma que elegiste',
      why: 'Para que ingreses y para escribirte',
      howLong: 'Mientras tengas usuario',
    },
    secrets: {
      what: 'Tu contraseña, la respuesta a la pregunta y los códigos',
      why: 'Para saber que sos vos. La contraseña y la respuesta se guardan de un modo que ni nosotros podemos leer',
      howLong: 'Mientras tengas usuario; los códigos, hasta que se usan o vencen',
    },
    registration: {
      what: 'Un registro que no se validó',
      why: 'Para que puedas terminarlo',
      howLong: '14 días',
    },
    accounts: {
      what: 'Tus cuentas, facturas y consumos',
      why: 'Para mostrártelos. Vienen del sistema de facturación',
      howLong: 'Lo que los conserve la empresa',
    },
    payments: {
      what: 'Tus pagos y comprobantes. De la tarjeta, solo las últimas cuatro cifras',
      why: 'Para imputarlos y poder probarlos',
      howLong: (years: number) => `${years} años, como piden las normas contables`,
    },
    agreements: {
      what: 'Tus adhesiones y planes de pago, con el texto que aceptaste y los datos que diste. El CBU se guarda cifrado; de la tarjeta, solo la marca, las últimas cuatro cifras y una clave de la plataforma de pago, también cifrada',
      why: 'Para cumplir lo que pediste y poder probarlo',
      howLong: (years: number, days: number) =>
        `Hasta ${years} años después de que terminan, como los pagos; el CBU, ${days} días después de la baja`,
    },
    payCodes: {
      what: 'Los códigos y enlaces de pago que pediste',
      why: 'Para que otra persona pueda pagar sin ver nada más',
      howLong: 'Hasta 7 días después de vencer, para poder decir que vencieron',
    },
    trail: {
      what: 'Quién hizo qué y cuándo: ingresos, cambios de datos, vinculaciones',
      why: 'Para que se pueda saber quién tocó una cuenta. A otra persona de la misma cuenta nunca le mostramos tu correo entero',
      howLong: (days: number) => period(days),
    },
    mails: {
      what: 'Los correos que te mandamos. Los que llevan códigos o enlaces se borran al salir',
      why: 'Para poder decirte qué te avisamos',
      howLong: (days: number) => period(days),
    },
    browsers: {
      what: 'Una marca en tus computadoras y teléfonos (cookie)',
      why: 'Para reconocerlos y no preguntarte cada vez. En las computadoras del local no queda ninguna',
      howLong: '90 días',
    },
    visits: {
      what: 'Tu sesión abierta',
      why: 'Para que sigas sin ingresar en cada página',
      howLong: '45 minutos sin uso, 12 horas como mucho',
    },
  },
  notHeading: 'Lo que no hacemos',
  not: [
    'No usamos publicidad, ni medidores de terceros, ni cookies de otros sitios.',
    'No vemos ni guardamos números de tarjeta: los recibe la plataforma de pago.',
    'No le damos tus datos a nadie, salvo a quien la ley mande.',
  ],
  rightsHeading: 'Tus derechos',
  rights: 'Podés ver y corregir tus datos en Mis datos, y pedirnos que los borremos.',
  profile: 'Ir a Mis datos',
  call: (phone: string) => `Llamanos al ${phone}.`,
};

const period = (days: number) =>
  days % 365 === 0 ? (days === 365 ? '1 año' : `${days / 365} años`) : `${days} días`;

export type PrivacyText = typeof es;
