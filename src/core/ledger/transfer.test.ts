import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayFromCivil } from '../time/index.ts';
import { balancesOf, books, correctionsBetween } from './index.ts';
import type { BookName, Transfer } from './index.ts';

const on = dayFromCivil(2026, 7, 1);
const names = Object.keys(books) as BookName[];

const transfers = fc.array(
  fc
    .record({
      debit: fc.constantFrom(...names),
      credit: fc.constantFrom(...names),
      amount: fc.integer({ min: 1, max: 5 }),
      cause: fc.constantFrom('a', 'b', 'c'),
    })
    .map(({ debit, credit, amount, cause }): Transfer => ({
      postedOn: on,
      valueOn: on,
      cause,
      what: 'payment',
      debit,
      credit,
      bill: null,
      amountMinor: BigInt(amount),
    })),
);

const balances = (list: readonly Transfer[]): readonly unknown[] =>
  [...balancesOf(list)]
    .filter(([, balance]) => balance !== 0n)
    .map(([book, balance]) => `${book} ${balance}`)
    .toSorted();

test('balances of any transfers sum to zero', () => {
  fc.assert(
    fc.property(transfers, (list) => {
      assert.equal(
        [...balancesOf(list).values()].reduce((sum, balance) => sum + balance, 0n),
        0n,
      );
    }),
  );
});

test('what was posted and the corrections together hold what should have been posted', () => {
  fc.assert(
    fc.property(transfers, transfers, (before, after) => {
      const corrections = correctionsBetween(before, after, on);
      assert.ok(corrections.every((transfer) => transfer.amountMinor > 0n));
      assert.deepEqual(balances([...before, ...corrections]), balances(after));
    }),
  );
});

test('where nothing changed nothing is posted', () => {
  fc.assert(fc.property(transfers, (list) => assert.deepEqual(correctionsBetween(list, list.toReversed(), on), [])));
});
