import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { widthOf } from './table.ts';
import { clipText, wrapText } from './wrap.ts';

test('English breaks at spaces', () => {
  assert.deepEqual(wrapText('payment ¥500.00 to principal', 16), ['payment ¥500.00', 'to principal']);
});

test('Chinese breaks between characters, never before a comma or a closing bracket', () => {
  assert.deepEqual(wrapText('最低还款额，最晚还', 10), ['最低还款', '额，最晚还']);
  assert.deepEqual(wrapText('还到(周三)23:59', 8), ['还到(周', '三)23:59']);
});

test('a word wider than the line stands on a line of its own', () => {
  assert.deepEqual(wrapText('a ¥1,000,000,000.00 b', 8), ['a', '¥1,000,000,000.00', 'b']);
});

test('lines but the first may hang in', () => {
  assert.deepEqual(wrapText('aa bb cc dd', 5, 2), ['aa bb', '  cc', '  dd']);
});

test('an empty text is one empty line', () => {
  assert.deepEqual(wrapText('', 10), ['']);
});

test('nothing is lost but spaces, and every line fits that can', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'bc', '款', '，', ' ', '¥1', ')'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 10, max: 40 }), (words, width) => {
      const lines = wrapText(words, width);
      const bare = (given: string): string => given.replaceAll(/\s/g, '');
      assert.equal(bare(lines.join('')), bare(words));
      for (const line of lines) {
        const single = !/[\s\u4E00-\u9FFF，]/u.test(line.slice(1).trim());
        const hanging = /^.[，)]/u.test(line);
        assert.ok(widthOf(line) <= width || single || hanging, `${width}: ${line}`);
      }
    }),
  );
});

test('a clipped text is as wide as asked at most and says that something is missing', () => {
  assert.equal(clipText('rice cooker', 20), 'rice cooker');
  assert.equal(clipText('rice cooker', 8), 'rice co…');
  assert.equal(clipText('电饭煲电饭煲', 7), '电饭煲…');
});
