import type { AccountFrame, MenuGroup, MenuItem } from '../http/page/frame.ts';
import type { Language } from '../kit/text.ts';
import type { Account } from './account.ts';
import type { AccountEnrolments } from './billing/enrolments.ts';
import { accountsText } from './text.ts';

interface Here {
  account: Account;
  others: Account[];
  path: string;
  /** What the account is in already, the menu says. */
  enrolments?: AccountEnrolments;
}

/** What surrounds every page of an account: its corner with the switcher, the menus and the foot (A064, A073, A078–A082). */
export function accountFrame(language: Language, here: Here): AccountFrame {
  const t = accountsText[language].menu;
  const { account, path } = here;
  const home = `/cuentas/${account.number}`;
  const item = (label: string, href: string): MenuItem => ({ label, href, current: href === path });
  const menu: MenuGroup[] = [
    {
      heading: null,
      items: [
        item(t.home, home),
        item(t.accounts, '/cuentas'),
        item(t.payments, `${home}/pagos`),
        item(t.procedures, '/tramites'),
        item(t.profile, '/mis-datos'),
        item(t.charges, `${home}/cargos`),
        item(t.missingBill, `${home}/no-recibi-factura`),
        item(t.help, '/ayuda'),
      ],
    },
    {
      heading: t.maintenance,
      items: [item(t.invoices, `${home}/facturas`), item(t.paymentOptions, `${home}/opciones-de-pago`)],
    },
  ];
  const { digitalBill = false, directDebit = 'off' } = here.enrolments ?? {};
  const on: NonNullable<MenuItem['state']> = { tone: 'ok', glyph: '✓', text: t.enrolled };
  const debit: Record<AccountEnrolments['directDebit'], NonNullable<MenuItem['state']> | null> = {
    off: null,
    on,
    suspended: { tone: 'bad', glyph: '!', text: t.suspended },
  };
  const enrolments: MenuItem[] = [
    { ...opening(item(t.joinDigitalBill, `${home}/factura-digital`)), state: digitalBill ? on : null },
    { ...opening(item(t.joinDirectDebit, `${home}/debito-automatico`)), state: debit[directDebit] },
  ];
  const extras: MenuGroup[] = [
    { heading: t.join, items: enrolments },
    {
      heading: null,
      items: [
        item(t.places, '/lugares-de-pago'),
        item(t.usefulInformation, '/informacion-util'),
        item(t.location, `${home}/ubicacion`),
        item(t.consumption, `${home}/consumo`),
        item(t.assistant, '/ayuda/chat'),
      ],
    },
  ];
  const shortcuts = [
    ...enrolments,
    item(t.places, '/lugares-de-pago'),
    item(t.usefulInformation, '/informacion-util'),
  ];
  return { corner: cornerOf(here), menu, extras, shortcuts, homeHref: home };
}

/** Around the pages of a user who has no account in hand. `path` is the menu's item that they belong to. */
export function userFrame(language: Language, path: string): AccountFrame {
  const t = accountsText[language].menu;
  const shortcuts = [
    { label: t.places, href: '/lugares-de-pago', current: false },
    { label: t.usefulInformation, href: '/informacion-util', current: false },
    { label: t.help, href: '/ayuda', current: false },
    { label: t.privacy, href: '/privacidad', current: false },
  ];
  return { corner: null, menu: userMenu(language, path), extras: [], shortcuts, homeHref: '/' };
}

/** Without an account in hand: what concerns the user alone. */
export function userMenu(language: Language, path: string): MenuGroup[] {
  const t = accountsText[language].menu;
  const item = (label: string, href: string): MenuItem => ({ label, href, current: href === path });
  const items = [
    item(t.accounts, '/cuentas'),
    item(t.procedures, '/tramites'),
    item(t.profile, '/mis-datos'),
    item(t.help, '/ayuda'),
  ];
  return [{ heading: null, items }];
}

/** Opens as a window, except on its own page. */
const opening = (item: MenuItem): MenuItem => (item.current ? item : { ...item, window: true });

function cornerOf({ account, others }: Here): AccountFrame['corner'] {
  return {
    number: account.number,
    holder: account.holderName,
    address: addressOf(account),
    others: others.map((other) => ({
      label: other.billLabel ?? addressOf(other),
      number: other.number,
      href: `/cuentas/${other.number}`,
      current: other.number === account.number,
    })),
  };
}

export const addressOf = (account: Account) => `${account.serviceAddress}, ${account.locality}`;
