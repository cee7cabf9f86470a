/** Runs in the browser: see stage.ts. */
const pageAt = async (address) => await (await fetch(address)).text();

const loaded = (link) =>
  link.sheet ??
  new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => reject(new Error(`no styles: ${link.href}`)));
  });

const sent = new Map();

async function show(address) {
  if (!sent.has(address)) sent.set(address, await pageAt(address));
  const shown = new DOMParser().parseFromString(sent.get(address), 'text/html').documentElement;
  document.replaceChild(shown, document.documentElement);
  const styles = [...document.querySelectorAll('link[rel=stylesheet]')];
  if (styles.length === 0) throw new Error(`a page without styles: ${address}`);
  await Promise.all(styles.map(loaded));
}

const seen = new Set();

/** What of the page in view has letters that look as none before them did: contrast comes from this alone. */
function unseen() {
  const backs = new Map();
  const isNew = (element) => {
    const look = lookOf(element, backs);
    return !seen.has(look) && Boolean(seen.add(look));
  };
  return [...document.body.querySelectorAll('*')].filter((element) => isLettered(element) && isNew(element));
}

const isLettered = (element) =>
  element.checkVisibility({ visibilityProperty: true }) &&
  (element.matches('input, select, textarea, button') ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ''));

const LETTERS = ['color', 'fontSize', 'fontWeight', 'textShadow', 'webkitTextFillColor'];
const BACK = [
  ...['backgroundColor', 'backgroundImage', 'backgroundClip', 'opacity', 'filter', 'mixBlendMode'],
  ...['position', 'zIndex', 'clipPath'],
];

function lookOf(element, backs) {
  const style = getComputedStyle(element);
  const letters = LETTERS.map((name) => style[name]);
  // What may not be used, and its label, may be pale.
  const isOff =
    element.closest(':disabled, [aria-disabled=true]') ?? element.closest('label')?.control?.disabled;
  return [element.tagName, Boolean(element.value), Boolean(isOff), ...letters, backOf(element, backs)].join(
    '|',
  );
}

/** What lies behind an element, from the page up to its own, with what is painted before and after it. */
function backOf(element, backs) {
  if (!element) return '';
  if (!backs.has(element)) {
    const layers = [null, '::before', '::after'].map((part) => getComputedStyle(element, part));
    const own = layers.map((style) =>
      style.content === 'none' ? '' : BACK.map((name) => style[name]).join(),
    );
    backs.set(element, `${backOf(element.parentElement, backs)} > ${own.join(';')}`);
  }
  return backs.get(element);
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
