import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { amountMinorFrom, currencyFrom, equalParts, groupedAmount, plainAmount, roundHalfUp } from './index.ts';
import type { Currency } from './index.ts';

function currency(code: string): Currency {
  const read = currencyFrom(code);
  assert.ok(read.ok);
  return read.value;
}

describe('amounts', () => {
  test('reading what was written gives the same amount, in currencies of two decimals and of none', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.constantFrom('CNY', 'JPY'), (minor, code) => {
        assert.deepEqual(amountMinorFrom(plainAmount(minor, currency(code)), currency(code)), {
          ok: true,
          value: minor,
        });
      }),
    );
  });

  test('an amount with too many decimals, separators, a sign of money or no digits is refused with an example', () => {
    for (const text of ['1.005', '1,000.00', '¥5', '', '.5', '1e3', 'NaN', '٣', '1.', ' 1', '9'.repeat(17)]) {
      const read = amountMinorFrom(text, currency('CNY'));
      assert.ok(!read.ok, text);
      assert.equal(read.fault.kind, 'invalid_amount');
      assert.match(read.fault.message, /such as `1234\.50`/);
    }
    assert.ok(!amountMinorFrom('1.0', currency('TWD')).ok);
  });

  test('thousands are grouped for reading', () => {
    assert.equal(groupedAmount(123_456_789n, currency('CNY')), '1,234,567.89');
    assert.equal(groupedAmount(-5n, currency('CNY')), '-0.05');
    assert.equal(groupedAmount(1_234_567n, currency('TWD')), '1,234,567');
  });

  test('a currency we have not checked is refused, with those we know', () => {
    const read = currencyFrom('constructor');
    assert.ok(!read.ok);
    assert.match(read.fault.message, /CNY, EUR/);
  });
});

describe('rounding', () => {
  test('half goes up, and the error is never more than half a unit', () => {
    assert.deepEqual(
      [roundHalfUp(5n, 10n), roundHalfUp(49n, 100n), roundHalfUp(15n, 10n), roundHalfUp(-5n, 10n)],
      [1n, 0n, 2n, -1n],
    );
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        (numerator, denominator) => {
          const error = 2n * (roundHalfUp(numerator, denominator) * denominator - numerator);
          assert.ok(error <= denominator && error > -denominator);
        },
      ),
    );
  });

  test('equal parts sum to the whole and the odd units stand in the last', () => {
    assert.deepEqual(equalParts(100n, 3), [33n, 33n, 34n]);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 1, max: 60 }), (amountMinor, parts) => {
        const split = equalParts(amountMinor, parts);
        assert.equal(
          split.reduce((sum, part) => sum + part, 0n),
          amountMinor,
        );
        assert.equal(new Set(split.slice(0, -1)).size <= 1, true);
      }),
    );
  });
});
