import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLog } from '../../src/kit/log.ts';

function logged(level: string, write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  write(createLog(level, { write: (line) => lines.push(line) }));
  return lines;
}

test('a line is JSON with its time, and names no machine', () => {
  const [line = ''] = logged('info', (log) => log.info({ a: 1 }, 'hello'));
  const entry = JSON.parse(line) as Record<string, unknown>;
  assert.deepEqual(Object.keys(entry).sort(), ['a', 'level', 'msg', 'time']);
  assert.match(String(entry.time), /^\d{4}-\d\d-\d\dT.*Z$/);
});

test('secrets by their names are struck out', () => {
  const secret = 'Manantial#26';
  const lines = logged('info', (log) => {
    log.info({ password: secret, token: secret, cookie: secret });
    log.info({ form: { password: secret, token: secret }, headers: { cookie: secret } });
  });
  assert.equal(lines.length, 2);
  assert.ok(lines.every((line) => line.includes('[redacted]') && !line.includes(secret)));
});

test('line breaks cannot forge an entry', () => {
  const lines = logged('info', (log) => log.info({ path: '/a\r\n{"level":30}' }, 'x\ny'));
  assert.equal(lines.length, 1);
  assert.equal(lines[0]?.trim().split('\n').length, 1);
});

test('silent says nothing', () => {
  assert.deepEqual(
    logged('silent', (log) => log.error('x')),
    [],
  );
});
