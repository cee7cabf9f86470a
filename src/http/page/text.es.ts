export const es = {
  skip: 'Ir al contenido',
  skipToMenu: 'Ir al menú',
  doubts: '¿Dudas?',
  assistant: 'Asistente virtual',
  window: 'Ventana',
  places: 'Lugares de pago',
  usefulInformation: 'Información útil',
  help: 'Ayuda',
  privacy: 'Privacidad',
  menu: 'Menú',
  mainMenu: 'Menú principal',
  extraMenu: 'Más opciones',
  shortcuts: 'Accesos rápidos',
  breadcrumb: 'Estás en',
  home: 'Inicio',
  phone: 'Teléfono',
  otherLanguage: 'English',
  signOut: 'Cerrar sesión',
  signedInAs: 'Ingresaste como',
  account: 'Cuenta',
  switchAccount: 'Cambiar de cuenta',
  allAccounts: 'Ver todas mis cuentas',
  currentAccount: 'la estás viendo',
  demo: 'Demostración: los datos son inventados y no se cobra dinero.',
  close: 'Cerrar',
  errorSummary: 'Revisá lo siguiente',
  requestId: (id: string) => `Número de esta consulta: ${id}`,
  callUs: (phone: string) => `Si necesitás ayuda, llamanos al ${phone}.`,
  backHome: 'Volver al inicio',
  errors: {
    bad_request: ['No pudimos leer lo que enviaste', 'Volvé a la página anterior y probá de nuevo.'],
    forbidden: [
      'Esta página venció',
      'Por seguridad no guardamos lo que enviaste. Volvé a la página anterior, recargala y probá de nuevo.',
    ],
    cookies: [
      'Tu navegador no guarda cookies',
      'Sin ellas no podemos saber que sos vos. Permití las cookies de este sitio, recargá la página y probá de nuevo.',
    ],
    not_found: ['No encontramos esa página', 'Puede que la dirección esté mal escrita o que ya no exista.'],
    not_allowed: ['Esa acción no existe', 'Volvé al inicio y probá desde ahí.'],
    conflict: ['Algo cambió mientras tanto', 'Volvé a la página anterior para ver cómo quedó.'],
    too_large: ['Lo que enviaste es demasiado grande', 'Volvé a la página anterior y acortalo.'],
    too_many: ['Demasiados intentos', 'Esperá un momento y probá de nuevo.'],
    internal: ['Algo falló de nuestro lado', 'Ya quedó registrado. Probá de nuevo en unos minutos.'],
    unavailable: ['Ahora no podemos atenderte', 'Probá de nuevo en unos minutos.'],
  } satisfies Record<string, [string, string]>,
  retryIn: (minutes: number) => {
    if (minutes <= 1) return 'Podés probar de nuevo en un minuto.';
    if (minutes <= 90) return `Podés probar de nuevo en ${minutes} minutos.`;
    return `Podés probar de nuevo en ${Math.ceil(minutes / 60)} horas.`;
  },
  paymentInFlight: 'Tenés un pago en curso. No se pierde: podés ver cómo sigue.',
  seePayment: 'Ver mi pago',
};

export type FrameText = typeof es;
