import type { FormState } from '../../http/form.ts';
import type { QuestionChoice } from '../../identity/credentials/choose.ts';
import { questionChoice } from '../../identity/credentials/choose.ts';
import type { Language } from '../../kit/text.ts';
import { profileText } from '../text.ts';
import type { QuestionText } from './text.ts';
import { questionText } from './text.ts';

export interface QuestionPage {
  t: QuestionText;
  back: string;
  choice: QuestionChoice;
  form: FormState;
}

declare module '../../http/render.ts' {
  interface Templates {
    'profile/question': QuestionPage;
  }
}

export function questionPage(language: Language, form: FormState): QuestionPage {
  return {
    t: questionText[language],
    back: profileText[language].back,
    choice: questionChoice(language),
    form,
  };
}
