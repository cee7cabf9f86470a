import type { Answer } from './server.ts';

export interface PayPage {
  /** As the payer sees it. */
  brand: string;
  amount: number;
  /** What the payer may do: the value that is sent, and the words on its button. */
  outcomes: Record<string, string>;
  cancelHref: string;
  /** What went wrong with the last try. */
  problem?: string;
}

/** The platform's own page in front of the payer: it sends the outcome that was chosen to its own address. */
export function payPage({ brand, amount, outcomes, cancelHref, problem }: PayPage): Answer {
  const buttons = Object.entries(outcomes).map(
    ([value, words]) => `<p><button name="outcome" value="${value}">${words}</button></p>`,
  );
  const alert = problem ? `<p role="alert">${problem}</p>` : '';
  const total = amount.toLocaleString('es-AR', { minimumFractionDigits: 2 });
  const form = `<form method="post">${buttons.join('')}</form>`;
  return page(brand, `<p>$ ${total}</p>${alert}${form}<p><a href="${cancelHref}">Cancelar y volver</a></p>`);
}

export const closedPage = (brand: string): Answer =>
  page(brand, '<p>Este enlace de pago ya no está activo</p>');

const page = (brand: string, content: string): Answer => ({
  status: 200,
  body: `<!DOCTYPE html><html lang="es"><meta charset="utf-8"><link rel="icon" href="data:,"><title>${brand}</title><h1>${brand}</h1>${content}</html>`,
});
