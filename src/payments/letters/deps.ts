import type { Renderer } from '../../http/render.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Formats } from '../../kit/formats.ts';
import type { SettingsReader } from '../../kit/settings.ts';
import type { Catalogue } from '../../kit/text.ts';

/** What a letter about a payment is written with. */
export interface LetterDeps {
  clock: Clock;
  render: Renderer;
  formats: Catalogue<Formats>;
  settings: SettingsReader;
  baseUrl: string;
}
