import type { PayingText } from './text.es.ts';

/** A line of what is paid. */
export interface ItemRow {
  label: string;
  detail: string;
  amount: string;
}

export interface ItemsTable {
  t: PayingText;
  items: ItemRow[];
  total: string;
}

declare module '../http/render.ts' {
  interface Templates {
    'paying/items': ItemsTable;
  }
}
