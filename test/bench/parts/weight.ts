import { request } from 'node:http';
import { parse } from 'node-html-parser';

/** Compressed bytes of the first page and of INICIO, with all that they load. */
export async function weigh(
  port: number,
  visit: { path: string; cookie: string } | undefined,
): Promise<string[]> {
  const lines = [await weighPage(port, { name: 'first page', path: '/', cookie: '' })];
  if (visit) lines.push(await weighPage(port, { name: 'INICIO', ...visit }));
  return lines;
}

async function weighPage(
  port: number,
  page: { name: string; path: string; cookie: string },
): Promise<string> {
  const plain = await fetch(`http://127.0.0.1:${port}${page.path}`, { headers: { Cookie: page.cookie } });
  const root = parse(await plain.text());
  const addresses = (selector: string, attribute: string) =>
    root.querySelectorAll(selector).map((element) => element.getAttribute(attribute) ?? '');
  const css = addresses('link[rel="stylesheet"]', 'href');
  const scripts = addresses('script[src]', 'src');
  const icons = addresses('link[rel="icon"]', 'href');
  const sizeOf = async (paths: string[]) => {
    let sum = 0;
    for (const path of paths) sum += await compressedSize(port, { ...page, path });
    return sum;
  };
  const html = await sizeOf([page.path]);
  const style = await sizeOf(css);
  const script = await sizeOf(scripts);
  const requests = 1 + css.length + scripts.length + icons.length;
  return `weight  ${page.name}: HTML ${html} + CSS ${style} = ${html + style} bytes, JS ${script}, in all ${html + style + script}; ${requests} requests`;
}

function compressedSize(port: number, page: { path: string; cookie: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'Accept-Encoding': 'br', Cookie: page.cookie };
    request({ port, host: '127.0.0.1', path: page.path, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
    })
      .on('error', reject)
      .end();
  });
}
