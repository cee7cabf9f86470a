/** Words that people here put a number behind; the list of the world knows few of them. */
const LOCAL = [
  'acceso administrador agosto amigos amorcito argentina argentino bienvenida bienvenido boca bocajuniors cambiame',
  'campeones clave contrasena contrasenia cordoba diciembre domingo enero espana facebook familia febrero futbol',
  'hola invierno jueves julio junio lunes maradona martes marzo mendoza messi miclave mipassword miercoles',
  'noviembre octubre otono primavera river riverplate sabado secreto secreta septiembre setiembre tequiero usuario',
  'verano viernes whatsapp',
].flatMap((line) => line.split(' '));

const DISGUISES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** How many of the most used words are refused also with figures and signs around them. */
const BARE_WORDS = 10_000;

let known: Promise<{ all: Set<string>; bare: Set<string> }> | null = null;

/** Read when the first password is chosen, not when the portal starts. */
async function load() {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const common = dictionary['passwords-common'].map(String);
  return { all: new Set([...common, ...LOCAL]), bare: new Set([...common.slice(0, BARE_WORDS), ...LOCAL]) };
}

/**
 * Whether everybody's list of common passwords has it: as it is, in other case or without accents, or as one of its
 * words with figures and signs around it or letters in disguise (`P4ssword2026!`).
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  known ??= load();
  const { all, bare } = await known;
  const plain = password.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return all.has(plain) || coresOf(plain).some((core) => core.length >= 4 && bare.has(core));
}

function coresOf(plain: string): string[] {
  const stripped = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const edges = plain.replace(/^[^\p{L}\p{N}@$!]+/u, '').replace(/[\d\W_]+$/u, '');
  const unmasked = [...edges].map((char) => DISGUISES[char] ?? char).join('');
  return [stripped, unmasked, [...stripped].map((char) => DISGUISES[char] ?? char).join('')];
}
