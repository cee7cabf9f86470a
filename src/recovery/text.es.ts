export const es = {
  username: {
    title: 'Olvidé mi nombre de usuario',
    lead: 'Tu usuario es el correo electrónico con el que te registraste. Lo buscamos con dos datos de tu factura.',
    invoiceHint:
      'Opcional. Con el número de cualquier factura de los últimos 3 años te mostramos el usuario completo.',
    find: 'Recuperar usuario',
    missing: (phone: string) =>
      `Si no podés recuperarlo, ${phone ? `llamanos al ${phone} o ` : ''}acercate al centro de atención con tu documento.`,
    noMatch:
      'No encontramos un usuario con esos datos. Revisá cada uno con la factura en la mano. Si todavía no te registraste, podés hacerlo ahora',
    foundOne: 'Encontramos tu usuario',
    foundMany: 'Encontramos los usuarios de esta cuenta',
    yours: 'Tu usuario es',
    yoursIsOne: 'Tu usuario es uno de estos:',
    user: 'Usuario:',
    masked: 'Por seguridad mostramos solo una parte.',
    maskedHow: 'Para verlo completo, escribí abajo el número de una factura.',
    wrongInvoice: 'El número de factura no coincide.',
    wrongInvoiceHow: 'Por eso mostramos solo una parte. Revisalo abajo y probá de nuevo.',
    wrongInvoiceField: 'No es de una factura de esta cuenta de los últimos 3 años',
    waitingHeading: 'Falta validar el correo',
    notValidated: 'todavía no validado',
    checkSpelling:
      'Tomate un momento para revisar si el usuario está bien escrito. Si lo está, te mandamos de nuevo el correo para validarlo.',
    registerAgain:
      '¿Está mal escrito o querés usar otro correo? Registrate de nuevo con los mismos datos y el correo correcto.',
  },
  password: {
    title: 'Olvidé mi contraseña',
    lead: 'Te mandamos por correo una clave temporal. Con ella ingresás una vez y elegís una contraseña nueva.',
    send: 'Enviar clave temporal',
    malformed: 'Revisá el correo: va sin espacios ni acentos, por ejemplo nombre@ejemplo.com',
    noUser: '¿No te acordás con qué correo te registraste?',
    neverAsked: (utility: string) =>
      `Nadie de ${utility} te va a pedir nunca tu contraseña ni la clave temporal: ni por teléfono, ni por mensaje, ni en la oficina.`,
  },
  sent: {
    title: 'Revisá tu correo',
    lead: 'Si hay un usuario con ese correo, te mandamos una clave temporal.',
    points: [
      'Sirve una sola vez, durante 30 minutos.',
      'Si no la ves, mirá en correo no deseado o spam.',
      'Tu contraseña anterior sigue sirviendo hasta que uses la clave temporal.',
      'Si con ese correo no hay usuario, el mensaje te explica cómo seguir.',
    ],
    again: 'No me llegó: pedir otra',
  },
  change: {
    title: 'Elegí una contraseña nueva',
    lead: 'Ingresaste con una clave temporal, que ya no sirve más. Elegí ahora una contraseña que sea solo tuya.',
    after: 'Después te pedimos que ingreses de nuevo con ella.',
    save: 'Guardar contraseña',
    changed: 'Cambiaste tu contraseña. Ahora ingresá con la nueva.',
    tooLate:
      'Pasó el tiempo para elegir la contraseña y la clave temporal ya no sirve. Pedí otra con «Olvidé mi contraseña».',
  },
  mail: {
    hello: 'Hola:',
    signIn: 'Ingresar',
    temporary: {
      subject: 'Tu clave temporal',
      body: (user: string) =>
        `Pidieron una clave temporal para el usuario ${user}. Ingresá con ella y elegí una contraseña nueva.`,
      label: 'Clave temporal',
      minutes: (until: string) =>
        `Sirve una sola vez, durante 30 minutos: hasta el ${until}. Tu contraseña anterior sigue sirviendo hasta que uses esta clave.`,
      notYou: (phone: string) =>
        `Si no la pediste vos, no tenés que hacer nada: tu contraseña no cambió y nadie puede usar la clave sin este correo. No se la des a nadie.${phone ? ` Si vuelve a pasar, llamanos al ${phone}.` : ''}`,
    },
    unknown: {
      subject: 'No hay un usuario con este correo',
      body: (utility: string) =>
        `Pidieron una clave temporal para este correo en la oficina virtual de ${utility}, pero no hay ningún usuario con él.`,
      other:
        'Si fuiste vos, puede que te hayas registrado con otro correo: recuperá tu usuario con el número de cuenta y el apellido del titular.',
      recover: 'Recuperar usuario',
      register: (address: string) => `Si todavía no te registraste, podés hacerlo en ${address}`,
      ignore: 'Si no lo pediste, ignorá este mensaje: no hay nada que cambiar.',
    },
    waiting: {
      subject: 'Tu registro espera que valides el correo',
      body: (utility: string) =>
        `Pidieron una clave temporal para este correo en la oficina virtual de ${utility}. Hay un registro con él, pero falta validarlo: abrí el enlace del correo de validación que te mandamos.`,
      again:
        'Si no lo encontrás, recuperá tu usuario con el número de cuenta y el apellido del titular: ahí podés pedir que te lo reenviemos. También podés ingresar con la contraseña que elegiste y pedirlo ahí.',
      recover: 'Reenviar correo de validación',
      forgotten: (address: string) =>
        `Si no te acordás de la contraseña que elegiste, registrate de nuevo en ${address}`,
      ignore: 'Si no lo pediste, ignorá este mensaje: no hay nada que cambiar.',
    },
    changed: {
      subject: 'Cambiaste tu contraseña',
      body: (user: string, when: string, device: string) =>
        `La contraseña del usuario ${user} se cambió el ${when} desde ${device}. Cerramos todas las sesiones: ingresá de nuevo con la contraseña nueva.`,
      unknownDevice: 'un navegador desconocido',
      notYou: (phone: string) =>
        `Si no fuiste vos, pedí ahora una clave temporal con «Olvidé mi contraseña»${phone ? ` y llamanos al ${phone}` : ''}.`,
    },
  },
};

export type RecoveryText = typeof es;
