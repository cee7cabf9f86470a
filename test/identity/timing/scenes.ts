import { scaleAccount, scaleEmail } from '../../../db/seeds/scale.ts';
import type { Town } from './town.ts';

type Fields = Record<string, string>;

/** Two requests that must not be told apart, of the try `index`; `people` is how many have a login. */
export interface Scene {
  name: string;
  path: string;
  /** What both answer: anything else means that something else was measured. */
  status: number;
  known(index: number, people: number, town: Town): Fields;
  unknown(index: number): Fields;
}

const nobody = (index: number) => `nadie-${index + 1}@example.com`;
const noAccount = (index: number) => String(700_000_001 + index);

const registration = (correo: string): Fields => ({
  correo,
  contrasena: 'Acequia larga #7',
  repetir: 'Acequia larga #7',
  pregunta: 'teacher',
  respuesta: 'Elsa la del tercero',
});

export const SCENES: readonly Scene[] = [
  {
    name: 'sign-in: wrong password / no such user',
    path: '/ingresar',
    status: 422,
    known: (index) => ({ usuario: scaleEmail(index), contrasena: 'Not theirs #26' }),
    unknown: (index) => ({ usuario: nobody(index), contrasena: 'Not theirs #26' }),
  },
  {
    name: 'temporary password: user / no such user',
    path: '/recuperar/clave',
    status: 303,
    known: (index) => ({ usuario: scaleEmail(index) }),
    unknown: (index) => ({ usuario: nobody(index) }),
  },
  {
    name: 'username: wrong surname / no such account',
    path: '/recuperar/usuario',
    status: 422,
    known: (index) => ({ cuenta: scaleAccount(index), apellido: 'Otro' }),
    unknown: (index) => ({ cuenta: noAccount(index), apellido: 'Otro' }),
  },
  {
    name: 'username: account without user / no such account',
    path: '/recuperar/usuario',
    status: 422,
    known: (index, people, town) => {
      const cuenta = scaleAccount(people + index);
      return { cuenta, apellido: town.surname(cuenta) };
    },
    unknown: (index) => ({ cuenta: noAccount(index), apellido: 'GÓMEZ' }),
  },
  {
    name: 'registration: e-mail taken / free',
    path: '/registrarse',
    status: 303,
    known: (index) => registration(scaleEmail(index)),
    unknown: (index) => registration(nobody(index)),
  },
];
