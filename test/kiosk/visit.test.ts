import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANA, tryPassword, trySignIn } from '../identity/support.ts';
import { openLobby } from './support.ts';

const STAY = { follow: false };
const HOME = '/cuentas/100000002';
const END = 'form[action="/kiosco/terminar"]';

test('the start page offers the ways in, the language and people who help', async () => {
  const lobby = await openLobby();
  const { root, text, headers } = (await lobby.kiosk()).page;
  const hrefs = root.querySelectorAll('.tile a').map((a) => a.getAttribute('href'));
  assert.deepEqual(hrefs.slice(0, 4), ['/ingresar', '/registrarse', '/pagar', '/ayuda']);
  assert.match(hrefs[4] ?? '', /^\/idioma\/en/);
  assert.match(text, /Pedile a una persona del local/);
  assert.equal(headers.has('refresh'), false);
});

test('signed out, the beginning is the start page; signed in, the start page leads to the accounts', async () => {
  const lobby = await openLobby();
  const ana = await lobby.kiosk();
  assert.equal((await ana.get('/', STAY)).headers.get('location'), '/kiosco');
  await trySignIn(ana, ANA);
  assert.equal((await ana.get('/kiosco', STAY)).headers.get('location'), '/');
  assert.equal(new URL((await ana.get('/')).url).pathname, '/cuentas');
});

test('a second step left open is nobody’s any more once the start page shows', async () => {
  const lobby = await openLobby();
  const ana = await lobby.kiosk();
  await tryPassword(ana, ANA);
  assert.equal((await ana.get('/pregunta')).status, 200);
  await ana.get('/');
  assert.equal(new URL(ana.page.url).pathname, '/kiosco');
  assert.deepEqual([...ana.cookies.keys()], ['kiosco']);
  assert.equal((await ana.get('/pregunta', STAY)).headers.get('location'), '/ingresar');
});

test('nothing that a visit leaves in the browser outlives it, and the browser is never recognised', async () => {
  const lobby = await openLobby();
  const ana = await lobby.kiosk();
  const kept: string[] = [];
  const watch = () =>
    kept.push(...ana.page.headers.getSetCookie().filter((line) => /Max-Age=[^0]|Expires=/i.test(line)));
  for (const path of ['/idioma/en', '/ingresar', '/registrarse', '/pagar', '/ayuda']) {
    await ana.get(path, STAY);
    watch();
  }
  await tryPassword(ana, ANA);
  watch();
  await ana.get('/pregunta');
  assert.equal(ana.page.root.querySelector('[name=confiar]'), null);
  await ana.submit('form[action="/pregunta"]', { respuesta: 'Aconcagua', confiar: '1' }, STAY);
  watch();
  for (const path of [HOME, '/cuentas', `${HOME}/facturas`]) {
    await ana.get(path, STAY);
    watch();
  }
  assert.deepEqual(kept, []);
  assert.equal(ana.cookies.has('dev'), false);
  assert.deepEqual(await lobby.deps.db.selectFrom('known_browsers').selectAll().execute(), []);
  const session = await lobby.deps.db.selectFrom('sessions').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([session.kind, session.device], ['kiosk', 'Hall']);
});

for (const [way, form] of [
  ['Terminar y borrar', END],
  ['Cerrar sesión', 'form[action="/salir"]'],
] as const) {
  test(`${way} ends the visit at once and leaves only the computer’s own cookie`, async () => {
    const lobby = await openLobby();
    const ana = await lobby.kiosk();
    await ana.get('/idioma/en');
    await trySignIn(ana, ANA);
    await ana.get(HOME);
    const token = ana.cookies.get('sid') ?? '';
    const answer = await ana.submit(form, {}, STAY);
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/kiosco']);
    assert.equal(answer.headers.get('clear-site-data'), '"cache", "storage"');
    assert.deepEqual(await lobby.deps.db.selectFrom('sessions').selectAll().execute(), []);
    const start = await ana.get('/kiosco');
    assert.match(start.text, /no quedó nada de la visita/);
    assert.deepEqual([...ana.cookies.keys()], ['kiosco']);
    assert.equal(start.root.querySelector('html')?.getAttribute('lang'), 'es-AR');
    ana.cookies.set('sid', token);
    const back = await ana.get(HOME);
    assert.match(back.url, /\/ingresar$/);
    assert.doesNotMatch(back.text, /27\.411,90/);
  });
}

