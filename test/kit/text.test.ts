import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError, ERROR_STATUS, notFound } from '../../src/kit/errors.ts';
import { foldText, isLanguage } from '../../src/kit/text.ts';

test('names are compared without accents, case and signs', () => {
  assert.equal(foldText('  GÓMEZ,  Ana-María '), 'gomez ana maria');
  assert.equal(foldText('Ñandú'), foldText('NANDU'));
  assert.equal(foldText("D'Ángelo"), 'd angelo');
});

test('only the two languages are languages', () => {
  assert.ok(isLanguage('es') && isLanguage('en'));
  for (const other of ['ES', 'pt', '', '__proto__', undefined]) assert.ok(!isLanguage(other));
});

test('an error carries its code, and its reason only for the log', () => {
  const error = notFound('account 1 is not of 2');
  assert.equal(error.code, 'not_found');
  assert.equal(ERROR_STATUS[error.code], 404);
  assert.equal(error.retryAfterSeconds, null);
  assert.equal(new AppError('too_many', 'limit', { retryAfterSeconds: 30 }).retryAfterSeconds, 30);
});

test('every code has a status of its own', () => {
  const statuses = Object.values(ERROR_STATUS);
  assert.equal(new Set(statuses).size, statuses.length);
});
