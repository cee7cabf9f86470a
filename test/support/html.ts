import { AssertionError } from 'node:assert/strict';
import type { HTMLElement } from 'node-html-parser';
import { parse as parseHtml } from 'node-html-parser';

export type { HTMLElement };

export interface Form {
  /** As written; empty when the form is sent to the page's own address. */
  action: string;
  method: 'GET' | 'POST';
  /** What a browser would send, in order; names may come more than once. */
  fields: [name: string, value: string][];
}

const BUTTONS = ['submit', 'button', 'reset', 'image'];

/** Parses a page as a browser without JavaScript reads it: `noscript` has its contents. */
export function parse(html: string): HTMLElement {
  return parseHtml(html, { blockTextElements: { script: true, style: true } });
}

/** The words of an element, spaces (hard ones too) collapsed, entities decoded. */
export function text(element: HTMLElement): string {
  return element.text.replace(/\s+/g, ' ').trim();
}

/** Elements by selector whose words are exactly these, without regard to case, or match a pattern. */
export function allByText(root: HTMLElement, selector: string, wanted: string | RegExp): HTMLElement[] {
  return root.querySelectorAll(selector).filter((element) => {
    const words = text(element);
    return typeof wanted === 'string'
      ? words.toLocaleLowerCase('es') === wanted.toLocaleLowerCase('es')
      : wanted.test(words);
  });
}

/** The first of `allByText`; fails naming what is there instead. */
export function byText(root: HTMLElement, selector: string, wanted: string | RegExp): HTMLElement {
  const found = allByText(root, selector, wanted)[0];
  if (found) return found;
  const there = root.querySelectorAll(selector).map((element) => `  ${text(element)}`);
  throw new AssertionError({ message: `No ${selector} says ${wanted}; there are:\n${there.join('\n')}` });
}

/** The first element of a selector; fails when there is none. */
export function one(root: HTMLElement, selector: string): HTMLElement {
  const found = root.querySelector(selector);
  if (found) return found;
  throw new AssertionError({ message: `No ${selector} in:\n${text(root).slice(0, 500)}` });
}

/**
 * A form as a browser would send it untouched, pressing `button` when given. Takes the form by selector of
 * itself or of anything in it.
 */
export function formOf(doc: HTMLElement, selector: string, button: HTMLElement | null = null): Form {
  const form = one(doc, selector).closest('form');
  if (!form) throw new AssertionError({ message: `${selector} is not in a form` });
  const told = (name: string) => button?.getAttribute(`form${name}`) ?? form.getAttribute(name);
  return {
    action: told('action') ?? '',
    method: told('method')?.toLowerCase() === 'post' ? 'POST' : 'GET',
    fields: controlsOf(doc, form).flatMap((control) => {
      const name = control.getAttribute('name');
      if (!name || isDisabled(control)) return [];
      return valuesOf(control, button).map((value): [string, string] => [name, value]);
    }),
  };
}

/** Controls inside the form and those tied to it by their `form` attribute, in the order of the page. */
function controlsOf(doc: HTMLElement, form: HTMLElement): HTMLElement[] {
  return doc.querySelectorAll('input, select, textarea, button').filter((control) => {
    const tied = control.getAttribute('form');
    return tied === undefined ? control.closest('form') === form : form.id !== '' && tied === form.id;
  });
}

function isDisabled(control: HTMLElement): boolean {
  if (control.hasAttribute('disabled')) return true;
  const fieldset = control.closest('fieldset[disabled]');
  if (!fieldset) return false;
  const legend = control.closest('legend');
  return legend === null || legend.parentNode !== fieldset;
}

function valuesOf(control: HTMLElement, button: HTMLElement | null): string[] {
  const value = control.getAttribute('value');
  if (control.localName === 'select') return selectedOf(control);
  if (control.localName === 'textarea') return [control.text.replace(/^\r?\n/, '')];
  const type = control.getAttribute('type')?.toLowerCase() ?? 'text';
  if (control.localName === 'button' || BUTTONS.includes(type)) {
    return control === button ? [value ?? ''] : [];
  }
  if (type === 'checkbox' || type === 'radio') return control.hasAttribute('checked') ? [value ?? 'on'] : [];
  return type === 'file' ? [] : [value ?? ''];
}

function selectedOf(select: HTMLElement): string[] {
  const options = select.querySelectorAll('option');
  const optionValue = (option: HTMLElement) => option.getAttribute('value') ?? text(option);
  const selected = options.filter((option) => option.hasAttribute('selected'));
  if (select.hasAttribute('multiple')) return selected.filter(isEnabled).map(optionValue);
  const shown = selected.at(-1) ?? options.find(isEnabled);
  return shown && isEnabled(shown) ? [optionValue(shown)] : [];
}

function isEnabled(option: HTMLElement): boolean {
  return !option.hasAttribute('disabled') && option.closest('optgroup[disabled]') === null;
}
