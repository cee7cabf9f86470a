import type { Catalogue } from '../../kit/text.ts';

export interface QuestionText {
  title: string;
  lead: string;
  save: string;
  done: string;
  mail: { subject: string; body(when: string): string };
}

export const questionText: Catalogue<QuestionText> = {
  es: {
    title: 'Cambiar pregunta de seguridad',
    lead: 'Elegí una que solo vos sepas contestar. La respuesta la guardamos de un modo que nadie puede leer.',
    save: 'Guardar pregunta',
    done: 'Cambiaste tu pregunta de seguridad.',
    mail: {
      subject: 'Cambiaste tu pregunta de seguridad',
      body: (when) => `El ${when} cambió la pregunta de seguridad de tu usuario.`,
    },
  },
  en: {
    title: 'Change security question',
    lead: 'Choose one that only you can answer. We keep the answer in a way that nobody can read.',
    save: 'Save question',
    done: 'Your security question is changed.',
    mail: {
      subject: 'Your security question was changed',
      body: (when) => `On ${when} the security question of your user was changed.`,
    },
  },
};
