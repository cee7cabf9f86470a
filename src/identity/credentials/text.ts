import type { Catalogue } from '../../kit/text.ts';
import type { PasswordRule } from './password-rules.ts';

export interface CredentialsText {
  password: string;
  repeat: string;
  rulesHeading: string;
  rules: Record<PasswordRule, string>;
  met: string;
  missed: string;
  advice: string;
  question: string;
  questionHint: string;
  chooseQuestion: string;
  answer: string;
  answerHint: string;
  missingPassword: string;
  weakPassword: string;
  notTheSame: string;
  sameAsBefore: string;
  missingQuestion: string;
  missingAnswer: string;
  answerLength: string;
  answerTold: string;
}

/** Words of the fields with which somebody chooses a password and a security question, wherever that is. */
export const credentialsText: Catalogue<CredentialsText> = {
  es: {
    password: 'Contraseña',
    repeat: 'Repetir contraseña',
    rulesHeading: 'La contraseña tiene que tener:',
    rules: {
      length: 'entre 8 y 128 caracteres (los espacios valen)',
      upper: 'una letra mayúscula',
      lower: 'una letra minúscula',
      digit: 'un número',
      special: 'un carácter especial, por ejemplo # - . ! ?',
      common: 'algo distinto de las contraseñas más usadas',
      own: 'algo más que tus datos o el nombre de la empresa',
    },
    met: 'cumple',
    missed: 'no cumple',
    advice: 'Lo más seguro es una frase de varias palabras, de 15 caracteres o más. No vence.',
    question: 'Pregunta de seguridad',
    questionHint: 'Te la hacemos cuando ingreses desde una computadora que no conocemos.',
    chooseQuestion: 'Elegí una pregunta',
    answer: 'Respuesta',
    answerHint: 'No importan las mayúsculas, los acentos ni los espacios.',
    missingPassword: 'Elegí una contraseña',
    weakPassword: 'La contraseña no cumple lo que está marcado con ✕',
    sameAsBefore: 'Esa es la contraseña que ya tenés: elegí otra',
    notTheSame: 'Las dos contraseñas no son iguales: escribí la misma en los dos lugares',
    missingQuestion: 'Elegí una pregunta de seguridad',
    missingAnswer: 'Escribí la respuesta a la pregunta de seguridad',
    answerLength: 'La respuesta tiene que tener entre 3 y 100 letras o números',
    answerTold: 'Esa respuesta se adivina por la pregunta o por tus datos: elegí otra',
  },
  en: {
    password: 'Password',
    repeat: 'Repeat password',
    rulesHeading: 'The password must have:',
    rules: {
      length: 'between 8 and 128 characters (spaces count)',
      upper: 'an upper-case letter',
      lower: 'a lower-case letter',
      digit: 'a digit',
      special: 'a special character, such as # - . ! ?',
      common: 'something other than the most used passwords',
      own: 'something more than your own data or the name of the utility',
    },
    met: 'met',
    missed: 'not met',
    advice: 'A sentence of several words, 15 characters or more, is safest. It does not expire.',
    question: 'Security question',
    questionHint: 'We ask it when you sign in from a computer that we do not know.',
    chooseQuestion: 'Choose a question',
    answer: 'Answer',
    answerHint: 'Capitals, accents and spaces do not matter.',
    missingPassword: 'Choose a password',
    weakPassword: 'The password does not meet what is marked with ✕',
    sameAsBefore: 'That is the password you have already: choose another',
    notTheSame: 'The two passwords differ: enter the same one in both places',
    missingQuestion: 'Choose a security question',
    missingAnswer: 'Enter the answer to the security question',
    answerLength: 'The answer must have between 3 and 100 letters or figures',
    answerTold: 'That answer can be guessed from the question or from your data: choose another',
  },
};
