/** Runs in the browser: see stage.ts. */
const pageAt = async (address) => await (await fetch(address)).text();

const loaded = (link) =>
  link.sheet ??
  new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => reject(new Error(`no styles: ${link.href}`)));
  });

async function show(address) {
  const shown = new DOMParser().parseFromString(await pageAt(address), 'text/html').documentElement;
  document.replaceChild(shown, document.documentElement);
  const styles = [...document.querySelectorAll('link[rel=stylesheet]')];
  if (styles.length === 0) throw new Error(`a page without styles: ${address}`);
  await Promise.all(styles.map(loaded));
}

const seen = new Set();

/** What of the page in view is dressed as nothing before it was: colours come from these alone. */
const unseen = () => [...document.body.querySelectorAll('*')].filter((element) => isNew(dressOf(element)));
const isNew = (dress) => !seen.has(dress) && Boolean(seen.add(dress));

const PLAIN =
  /^(id|href|src|name|value|for|action|lang|hreflang|content|d|viewBox|(aria|data|hx)-(?!current|invalid).*)$/;

function dressOf(element) {
  const own = [...element.attributes].filter(({ name }) => !PLAIN.test(name));
  const worn = `${element.tagName} ${own.map(({ name, value }) => `${name}=${value}`).join()}`;
  return element.parentElement ? `${dressOf(element.parentElement)} > ${worn}` : worn;
}

async function measure(address, widths, phone, smallest) {
  const frame = document.createElement('iframe');
  Object.assign(frame.style, { border: '0', height: '780px' });
  frame.srcdoc = await pageAt(address);
  document.body.replaceChildren(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve));
  const root = frame.contentDocument.documentElement;
  const neededAt = (width) => {
    frame.style.width = `${width}px`;
    return root.scrollWidth;
  };
  const tooWide = widths.filter((width) => neededAt(width) > width);
  neededAt(phone);
  return { tooWide, smallTargets: smallTargets(root, smallest) };
}

function smallTargets(root, smallest) {
  return (
    [...root.querySelectorAll('a[href], button, summary, input:not([type=hidden]), select')]
      .filter((target) => target.checkVisibility() && getComputedStyle(target).display !== 'inline')
      .map((target) => ({ target, box: (target.closest('label') ?? target).getBoundingClientRect() }))
      // What waits for the focus to be seen is 1 px.
      .filter(({ box }) => box.width > 1 && Math.min(box.width, box.height) < smallest)
      .map(({ target, box }) => `${box.width} x ${box.height}: ${target.outerHTML.slice(0, 120)}`)
  );
}

globalThis.stage = { show, unseen, measure };
