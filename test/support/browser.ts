import { type HTMLElement, parse } from 'node-html-parser';

export interface TestPage {
  status: number;
  url: string;
  headers: Headers;
  body: string;
  /** The body as it came: of a PDF, say. */
  bytes: Buffer;
  root: HTMLElement;
  /** All words of the page, spaces collapsed. */
  text: string;
  form(selector: string): HTMLElement;
}

type Values = Record<string, string | string[]>;

/** A visitor without JavaScript: cookies, links and forms, over whatever answers requests. */
export interface TestBrowser {
  page: TestPage;
  cookies: Map<string, string>;
  get(path: string, options?: { follow?: boolean; headers?: Record<string, string> }): Promise<TestPage>;
  /** Posts fields as they are, without a form's hidden ones. */
  post(
    path: string,
    fields: Values,
    options?: { follow?: boolean; headers?: Record<string, string> },
  ): Promise<TestPage>;
  /** Fills in a form of the page in view and sends it as a browser would. */
  submit(
    selector: string,
    values?: Values,
    options?: { follow?: boolean; headers?: Record<string, string> },
  ): Promise<TestPage>;
  /** Follows the link with these words. */
  click(words: string): Promise<TestPage>;
}

const MAX_REDIRECTS = 6;

export function createBrowser(
  answer: (request: Request) => Response | Promise<Response>,
  baseUrl: string,
): TestBrowser {
  const cookies = new Map<string, string>();

  const send = async (
    method: string,
    url: URL,
    options: { body?: URLSearchParams; follow?: boolean; headers?: Record<string, string> },
  ): Promise<TestPage> => {
    const headers = new Headers(options.headers);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookie) headers.set('Cookie', cookie);
    const response = await answer(
      new Request(url, { method, headers, body: options.body ?? null, redirect: 'manual' }),
    );
    for (const line of response.headers.getSetCookie()) keepCookie(cookies, line);
    return toPage(response, url);
  };
  const travel: typeof send = async (method, url, options) => {
    let page = await send(method, url, options);
    for (let hops = 0; options.follow !== false && page.status === 303 && hops < MAX_REDIRECTS; hops++) {
      const next = new URL(page.headers.get('location') ?? '/', url);
      if (next.origin !== new URL(baseUrl).origin) break;
      page = await send('GET', next, {});
    }
    browser.page = page;
    return page;
  };
  const browser: TestBrowser = {
    page: emptyPage(baseUrl),
    cookies,
    get: (path, options = {}) => travel('GET', new URL(path, baseUrl), options),
    post: (path, fields, options = {}) =>
      travel('POST', new URL(path, baseUrl), { ...options, body: encode(fields) }),
    submit: (selector, values = {}, options = {}) => {
      const form = browser.page.form(selector);
      const button = form.querySelector('button[formaction]');
      const action = new URL(
        form.getAttribute('action') ?? button?.getAttribute('formaction') ?? browser.page.url,
        browser.page.url,
      );
      const body = encode({ ...formFields(form), ...values });
      if ((form.getAttribute('method') ?? 'get').toLowerCase() === 'post')
        return travel('POST', action, { ...options, body });
      action.search = body.toString();
      return travel('GET', action, options);
    },
    click: (words) => {
      const link = browser.page.root.querySelectorAll('a').find((a) => collapse(a.text) === words);
      if (!link) throw new Error(`no link «${words}» on ${browser.page.url}`);
      return travel('GET', new URL(decode(link.getAttribute('href') ?? ''), browser.page.url), {});
    },
  };
  return browser;
}

async function toPage(response: Response, url: URL): Promise<TestPage> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const body = bytes.toString();
  const root = parse(body);
  return {
    status: response.status,
    url: url.href,
    headers: response.headers,
    body,
    bytes,
    root,
    text: collapse(root.querySelector('body')?.text ?? body),
    form: (selector) => {
      const form = root.querySelector(selector);
      if (!form)
        throw new Error(`no form ${selector} on ${url.pathname}: ${collapse(root.text).slice(0, 400)}`);
      return form;
    },
  };
}

function emptyPage(baseUrl: string): TestPage {
  const root = parse('');
  const bytes = Buffer.alloc(0);
  return {
    status: 0,
    url: baseUrl,
    headers: new Headers(),
    body: '',
    bytes,
    root,
    text: '',
    form: () => root,
  };
}

/** The fields that a browser would send untouched: hidden ones, values, ticked boxes, chosen options. */
export function formFields(form: HTMLElement): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  const add = (name: string | undefined, value: string) => {
    if (!name) return;
    const before = fields[name];
    fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  };
  for (const input of form.querySelectorAll('input, select, textarea')) {
    if (input.hasAttribute('disabled')) continue;
    const type = input.getAttribute('type') ?? 'text';
    if ((type === 'checkbox' || type === 'radio') && !input.hasAttribute('checked')) continue;
    if (input.tagName === 'SELECT') {
      const option = input.querySelector('option[selected]') ?? input.querySelector('option');
      add(input.getAttribute('name'), option?.getAttribute('value') ?? option?.text ?? '');
    } else {
      add(
        input.getAttribute('name'),
        decode(input.getAttribute('value') ?? (type === 'checkbox' ? 'on' : input.text)),
      );
    }
  }
  return fields;
}

function encode(values: Values): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
  }
  return body;
}

function keepCookie(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  if (/max-age=0/i.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}

const decode = (text: string) =>
  text
    .replace(/&amp;/g, '&')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>');

export const collapse = (text: string) => decode(text).replace(/\s+/g, ' ').trim();
