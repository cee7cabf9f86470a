/** The two languages of the portal (D20). */
export const LANGUAGES = ['es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A catalogue in both languages; English must have every word that Spanish has. */
export type Catalogue<T> = Readonly<Record<Language, T>>;

export function isLanguage(value: string | undefined): value is Language {
  return value === 'es' || value === 'en';
}

/** Folds case, accents and punctuation, for comparing names (D4) and searching. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
