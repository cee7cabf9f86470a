import assert from 'node:assert/strict';

/** The wide elements of a digit add up to it by these weights, and to 11 for zero; the fifth makes them two. */
const WEIGHTS = [1, 2, 4, 7, 0];

/** Reads Interleaved 2 of 5 from the widths of bars and spaces, as a scanner does. */
export function decodeItf(widths: number[]): string {
  const threshold = (Math.min(...widths) + Math.max(...widths)) / 2;
  const wide = widths.map((width) => width > threshold);
  assert.deepEqual(wide.slice(0, 4), [false, false, false, false], 'start');
  assert.deepEqual(wide.slice(-3), [true, false, false], 'stop');
  const elements = wide.slice(4, -3);
  let digits = '';
  for (let at = 0; at < elements.length; at += 10) {
    const pair = elements.slice(at, at + 10);
    digits += digit(pair.filter((_, i) => i % 2 === 0)) + digit(pair.filter((_, i) => i % 2 === 1));
  }
  return digits;
}

function digit(elements: boolean[]): string {
  assert.equal(elements.filter(Boolean).length, 2, 'two wide elements of five');
  const sum = elements.reduce((total, wide, i) => total + (wide ? (WEIGHTS[i] ?? 0) : 0), 0);
  return String(sum === 11 ? 0 : sum);
}
