import type { QrPath } from '../../documents/qr-svg.ts';
import type { FormState } from '../../http/form.ts';
import type { Field } from '../../http/page/shared.ts';
import { field } from '../../http/page/shared.ts';
import type { Language } from '../../kit/text.ts';
import { profileText } from '../text.ts';
import type { SecondFactorText } from './text.es.ts';
import { secondFactorText } from './text.ts';

export interface SecondFactorBadge {
  tone: 'ok' | 'off' | 'info';
  glyph: string;
  text: string;
}

/** Exactly one of `setup` and `inUse` is there, or neither when it is off. */
export interface SecondFactorPage {
  t: SecondFactorText;
  back: string;
  badge: SecondFactorBadge;
  setup: { viewBox: string; path: string; key: string; field: Field; form: FormState } | null;
  inUse: { since: string; left: string; fewLeft: string | null } | null;
  off: boolean;
}

export interface RecoveryCodesPage {
  t: SecondFactorText;
  done: string;
  codes: string[];
}

declare module '../../http/render.ts' {
  interface Templates {
    'profile/second-factor': SecondFactorPage;
    'profile/recovery-codes': RecoveryCodesPage;
  }
}

export type SecondFactorState =
  | { kind: 'off' }
  | { kind: 'setup'; key: string; qr: QrPath; form: FormState }
  | { kind: 'on'; since: string; left: number };

/** As few as this, and new ones should be printed. */
const FEW = 3;

export function secondFactorPage(language: Language, state: SecondFactorState): SecondFactorPage {
  const t = secondFactorText[language];
  return {
    t,
    back: profileText[language].back,
    badge: badgeOf(t, state.kind),
    setup: state.kind === 'setup' ? setupOf(t, state) : null,
    inUse:
      state.kind === 'on'
        ? {
            since: t.since(state.since),
            left: t.left(state.left),
            fewLeft: state.left <= FEW ? t.fewLeft : null,
          }
        : null,
    off: state.kind === 'off',
  };
}

function badgeOf(t: SecondFactorText, kind: SecondFactorState['kind']): SecondFactorBadge {
  const badges: Record<SecondFactorState['kind'], SecondFactorBadge> = {
    on: { tone: 'ok', glyph: '✓', text: t.on },
    off: { tone: 'off', glyph: '–', text: t.off },
    setup: { tone: 'info', glyph: '…', text: t.pending },
  };
  return badges[kind];
}

function setupOf(t: SecondFactorText, { key, qr, form }: Extract<SecondFactorState, { kind: 'setup' }>) {
  return {
    viewBox: `0 0 ${qr.size} ${qr.size}`,
    path: qr.path,
    key: key.replace(/(.{4})(?=.)/g, '$1 '),
    field: field('codigo', t.code, {
      hint: t.codeHint,
      autocomplete: 'one-time-code',
      inputmode: 'numeric',
      size: 'short',
    }),
    form,
  };
}

export function recoveryCodesPage(
  language: Language,
  made: { codes: string[]; first: boolean },
): RecoveryCodesPage {
  const t = secondFactorText[language];
  return { t, done: made.first ? t.codesActivated : t.codesRenewed, codes: made.codes };
}
