import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { segmentsOf, withSignature } from './segments.ts';

// The slow twin: the alphabet spelled out again from the standard's table, and the fewest parts found by trying
// every cut, not by filling up.
const alphabetRows = [
  ['@', 'Δ', ' ', '0', '¡', 'P', '¿', 'p'],
  ['£', '_', '!', '1', 'A', 'Q', 'a', 'q'],
  ['$', 'Φ', '"', '2', 'B', 'R', 'b', 'r'],
  ['¥', 'Γ', '#', '3', 'C', 'S', 'c', 's'],
  ['è', 'Λ', '¤', '4', 'D', 'T', 'd', 't'],
  ['é', 'Ω', '%', '5', 'E', 'U', 'e', 'u'],
  ['ù', 'Π', '&', '6', 'F', 'V', 'f', 'v'],
  ['ì', 'Ψ', "'", '7', 'G', 'W', 'g', 'w'],
  ['ò', 'Σ', '(', '8', 'H', 'X', 'h', 'x'],
  ['Ç', 'Θ', ')', '9', 'I', 'Y', 'i', 'y'],
  ['\n', 'Ξ', '*', ':', 'J', 'Z', 'j', 'z'],
  ['Ø', 'Æ', '+', ';', 'K', 'Ä', 'k', 'ä'],
  ['ø', 'æ', ',', '<', 'L', 'Ö', 'l', 'ö'],
  ['\r', 'ß', '-', '=', 'M', 'Ñ', 'm', 'ñ'],
  ['Å', 'É', '.', '>', 'N', 'Ü', 'n', 'ü'],
  ['å', '/', '?', 'O', '§', 'o', 'à'],
].flat();
const extensionRow = ['\f', '^', '{', '}', '\\', '[', '~', ']', '|', '€'];

function slowSize(character: string, gsm: boolean): number {
  if (!gsm) return character.split('').length;
  return extensionRow.indexOf(character) >= 0 ? 2 : 1;
}

function slowCount(text: string): { alphabet: string; units: number; segments: number } {
  const characters = [...text];
  const gsm = characters.every((each) => alphabetRows.indexOf(each) >= 0 || extensionRow.indexOf(each) >= 0);
  const sizes = characters.map((each) => slowSize(each, gsm));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const alphabet = gsm ? 'gsm7' : 'ucs2';
  if (units <= (gsm ? 160 : 70)) return { alphabet, units, segments: 1 };
  const limit = gsm ? 153 : 67;
  // fewest[i]: the fewest parts for the first i characters, over every possible last part.
  const fewest: number[] = [0];
  for (let end = 1; end <= characters.length; end += 1) {
    let best = Infinity;
    let size = 0;
    for (let start = end - 1; start >= 0; start -= 1) {
      size += sizes[start] ?? 0;
      if (size > limit) break;
      best = Math.min(best, (fewest[start] ?? Infinity) + 1);
    }
    fewest.push(best);
  }
  return { alphabet, units, segments: fewest.at(-1) ?? 0 };
}

const gsmText = fc
  .array(fc.constantFrom('a', 'Z', '¥', '€', '{', '[', '~', ' ', '\n', '8'), { maxLength: 500 })
  .map((all) => all.join(''));
const anyText = fc
  .array(fc.constantFrom('a', '您', '¥', '€', '😀', '𠮷', '，', '9'), { maxLength: 300 })
  .map((all) => all.join(''));

test('segments are counted as the slow twin counts them', () => {
  fc.assert(
    fc.property(fc.oneof(gsmText, anyText), (text) => {
      const { alphabet, units, segments } = segmentsOf(text);
      assert.deepEqual({ alphabet, units, segments }, slowCount(text));
    }),
    { numRuns: 500, seed: 20261109 },
  );
});

test('the parts joined are the text, each within its limit, no surrogate pair split', () => {
  fc.assert(
    fc.property(fc.oneof(gsmText, anyText), (text) => {
      const counted = segmentsOf(text);
      assert.equal(counted.parts.join(''), text);
      assert.equal(counted.parts.length, counted.segments);
      for (const part of counted.parts) {
        const size = [...part].reduce((sum, each) => sum + slowSize(each, counted.alphabet === 'gsm7'), 0);
        const single = counted.segments === 1;
        assert.ok(size <= (counted.alphabet === 'gsm7' ? (single ? 160 : 153) : single ? 70 : 67));
        assert.doesNotMatch(part, /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
      }
    }),
    { numRuns: 500, seed: 20261109 },
  );
});

test('an SMS of 160 septets is one segment and one of 161 is two of 153', () => {
  assert.equal(segmentsOf('a'.repeat(160)).segments, 1);
  assert.equal(segmentsOf('a'.repeat(161)).segments, 2);
  assert.equal(segmentsOf('a'.repeat(306)).segments, 2);
  assert.equal(segmentsOf('a'.repeat(307)).segments, 3);
});

test('an SMS of 70 units is one segment and one of 71 is two of 67', () => {
  assert.equal(segmentsOf('您'.repeat(70)).segments, 1);
  assert.equal(segmentsOf('您'.repeat(71)).segments, 2);
  assert.equal(segmentsOf('您'.repeat(134)).segments, 2);
  assert.equal(segmentsOf('您'.repeat(135)).segments, 3);
});

test('an extension character counts two septets and moves whole into the next segment', () => {
  assert.equal(segmentsOf('€'.repeat(80)).segments, 1);
  const counted = segmentsOf(`${'a'.repeat(152)}€${'a'.repeat(20)}`);
  assert.deepEqual([counted.units, counted.segments, counted.parts[0]?.length], [174, 2, 152]);
});

test('a surrogate pair moves whole into the next segment', () => {
  const counted = segmentsOf(`${'您'.repeat(66)}😀${'您'.repeat(10)}`);
  assert.deepEqual(
    counted.parts.map((part) => part.length),
    [66, 12],
  );
});

test('the yuan sign is in the GSM alphabet and a curly quote is not', () => {
  assert.equal(segmentsOf('¥1,286.40').alphabet, 'gsm7');
  assert.equal(segmentsOf('it’s').alphabet, 'ucs2');
});

test('the registered signature is counted, and its brackets make the text UCS-2', () => {
  const text = withSignature('Your bill', 'Example');
  assert.deepEqual([text, segmentsOf(text).alphabet, segmentsOf(text).units], ['【Example】Your bill', 'ucs2', 18]);
});
