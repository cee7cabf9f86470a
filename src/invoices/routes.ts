import type { Hono } from 'hono';
import type { CustomerAccess } from '../accounts/access.ts';
import { accessOf, holdingsIn, requireAccount } from '../accounts/access.ts';
import type { Deps } from '../deps.ts';
import { printPaper } from '../documents/print.ts';
import type { Ctx, PortalEnv } from '../http/context.ts';
import { readQuery } from '../http/form.ts';
import { requireSession } from '../http/guards.ts';
import { sendPdf } from '../http/page/pdf.ts';
import { logOf } from '../http/request-log.ts';
import { notFound } from '../kit/errors.ts';
import { localDate } from '../kit/intl/zone.ts';
import { isPayableNow, selectedFrom } from '../payables/selection.ts';
import { isPaidByPlan } from '../payables/settled.ts';
import { knownOf } from '../payables/store.ts';
import { codeOptions } from './detail/codes.ts';
import type { InvoiceInput } from './detail/page.ts';
import { invoicePage } from './detail/page.ts';
import { invoicePaper } from './detail/paper.ts';
import { invoicesHref, invoicesPage } from './page.ts';
import { findVisibleInvoice, listInvoiceLines, listVisibleInvoices } from './store.ts';
import { invoicesText } from './text.ts';

export function invoicesRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const session = requireSession(deps.keptForms);
  const account = requireAccount(deps.db, deps.cookies);

  app.get('/cuentas/:number/facturas', session, account, async (c) => {
    const access = accessOf(c);
    const { onlyCurrent, invoices } = await listVisibleInvoices(deps.db, access, deps.settings.last());
    const offered = await deps.payables.list(access.account.number, deps.db, knownOf(holdingsIn(c)));
    const chosen = selectedFrom(offered, deps.payables.sources, readQuery(c));
    const model = invoicesPage(c.get('formats'), {
      ...around(deps, access),
      invoices,
      offered,
      remarks: await deps.payables.remarks(access.account, offered, holdingsIn(c)),
      chosen: chosen.filter((item) => item.kind === 'invoice' && isPayableNow(item)),
      onlyCurrent,
    });
    const { title } = model.t;
    const fragments = { seleccion: 'payables/selection' } as const;
    return deps.render.page(c, 'invoices/list', {
      model,
      title,
      trail: [{ label: title, href: null }],
      fragments,
    });
  });

  app.get('/cuentas/:number/facturas/:file{.+\\.pdf}', session, account, async (c) => {
    const input = await inputFor(c, deps, c.req.param('file').slice(0, -'.pdf'.length));
    const settings = deps.settings.last();
    const codes = codeOptions(settings, deps.config, logOf(c));
    const paper = invoicePaper(c.get('formats'), input, { settings, codes });
    const name = `${invoicesText[c.get('language')].paper.file}-${input.invoice.number}.pdf`;
    return sendPdf(c, { bytes: await printPaper(paper), name });
  });

  app.get('/cuentas/:number/facturas/:invoice', session, account, async (c) => {
    const input = await inputFor(c, deps, c.req.param('invoice'));
    const model = invoicePage(c.get('formats'), input);
    const list = { label: model.t.title, href: invoicesHref(input.account.number) };
    return deps.render.page(c, 'invoices/detail', {
      model,
      title: `${model.heading} · ${input.invoice.number}`,
      trail: [list, { label: input.invoice.number, href: null }],
    });
  });
}

async function inputFor(c: Ctx, deps: Deps, number: string): Promise<InvoiceInput> {
  const access = accessOf(c);
  const invoice = await findVisibleInvoice(deps.db, access, { number, settings: deps.settings.last() });
  if (!invoice) throw notFound(`invoice ${number} is not of ${access.account.number}`);
  const offered = await deps.payables.list(access.account.number, deps.db, knownOf(holdingsIn(c)));
  return {
    ...around(deps, access),
    invoice,
    lines: await listInvoiceLines(deps.db, invoice),
    paidByPlan: await isPaidByPlan(deps.db, { kind: 'invoice', id: number }),
    offered: offered.find((item) => item.kind === 'invoice' && item.id === number) ?? null,
    remarks: await deps.payables.remarks(access.account, offered, holdingsIn(c)),
  };
}

function around({ clock, config, settings }: Deps, { account }: CustomerAccess) {
  const { timeZone } = config;
  return { account, timeZone, today: localDate(clock.now(), timeZone), phone: settings.last().phone };
}
