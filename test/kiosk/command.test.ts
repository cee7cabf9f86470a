import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kioskCommand } from '../../src/commands/kiosk.ts';
import { createKiosks } from '../../src/kiosk/store.ts';
import { openPortal } from '../support/portal.ts';
import { runCommand, runHere } from '../support/process/command.ts';

const settingsOf = (dataDir: string) => ({ DATA_DIR: dataDir, BASE_URL: 'http://lobby.example' });
const portalCommand = (dataDir: string, args: string[]) =>
  runCommand(['kiosk', ...args], settingsOf(dataDir));
const runKiosk = (dataDir: string, args: string[]) => runHere(kioskCommand, args, settingsOf(dataDir));

test('an operator adds a computer beside the open portal, lists it and removes it', async () => {
  const { dataDir, deps, browser } = await openPortal();
  const added = await portalCommand(dataDir, ['add', 'Casa', 'central']);
  assert.equal(added.code, 0);
  const [, key = ''] = /^http:\/\/lobby\.example\/kiosco\/activar\/([0-9A-Z]{26})$/m.exec(added.out) ?? [];
  assert.equal((await browser().get(`/kiosco/activar/${key}`)).status, 200);

  const again = await runKiosk(dataDir, ['add', 'Casa central']);
  assert.deepEqual([again.code, again.out], [65, '']);
  const listed = await runKiosk(dataDir, ['list']);
  assert.match(listed.out, /^[0-9A-Z]{26} {2}\d{4}-\d\d-\d\d {2}Casa central\n$/);
  assert.ok(!listed.out.includes(key));

  const removed = await runKiosk(dataDir, ['remove', listed.out.slice(0, 26)]);
  assert.equal(removed.code, 0);
  assert.equal(await createKiosks(deps.db, deps.clock).find(key), null);
  assert.equal((await runKiosk(dataDir, ['remove', 'Casa central'])).code, 65);
});

test('what is missing is said, with the list of commands', async () => {
  const { dataDir } = await openPortal();
  for (const args of [['add'], ['remove', ' '], ['paint', 'x']]) {
    const { code, err } = await runKiosk(dataDir, args);
    assert.equal(code, 64, args.join(' '));
    assert.match(err, /Falta un dato/);
  }
  const { code, err } = await portalCommand(dataDir, []);
  assert.equal(code, 64);
  assert.match(err, /Falta un dato[\s\S]*kiosk add NOMBRE/);
  const help = await portalCommand(dataDir, ['--help']);
  assert.equal(help.code, 0);
  assert.match(help.out, /add NOMBRE/);
});