test('on https too, where cookies are called otherwise, only the computer’s own is left', async () => {
  const lobby = await openLobby({ BASE_URL: 'https://portal.example' });
  const ana = await lobby.kiosk();
  await ana.get('/idioma/en');
  await trySignIn(ana, ANA);
  await ana.get(HOME);
  assert.ok(ana.cookies.has('__Host-sid') && ana.cookies.has('__Host-lang'));
  await ana.submit(END);
  assert.deepEqual([...ana.cookies.keys()], ['__Host-kiosco']);
});

test('a visit that only looked around leaves no cookie, and its forms are sealed all the same', async () => {
  const lobby = await openLobby();
  const visitor = await lobby.kiosk();
  for (const path of ['/ingresar', '/ayuda', '/kiosco']) await visitor.get(path);
  assert.deepEqual([...visitor.cookies.keys()], ['kiosco']);
  assert.equal((await visitor.post('/kiosco/terminar', {}, STAY)).status, 403);
  await visitor.get('/ayuda');
  assert.equal((await visitor.submit(END, {}, STAY)).status, 303);
});

test('the computer of one lobby seals no forms of another', async () => {
  const lobby = await openLobby();
  const { key } = await lobby.kiosks.add('Sucursal');
  const [hall, branch] = [await lobby.kiosk(), lobby.browser()];
  await branch.get(`/kiosco/activar/${key}`);
  const token = hall.page.root.querySelector('[name=_csrf]')?.getAttribute('value') ?? '';
  assert.equal((await branch.post('/kiosco/terminar', { _csrf: token }, STAY)).status, 403);
});

test('everything but the static files is kept by no cache', async () => {
  const lobby = await openLobby();
  const ana = await lobby.kiosk();
  const paths = ['/kiosco', '/kiosco/aviso', '/kiosco/terminado', '/ingresar', '/nada', '/ayuda'];
  for (const path of paths)
    assert.equal((await ana.get(path, STAY)).headers.get('cache-control'), 'no-store', path);
  await trySignIn(ana, ANA);
  for (const path of ['/', '/cuentas', HOME, `${HOME}/facturas`])
    assert.equal((await ana.get(path, STAY)).headers.get('cache-control'), 'no-store', path);
});

test('a paper is no file there: its page comes, with the note on how to print', async () => {
  const lobby = await openLobby();
  const ana = await lobby.kiosk();
  await trySignIn(ana, ANA);
  const bill = '/cuentas/100000001/facturas/B-1001-25';
  const answer = await ana.get(`${bill}.pdf`, STAY);
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, `${bill}#imprimir`]);
  const list = await ana.get('/cuentas/100000001/pagos.pdf?desde=2026-01-01', STAY);
  assert.equal(list.headers.get('location'), '/cuentas/100000001/pagos?desde=2026-01-01#imprimir');
  const page = await ana.get(`${bill}.pdf`);
  assert.equal(page.status, 200);
  assert.match(page.root.querySelector('#imprimir')?.text ?? '', /Ctrl y P/);
  const elsewhere = await (await lobby.signedIn()).get(`${bill}.pdf`);
  assert.equal(elsewhere.headers.get('content-type'), 'application/pdf');
});

test('no link around a page leaves the portal or calls anybody', async () => {
  const lobby = await openLobby();
  const ana = await lobby.kiosk();
  await trySignIn(ana, ANA);
  for (const path of ['/cuentas', HOME, '/ayuda']) {
    const { root } = await ana.get(path);
    const around = root.querySelectorAll('header a, footer a, .extras a, .menu a');
    for (const a of around) assert.match(a.getAttribute('href') ?? '', /^[/#]/, path);
  }
});
