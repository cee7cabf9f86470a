// Optional comfort on pages that are complete without it.

const menu = document.getElementById('menu');
const wide = matchMedia('(min-width: 60em)').matches;
if (menu && wide && !CSS.supports('selector(::details-content)')) menu.open = true;

// A window is a page's form inside one <dialog>: it opens when htmx has filled it and gives the focus back when it closes.
const dialog = document.getElementById('ventana');
let opener = null;
document.addEventListener('htmx:after:swap', () => {
  if (!dialog || dialog.childElementCount === 0) return;
  dialog.ariaLabel = dialog.querySelector('h1, h2')?.textContent ?? dialog.ariaLabel;
  if (dialog.open) {
    // The next step took the place of the button that had the focus.
    const errors = dialog.querySelector('#errores');
    if (errors) errors.focus();
    else if (!dialog.contains(document.activeElement)) dialog.querySelector('[autofocus]')?.focus();
    return;
  }
  opener = document.activeElement;
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

// What is wrong, or what was done, is where a page that answers begins.
(document.getElementById('errores') ?? document.getElementById('aviso'))?.focus();
