import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Measured, measure, tableOf } from './measure.ts';
import { SCENES } from './scenes.ts';
import { buildTown } from './town.ts';

const RUN = { tries: 2, warmUp: 0 };

test('the proof of timing measures every answer that could tell who has a login', async () => {
  const town = await buildTown(RUN.tries);
  const measured: Measured[] = [];
  for (const scene of SCENES) measured.push(await measure(town, scene, RUN));
  await town.close();
  for (const { name, known, unknown } of measured) {
    assert.ok(known > 0 && unknown > 0, name);
    assert.ok(tableOf(measured).includes(name), name);
  }
});
