/** The same templates in another dress: some stand in the place of others, and each is rewritten before it is compiled. */
export interface Dress {
  instead: Readonly<Record<string, string>>;
  processTemplate(source: string): string;
}

const AUTOCOMPLETE = /(<input type="hidden"[^<>]*?)? autocomplete="[^"]*"/g;

/** Every page in the lobby's layout, and no field that the browser fills in from what others typed. */
export const kioskDress: Dress = {
  instead: { 'layouts/page': 'layouts/kiosk' },
  processTemplate: (source) =>
    source.replace(AUTOCOMPLETE, (_all, hidden?: string) => hidden ?? ' autocomplete="off"'),
};
