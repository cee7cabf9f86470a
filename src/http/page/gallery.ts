import type { Formats } from '../../kit/formats.ts';
import type { Language } from '../../kit/text.ts';
import type { RenderOptions, TemplateName, Templates } from '../render.ts';
import type { AccountFrame } from './frame.ts';

/** One page in one state, with sample data. Each capability lists its own; `/galeria` shows them all. */
export interface GalleryEntry {
  capability: string;
  state: string;
  template: TemplateName;
  show(
    language: Language,
    f: Formats,
  ): { model: unknown; options: RenderOptions<never>; frame: AccountFrame | null };
}

export interface GalleryOptions {
  title: string;
  trail?: { label: string; href: string | null }[];
  status?: number;
}

/** Types an entry by its template, which the list of them all cannot. */
export function galleryEntry<K extends TemplateName>(entry: {
  capability: string;
  state: string;
  template: K;
  model(language: Language, f: Formats): Templates[K];
  options: GalleryOptions | ((language: Language) => GalleryOptions);
  frame?(language: Language): AccountFrame;
}): GalleryEntry {
  return {
    capability: entry.capability,
    state: entry.state,
    template: entry.template,
    show: (language, f) => ({
      model: entry.model(language, f),
      options: optionsOf(entry.options, language),
      frame: entry.frame?.(language) ?? null,
    }),
  };
}

function optionsOf(
  options: GalleryOptions | ((language: Language) => GalleryOptions),
  language: Language,
): RenderOptions<never> {
  return (typeof options === 'function' ? options(language) : options) as RenderOptions<never>;
}
