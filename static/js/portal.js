// Optional comfort on pages that are complete without it.

const menu = document.getElementById('menu');
const wide = matchMedia('(min-width: 60em)').matches;
if (menu && wide && !CSS.supports('selector(::details-content)')) menu.open = true;

// A window is a page's form inside one <dialog>: it opens when htmx has filled it and gives the focus back when it closes.
const dialog = document.getElementById('ventana');
let opener = null;
document.addEventListener('htmx:after:swap', () => {
  if (!dialog || dialog.open || dialog.childElementCount === 0) return;
  opener = document.activeElement;
  dialog.ariaLabel = dialog.querySelector('h1, h2')?.textContent ?? dialog.ariaLabel;
  dialog.showModal();
});
dialog?.addEventListener('click', (event) => {
  if (!event.target.closest('[data-close]')) return;
  event.preventDefault();
  dialog.close();
});
dialog?.addEventListener('close', () => {
  dialog.replaceChildren();
  opener?.focus();
});

document.getElementById('errores')?.focus();
