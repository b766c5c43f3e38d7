import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instalmentOffer } from './instalment-offer.ts';

test('the effective yearly rates of the model terms are those computed elsewhere', () => {
  const apr = (parts: number, feePpm: number): string =>
    (instalmentOffer(1_200_000n, parts, feePpm).effectiveAprPpm / 10_000).toFixed(2);
  assert.deepEqual(
    [apr(3, 25_000), apr(6, 45_000), apr(9, 65_000), apr(12, 88_000)],
    ['14.94', '15.27', '15.34', '15.86'],
  );
});

test('parts sum to the amount, fees to the fee, and the odd units stand in the last part', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 60n, max: 10n ** 11n }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 300_000 }),
      (amountMinor, parts, feePpm) => {
        const offer = instalmentOffer(amountMinor, parts, feePpm);
        assert.equal(
          offer.principalMinor.reduce((sum, part) => sum + part, 0n),
          amountMinor,
        );
        assert.equal(
          offer.feeMinor.reduce((sum, part) => sum + part, 0n),
          offer.totalFeeMinor,
        );
        assert.ok(offer.principalMinor.every((part) => part <= (offer.principalMinor.at(-1) ?? 0n)));
      },
    ),
    { numRuns: 200 },
  );
});

test('an offer without a fee has no cost', () => {
  assert.equal(instalmentOffer(100_000n, 6, 0).effectiveAprPpm, 0);
});
