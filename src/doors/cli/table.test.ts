import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawTable, padTo, widthOf } from './table.ts';

test('a Chinese character takes two columns, an accent none', () => {
  assert.equal(widthOf('还款日'), 6);
  assert.equal(widthOf('￥1'), 3);
  assert.equal(widthOf('¥1'), 2);
  assert.equal(widthOf('e\u0301'), 1);
  assert.equal(widthOf('🏮'), 2);
  assert.equal(widthOf('ﾊﾝ 한'), 5);
});

test('a table lines up its columns, numbers at the right', () => {
  const text = drawTable({
    columns: [{ head: '项目' }, { head: '金额', align: 'right' }, { head: '' }],
    rows: [
      ['罚息', '1.20', ''],
      ['principal', '1,000.00', '本金'],
    ],
    indent: 1,
  });
  assert.equal(
    text,
    [' 项目           金额', ' ─────────  ────────  ────', ' 罚息           1.20', ' principal  1,000.00  本金'].join(
      '\n',
    ),
  );
});

test('a table without headings is drawn without a rule', () => {
  assert.equal(drawTable({ columns: [{ head: '' }, { head: '' }], rows: [['a', 'b']] }), 'a  b');
});

test('a table without rows is its heading', () => {
  assert.equal(drawTable({ columns: [{ head: 'day' }], rows: [] }), 'day\n───');
});

test('every line of a table with a right-hand last column is equally wide', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '款', '1', ' ', 'é'), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (pairs) => {
      const rows = pairs.map(([left, right]) => [left, `${right}x`]);
      const lines = drawTable({ columns: [{ head: 'l' }, { head: 'r', align: 'right' }], rows }).split('\n');
      assert.equal(new Set(lines.map(widthOf)).size, 1);
    }),
  );
});

test('padding never shortens', () => {
  assert.equal(padTo('还款日', 4), '还款日');
  assert.equal(padTo('还', 4, 'right'), '  还');
});
