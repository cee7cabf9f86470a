import type { Settings } from '../../kit/settings.ts';
import type { FrameText } from './text.es.ts';

/** Said on the next page, once. */
export interface Flash {
  tone: 'good' | 'bad';
  text: string;
}

export interface AssetUrls {
  css: string;
  htmx: string;
  script: string;
  icon: string;
  kioskCss: string;
  kioskScript: string;
}

export interface MenuItem {
  label: string;
  href: string;
  current: boolean;
  /** Opens over the page in hand; without scripts it is a page like any other (D23). */
  window?: true;
  /** How the account stands with it: beside its words, which stay as everybody knows them. */
  state?: { tone: 'ok' | 'bad'; glyph: string; text: string } | null;
}

export interface MenuGroup {
  heading: string | null;
  items: MenuItem[];
}

export interface Crumb {
  label: string;
  href: string | null;
}

/** The account in hand, in the upper corner of its pages (A064, A073). */
export interface AccountCorner {
  number: string;
  holder: string;
  address: string;
  others: (MenuItem & { number: string })[];
}

/** What a guard puts around the pages behind it; `corner` is null where no account is in hand. */
export interface AccountFrame {
  corner: AccountCorner | null;
  menu: MenuGroup[];
  extras: MenuGroup[];
  shortcuts: MenuItem[];
  homeHref: string;
  notices?: FrameNotice[];
}

/** What happened to the account in hand behind its customer's back, until it is read. */
export interface FrameNotice {
  strong: string;
  text: string;
  links: { label: string; href: string }[];
  action: string;
  /** The page it stands on. */
  back: string;
  button: string;
}

/** What a page says of itself. `here` is its own address, for the menus. */
export interface PageMeta {
  title: string;
  trail?: Crumb[];
}

/** Everything around the page's own content; every template sees it as `it.frame`. */
export interface Frame {
  t: FrameText;
  language: string;
  title: string;
  site: {
    name: string;
    slogan: string;
    phone: string;
    phoneHref: string;
    phoneHours: string;
    assistant: { number: string; href: string } | null;
    /** Null: the operator has none (A123). */
    enrolmentVideo: string | null;
  };
  assets: AssetUrls;
  csrf: string;
  otherLanguage: { code: string; href: string };
  homeHref: string;
  user: { email: string } | null;
  account: AccountCorner | null;
  menu: MenuGroup[];
  extras: MenuGroup[];
  shortcuts: MenuItem[];
  breadcrumb: Crumb[];
  flash: Flash | null;
  notices: FrameNotice[];
  demo: boolean;
}

export function siteOf(settings: Settings): Frame['site'] {
  return {
    name: settings.utilityName,
    slogan: settings.slogan,
    phone: settings.phone,
    phoneHref: `tel:${settings.phone.replace(/[^\d+]/g, '')}`,
    phoneHours: settings.phoneHours,
    assistant: settings.assistantNumber
      ? {
          number: settings.assistantNumber,
          href: settings.assistantLink || `tel:${settings.assistantNumber}`,
        }
      : null,
    enrolmentVideo: settings.enrolmentVideo || null,
  };
}
