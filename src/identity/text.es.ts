export const es = {
  signInTitle: 'Ingresar',
  entryHeading: 'Tu oficina virtual',
  entryLead: 'Mirá lo que debés, pagá y guardá el comprobante.',
  user: 'Usuario (correo electrónico)',
  password: 'Contraseña',
  signIn: 'Ingresar',
  forgotUser: 'Olvidé mi nombre de usuario',
  forgotPassword: 'Olvidé mi contraseña',
  register: 'Registrate',
  registerLead: '¿Todavía no tenés usuario?',
  guestHeading: 'Pagar sin registrarte',
  guestText: 'Con el número de cuenta y los datos del titular.',
  guestLink: 'Pagar sin registrarme',
  helpHeading: '¿Necesitás ayuda?',
  helpLink: 'Ayuda',
  placesLink: 'Lugares de pago',
  proceduresLink: 'Trámites',
  errorSummary: 'No pudiste ingresar',
  missingUser: 'Escribí tu usuario: es el correo electrónico con el que te registraste',
  missingPassword: 'Escribí tu contraseña',
  wrongPair:
    'El usuario o la contraseña no son correctos. Revisá que esté bien escrito el correo y probá de nuevo',
  notValidated: (email: string) =>
    `Todavía no validaste tu correo ${email}. Abrí el enlace que te mandamos; si no llegó, pedí otro acá abajo`,
  resendValidation: 'Reenviar correo de validación',
  registerAgain: '¿El correo está mal escrito? Registrate de nuevo con el correo correcto.',
  signedOut: 'Cerraste la sesión. Hasta pronto.',
  backAfter: 'Tu sesión terminó o todavía no ingresaste. Después de ingresar volvés a donde estabas.',
};

export type IdentityText = typeof es;
