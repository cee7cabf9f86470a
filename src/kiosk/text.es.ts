export const es = {
  startTitle: '¿Qué querés hacer?',
  startLead: 'Elegí una opción. Esta computadora no guarda nada de lo que hagas.',
  signIn: 'Ingresar',
  signInText: 'Ver y pagar tus facturas con tu usuario.',
  register: 'Registrate',
  registerText: 'Crear tu usuario. Tené a mano una factura.',
  guest: 'Pagar sin registrarte',
  guestText: 'Con el número de cuenta que figura en la factura.',
  help: 'Ayuda',
  helpText: 'Respuestas a las preguntas más comunes.',
  staffTitle: '¿Querés que te ayudemos?',
  staffText: 'Pedile a una persona del local: está para acompañarte, también a registrarte.',
  never: 'Nadie del local te va a pedir tu contraseña: escribila vos.',
  phone: 'Por teléfono:',

  notHereTitle: 'Esta computadora no es del local',
  notHereText: 'Acá está la página de inicio de las computadoras que hay en nuestras oficinas.',
  notHereStaff:
    'Si trabajás en el local: abrí en esta computadora la dirección de activación que te dio quien administra el portal.',
  home: 'Ir al portal',

  warningTitle: '¿Seguís ahí?',
  warningText: (seconds: number) =>
    `Si no apretás «Seguir» en ${seconds} segundos, terminamos la visita para que nadie vea tus datos.`,
  goOn: 'Seguir',
  end: 'Terminar y borrar',
  lastTitle: 'Tu visita termina',
  lastText: (seconds: number) =>
    `Las visitas en esta computadora duran 30 minutos como máximo, y la tuya termina en ${seconds} segundos. Podés ingresar otra vez y seguir donde estabas.`,
  again: 'Ingresar de nuevo',

  endedTitle: 'La visita terminó',
  endedText: 'Nadie usaba la computadora, o pasaron 30 minutos. No quedó nada guardado en ella.',
  begin: 'Empezar',
  erased: 'Listo: no quedó nada de la visita en esta computadora.',
};

export type KioskText = typeof es;
