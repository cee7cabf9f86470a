export const es = {
  title: 'Constancia',
  kinds: {
    'digital-bill': 'Adhesión a factura digital',
    'direct-debit': 'Adhesión a débito automático',
    plan: 'Plan de pago',
    charge: 'Facturación de un cargo',
  },
  heading: (kind: string) => `Constancia: ${kind}`,
  givenAt: 'Aceptado el',
  by: 'Aceptado por',
  byOther: 'Otra persona con acceso a la cuenta',
  account: 'Cuenta',
  holder: 'Titular',
  version: 'Versión del texto',
  code: 'Código de verificación',
  textHeading: 'Texto aceptado',
  print: 'Imprimir constancia',
  back: 'Volver a la cuenta',
  see: 'Ver constancia',
  pdf: 'Constancia en PDF',
  mailed: (href: string) => `La constancia de lo que se aceptó: ${href}`,
  file: 'constancia',
};

export type ConsentsText = typeof es;
