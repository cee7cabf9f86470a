// The button that prints. Without scripts the words beside it say which keys do.

const button = document.querySelector('[data-print]');
button?.removeAttribute('hidden');
button?.addEventListener('click', () => window.print());
