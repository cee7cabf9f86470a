import type { GalleryEntry } from '../http/page/gallery.ts';
import type { Language } from '../kit/text.ts';

export interface GalleryPage {
  title: string;
  lead: string;
  groups: { capability: string; entries: { label: string; href: string }[] }[];
}

declare module '../http/render.ts' {
  interface Templates {
    'gallery/index': GalleryPage;
  }
}

const WORDS: Record<Language, { title: string; lead: string }> = {
  es: { title: 'Galería', lead: 'Cada página en cada estado, con datos de muestra.' },
  en: { title: 'Gallery', lead: 'Every page in every state, with sample data.' },
};

export function galleryPage(language: Language, entries: readonly GalleryEntry[]): GalleryPage {
  const capabilities = [...new Set(entries.map((entry) => entry.capability))];
  return {
    ...WORDS[language],
    groups: capabilities.map((capability) => ({
      capability,
      entries: entries
        .filter((entry) => entry.capability === capability)
        .map((entry) => ({ label: entry.state, href: galleryHref(entry) })),
    })),
  };
}

export const galleryHref = ({ capability, state }: GalleryEntry) =>
  `/galeria/${encodeURIComponent(capability)}/${encodeURIComponent(state)}`;
