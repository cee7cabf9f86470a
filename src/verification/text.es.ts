export const es = {
  title: 'Verificar un comprobante',
  lead: 'Cada papel nuestro lleva un código. Escribilo y te decimos si es auténtico.',
  yes: (what: string, gender: 'feminine' | 'masculine') =>
    `${what}: es ${gender === 'feminine' ? 'auténtica' : 'auténtico'}.`,
  no: 'No encontramos ningún documento con ese código.',
  noHelp: 'Revisá que esté completo. Si lo copiaste bien, el documento no es nuestro.',
  field: 'Código de verificación',
  button: 'Verificar',
};

export type VerificationText = typeof es;
