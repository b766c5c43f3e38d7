import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { armOf, experimentOf, fnv1a, placeInExperiment } from './arm.ts';
import { predicateOf } from './predicate.ts';
import type { Values } from './field.ts';

test('the hash is FNV-1a as published, over UTF-8', () => {
  assert.equal(fnv1a(''), 0x811c9dc5);
  assert.equal(fnv1a('a'), 0xe40c292c);
  assert.equal(fnv1a('foobar'), 0xbf9cf968);
});

/** FNV-1a once more, byte by byte of what the platform calls UTF-8. */
function slowFnv1a(text: string): number {
  let hash = 0x811c9dc5n;
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * 0x01000193n) & 0xffffffffn;
  return Number(hash);
}

test('every text, in any script, has the hash of its UTF-8 bytes', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(fnv1a(text), slowFnv1a(text))));
  for (const text of ['张明', 'é', '\u{1F600}x', 'Ω≈ç√']) assert.equal(fnv1a(text), slowFnv1a(text));
});

test('a hash begun with one text and gone on with another is that of both together', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (one, other) => {
      assert.equal(fnv1a(other, fnv1a(one)), slowFnv1a(one + other));
    }),
  );
});

const halves = [
  { id: 'first', sharePpm: 500_000, holdOut: false },
  { id: 'second', sharePpm: 500_000, holdOut: true },
];

test('whoever does not take part is treated as the champion', () => {
  const withApp = predicateOf({ kind: 'compare', field: 'hasApp', comparator: 'is', than: [1], at: '' });
  const experiment = experimentOf('app-only', withApp, halves);
  for (let index = 0; index < 200; index += 1) {
    const outside = armOf(experiment, `per_${index}`, { hasApp: 0 } as Values);
    assert.deepEqual(outside, { experiment: 'app-only', arm: 'first', holdOut: false, takesPart: false });
  }
});

test('an arm without a share gets nobody', () => {
  const experiment = experimentOf('none', null, [
    { id: 'all', sharePpm: 1_000_000, holdOut: false },
    { id: 'nobody', sharePpm: 0, holdOut: false },
  ]);
  for (let index = 0; index < 1_000; index += 1) assert.equal(armOf(experiment, `p${index}`, {} as Values).arm, 'all');
});

test('places are spread evenly: ids that follow one another do not fall together', () => {
  const experiment = experimentOf('spread', null, halves);
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let index = 0; index < 50_000; index += 1) {
    const tenth = Math.floor(placeInExperiment(experiment, String(1_000_000 + index)) / 100_000);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  // Chi-squared with nine degrees of freedom: beyond 27.9 in one run of a thousand.
  const chiSquared = tenths.reduce((sum, count) => sum + (count - 5_000) ** 2 / 5_000, 0);
  assert.ok(chiSquared < 27.9, `${chiSquared}`);
});
