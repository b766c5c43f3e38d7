import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold, originOf, placesOf } from './fold.ts';
import { traditionalPairs } from './traditional-forms.ts';

const finds = (text: string, word: string): string[] => {
  const folded = fold(text);
  return placesOf(folded, word).map((place) => {
    const { start, end } = originOf(folded, place.start, place.end);
    return text.slice(start, end);
  });
};

test('a word is found however it is hidden, and shown as it was written', () => {
  assert.deepEqual(finds('列入黑名单了', '黑名单'), ['黑名单']);
  assert.deepEqual(finds('列入黑 名 单了', '黑名单'), ['黑 名 单']);
  assert.deepEqual(finds('列入黑\u200b名\u200d单了', '黑名单'), ['黑\u200b名\u200d单']);
  assert.deepEqual(finds('列入黑名單了', '黑名单'), ['黑名單']);
  assert.deepEqual(finds('列入黑·名*单了', '黑名单'), ['黑·名*单']);
  assert.deepEqual(finds('列入黑\u3000名\n单了', '黑名单'), ['黑\u3000名\n单']);
  assert.deepEqual(finds('ＦＩＮＡＬ　ＮＯＴＩＣＥ', 'final notice'), ['ＦＩＮＡＬ　ＮＯＴＩＣＥ']);
  assert.deepEqual(finds('the p o l i c e know', 'police'), ['p o l i c e']);
  assert.deepEqual(finds('the рolice know', 'police'), ['рolice']);
  assert.deepEqual(finds('後果自負', '后果自负'), ['後果自負']);
});

test('commas and full stops part words, and a Latin word counts only whole', () => {
  assert.deepEqual(finds('在办公，安排好', '公安'), []);
  assert.deepEqual(finds('later', 'late'), []);
  assert.deepEqual(finds('interested', 'interest'), []);
});

test('every character of a folded text points to a stretch of the original', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const folded = fold(text);
      assert.equal(folded.starts.length, folded.text.length);
      folded.starts.forEach((start, index) => {
        const end = folded.ends[index] ?? 0;
        assert.ok(start < end && end <= text.length);
        assert.ok(index === 0 || start >= (folded.starts[index - 1] ?? 0));
      });
    }),
    { numRuns: 500, seed: 20261109 },
  );
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const once = fold(text).text;
      assert.equal(fold(once).text, once);
    }),
    { numRuns: 500, seed: 20261109 },
  );
});

// GB 2312 holds the simplified characters; Big5 the traditional ones. Three characters of GB 2312 are
// traditional forms that simplified text does not use.
const alsoInGb = new Set(['後', '徵', '於']);
// Variant forms that Big5 leaves to other standards.
const variants = new Set(['厠', '峯', '擡', '羣', '衆']);

function charactersOf(
  encoding: string,
  leads: readonly [number, number],
  trails: readonly [number, number],
): ReadonlySet<string> {
  const decoder = new TextDecoder(encoding);
  const all = new Set<string>();
  for (let lead = leads[0]; lead <= leads[1]; lead += 1) {
    for (let trail = trails[0]; trail <= trails[1]; trail += 1) all.add(decoder.decode(Uint8Array.of(lead, trail)));
  }
  return all;
}

test('every traditional form stands in Big5 and not in GB 2312, every simplified one in GB 2312', () => {
  const simplified = charactersOf('gb18030', [0xb0, 0xf7], [0xa1, 0xfe]);
  const traditional = charactersOf('big5', [0x87, 0xfe], [0x40, 0xfe]);
  const pairs = traditionalPairs();
  assert.ok(pairs.size > 900);
  for (const [from, to] of pairs) {
    assert.ok(simplified.has(to), `${to} is not in GB 2312`);
    assert.ok(traditional.has(from) || variants.has(from), `${from} is not in Big5`);
    assert.ok(!simplified.has(from) || alsoInGb.has(from), `${from} is a simplified character`);
  }
});
