import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byText, formOf, one, parse, text } from './html.ts';
import { assertValidHtml } from './html-validate.ts';

const PAGE = `<!DOCTYPE html>
<html lang="es-AR">
<head><meta charset="utf-8"><title>Pagar</title></head>
<body>
<main>
<h1>Facturas &amp;&nbsp;pagos</h1>
<noscript><p>Sin   JavaScript</p></noscript>
<form id="pay" method="post" action="/cuentas/1/pagos?a=1&amp;b=2">
<input type="hidden" name="csrf" value="a&quot;b">
<label><input type="checkbox" name="factura" value="F1" checked> F1</label>
<label><input type="checkbox" name="factura" value="F2"> F2</label>
<label><input type="checkbox" name="factura" value="F3" checked disabled> F3</label>
<label><input type="radio" name="kind" value="a"> A</label>
<label><input type="radio" name="kind" value="b" checked> B</label>
<label>Texto <textarea name="note">
  dos &lt;b&gt;
líneas</textarea></label>
<label>Uno <select name="first"><option value="">Elegí</option><option value="x">X</option></select></label>
<label>Dos <select name="second"><option value="1">1</option><option selected>dos</option></select></label>
<label>Tres <select name="many" multiple><option selected>a</option><option>b</option><option selected>c</option></select></label>
<label>Correo <input type="email" name="email"></label>
<label>Archivo <input type="file" name="file"></label>
<fieldset disabled><legend>Más</legend><label>No <input type="text" name="no" value="1"></label></fieldset>
<button type="submit" name="step" value="next">Sí, pagar</button>
<button type="submit" formaction="/volver" formmethod="get">Volver</button>
</form>
<label>Afuera <input form="pay" type="text" name="outside" value="1"></label>
</main>
</body>
</html>
`;

const FIELDS = [
  ['csrf', 'a"b'],
  ['factura', 'F1'],
  ['kind', 'b'],
  ['note', '  dos <b>\nlíneas'],
  ['first', ''],
  ['second', 'dos'],
  ['many', 'a'],
  ['many', 'c'],
  ['email', ''],
];

test('a form is read as a browser would send it', () => {
  const doc = parse(PAGE);
  const form = formOf(doc, 'form');
  assert.deepEqual(form, {
    action: '/cuentas/1/pagos?a=1&b=2',
    method: 'POST',
    fields: [...FIELDS, ['outside', '1']],
  });
});

test('the button that is pressed is sent, and may change where to', () => {
  const doc = parse(PAGE);
  const pay = formOf(doc, '#pay', byText(doc, 'button', 'SÍ, PAGAR'));
  assert.deepEqual(pay.fields, [...FIELDS, ['step', 'next'], ['outside', '1']]);
  const back = formOf(doc, '[name=csrf]', byText(doc, 'button', /volver/i));
  assert.deepEqual([back.action, back.method], ['/volver', 'GET']);
});

test('words are read with their spaces collapsed, those without JavaScript too', () => {
  const doc = parse(PAGE);
  assert.equal(text(one(doc, 'h1')), 'Facturas & pagos');
  assert.equal(text(one(doc, 'noscript p')), 'Sin JavaScript');
});

test('what is not there is told with what is there', () => {
  const doc = parse(PAGE);
  assert.throws(
    () => byText(doc, 'button', 'Ingresar'),
    /No button says Ingresar; there are:\n {2}Sí, pagar/,
  );
  assert.throws(() => one(doc, 'table'), /No table in/);
  assert.throws(() => formOf(doc, 'h1'), /h1 is not in a form/);
});

test('a valid page and a valid fragment pass', () => {
  assertValidHtml(PAGE, 'page');
  assertValidHtml(
    '<section id="20-00012345"><ul role="list" class="a  a"> \n<li><a href="tel:0800 222">Ver</a></li></ul><button type="button" hx-get="/x" hx-target="#y" disabled="">Más</button></section>',
    'fragment',
  );
});

const INVALID: [html: string, rule: RegExp][] = [
  ['<p><div></div></p>', /element-permitted-content|close-order|no-implicit-close/],
  ['<input type="text" name="a">', /^AssertionError.*\n.*name:1:2 .*input-missing-label/],
  ['<img src="a.png">', /wcag\/h37/],
  ['<p id="a"></p><p id="a"></p>', /no-dup-id/],
  ['<p style="color: red">a</p>', /no-inline-style/],
  ['<button>a</button>', /no-implicit-button-type/],
  ['<html lang="es"><head><title>a</title></head><body></body></html>', /missing-doctype/],
  [PAGE.replace('<h1>', '<h1 aria-describedby="none">'), /no-missing-references/],
  ['<a href="/a"><button type="button">a</button></a>', /element-permitted-content/],
];

for (const [html, rule] of INVALID) {
  test(`invalid: ${html.slice(0, 60)}`, () => assert.throws(() => assertValidHtml(html, 'name'), rule));
}
