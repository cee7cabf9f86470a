import type { Hono } from 'hono';
import type { CustomerAccess } from '../../accounts/access.ts';
import { accessOf, requireAccount } from '../../accounts/access.ts';
import type { Deps } from '../../deps.ts';
import type { Paper } from '../../documents/paper.ts';
import { printPaper } from '../../documents/print.ts';
import type { Ctx, PortalEnv } from '../../http/context.ts';
import { requireSession } from '../../http/guards.ts';
import { sendPdf } from '../../http/page/pdf.ts';
import { listInvoices, listVisibleInvoices } from '../../invoices/store.ts';
import { instant } from '../../kit/dates.ts';
import { notFound } from '../../kit/errors.ts';
import { historyHref, historyPage, outsidePaymentPage } from './page.ts';
import { pageOfPayments } from './paged.ts';
import type { PaidInvoice } from './paid-invoices.ts';
import { paidInvoices, paidInvoicesPage } from './paid-invoices.ts';
import type { OutsidePayment, Payment } from './payment.ts';
import { mergePayments } from './payment.ts';
import type { PaperInput } from './printed/paper.ts';
import { outsidePaymentPaper, paidInvoicesPaper, paymentsPaper } from './printed/paper.ts';
import { findOutsidePayment, listOutsidePayments, listPortalPayments, listUnfinished } from './store.ts';
import { historyText } from './text.ts';

/** The two histories under MIS PAGOS (A105–A107), on screen and on paper. */
export function historyRoutes(app: Hono<PortalEnv>, deps: Deps): void {
  const guards = [requireSession(deps.keptForms), requireAccount(deps.db, deps.cookies)] as const;
  paymentsHistory(app, deps, guards);
  paidInvoicesHistory(app, deps, guards);
  outsidePayments(app, deps, guards);
}

type Guards = readonly [ReturnType<typeof requireSession>, ReturnType<typeof requireAccount>];

function paymentsHistory(app: Hono<PortalEnv>, deps: Deps, guards: Guards): void {
  app.get('/cuentas/:number/pagos', ...guards, async (c) => {
    const access = accessOf(c);
    const { timeZone } = deps.config;
    const model = historyPage(c.get('formats'), {
      accountNumber: access.account.number,
      timeZone,
      shown: await pageOfPayments(deps.db, access, { wanted: c.req.query('pagina'), timeZone }),
      unfinished: await listUnfinished(deps.db, access),
      phone: deps.settings.last().phone,
    });
    const { title } = model.t;
    return deps.render.page(c, 'receipts/history', { model, title, trail: [{ label: title, href: null }] });
  });

  app.get('/cuentas/:number/pagos.pdf', ...guards, async (c) => {
    const payments = await allPayments(deps, accessOf(c));
    const paper = paymentsPaper(c.get('formats'), paperInput(c, deps), payments);
    return sendPaper(c, paper, historyText[c.get('language')].paper.file);
  });
}

function paidInvoicesHistory(app: Hono<PortalEnv>, deps: Deps, guards: Guards): void {
  app.get('/cuentas/:number/pagos/facturas', ...guards, async (c) => {
    const access = accessOf(c);
    const { invoices } = await listVisibleInvoices(deps.db, access, deps.settings.last());
    const model = paidInvoicesPage(c.get('formats'), {
      accountNumber: access.account.number,
      paid: await allPaidInvoices(deps, access),
      visible: new Set(invoices.map((invoice) => invoice.number)),
      page: c.req.query('pagina'),
    });
    const { t } = model;
    const trail = [
      { label: t.title, href: historyHref(access.account.number) },
      { label: t.paidInvoicesTitle, href: null },
    ];
    return deps.render.page(c, 'receipts/history-invoices', { model, title: t.paidInvoicesTitle, trail });
  });

  app.get('/cuentas/:number/pagos/facturas.pdf', ...guards, async (c) => {
    const paid = await allPaidInvoices(deps, accessOf(c));
    const paper = paidInvoicesPaper(c.get('formats'), paperInput(c, deps), paid);
    return sendPaper(c, paper, historyText[c.get('language')].paper.invoicesFile);
  });
}

function outsidePayments(app: Hono<PortalEnv>, deps: Deps, guards: Guards): void {
  app.get('/cuentas/:number/pagos/externos/:file{.+\\.pdf}', ...guards, async (c) => {
    const payment = await findPayment(c, deps, c.req.param('file').slice(0, -'.pdf'.length));
    const paper = outsidePaymentPaper(c.get('formats'), paperInput(c, deps), payment);
    return sendPaper(c, paper, `${historyText[c.get('language')].outside.file}-${payment.reference}`);
  });

  app.get('/cuentas/:number/pagos/externos/:reference', ...guards, async (c) => {
    const accountNumber = accessOf(c).account.number;
    const payment = await findPayment(c, deps, c.req.param('reference'));
    const model = outsidePaymentPage(c.get('formats'), { accountNumber, payment });
    const { t } = model;
    const trail = [
      { label: t.title, href: historyHref(accountNumber) },
      { label: t.outside.title, href: null },
    ];
    return deps.render.page(c, 'receipts/history-outside', { model, title: t.outside.title, trail });
  });
}

async function findPayment(c: Ctx, deps: Deps, reference: string): Promise<OutsidePayment> {
  const access = accessOf(c);
  const payment = await findOutsidePayment(deps.db, access, reference);
  if (!payment) throw notFound(`payment ${reference} is not of ${access.account.number}`);
  return payment;
}

async function allPayments({ db, config }: Deps, access: CustomerAccess): Promise<Payment[]> {
  const portal = await listPortalPayments(db, access);
  return mergePayments(portal, await listOutsidePayments(db, access), config.timeZone);
}

async function allPaidInvoices(deps: Deps, access: CustomerAccess): Promise<PaidInvoice[]> {
  const invoices = await listInvoices(deps.db, access);
  return paidInvoices(invoices, await allPayments(deps, access), deps.config.timeZone);
}

function paperInput(c: Ctx, { clock, config, settings, paperCodes }: Deps): PaperInput {
  return {
    account: accessOf(c).account,
    settings: settings.last(),
    timeZone: config.timeZone,
    at: instant(clock),
    codes: paperCodes,
    baseUrl: config.baseUrl,
  };
}

async function sendPaper(c: Ctx, paper: Paper, name: string): Promise<Response> {
  return sendPdf(c, { bytes: await printPaper(paper), name: `${name}.pdf` });
}
