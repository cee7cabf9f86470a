import type { Language } from '../../kit/text.ts';
import { foldText } from '../../kit/text.ts';

/**
 * The security questions (D16): chosen from a list, since people who write their own give the answer away, and about
 * things that neither papers nor acquaintances tell.
 */
export const QUESTIONS = {
  mountain: { es: '¿Qué montaña o cerro te gusta más?', en: 'Which mountain or hill do you like best?' },
  'first-trip': { es: '¿A qué lugar fue tu primer viaje?', en: 'Where was your first trip to?' },
  teacher: {
    es: '¿Cómo se llamaba tu maestra o maestro preferido?',
    en: 'What was the name of your favourite teacher?',
  },
  friend: {
    es: '¿Cómo se llamaba tu primera amiga o amigo?',
    en: 'What was the name of your first friend?',
  },
  'first-job': { es: '¿En qué calle quedaba tu primer trabajo?', en: 'In which street was your first job?' },
  toy: { es: '¿Cuál era tu juguete preferido?', en: 'What was your favourite toy?' },
  song: { es: '¿Qué canción te cantaban de chico o de chica?', en: 'Which song was sung to you as a child?' },
  dish: { es: '¿Qué comida no pudiste terminar nunca?', en: 'Which dish could you never finish?' },
} as const satisfies Record<string, Record<Language, string>>;

export type QuestionKey = keyof typeof QUESTIONS;

export const QUESTION_KEYS = Object.keys(QUESTIONS) as QuestionKey[];

export const isQuestion = (key: string): key is QuestionKey => Object.hasOwn(QUESTIONS, key);

export const questionText = (key: string | null, language: Language): string | null =>
  key !== null && isQuestion(key) ? QUESTIONS[key][language] : null;

/** An answer as it is hashed: case, accents, spaces and punctuation do not matter. */
export const normaliseAnswer = (answer: string): string => foldText(answer).replace(/ /g, '');

/** Fewer letters than this could be guessed in an afternoon. */
export const ANSWER_LETTERS = 3;
