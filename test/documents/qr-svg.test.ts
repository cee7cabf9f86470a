import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qrMatrix } from '../../src/documents/drawing/qr-matrix.ts';
import { qrPath } from '../../src/documents/qr-svg.ts';

const CONTENT = 'otpauth://totp/Aguas%20del%20Valle:ana@example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

test('the path fills exactly the dark modules, within a quiet zone of four', async () => {
  const matrix = qrMatrix(CONTENT);
  const { size, path } = await qrPath(CONTENT);
  assert.equal(size, matrix.length + 8);
  const drawn = matrix.map((row) => row.map(() => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let i = 0; i < Number(width); i++) {
      const row = drawn[Number(y) - 4];
      assert.ok(row);
      row[Number(x) - 4 + i] = true;
    }
  }
  assert.deepEqual(drawn, matrix);
  assert.equal(path.replace(/M\d+ \d+h\d+v1h-\d+z/g, ''), '');
});
