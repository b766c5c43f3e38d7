import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day } from '../time/index.ts';
import type { Intent } from './intent.ts';
import { byRank } from './rank.ts';

const intentOf = (key: string, rank: number): Intent => ({
  key,
  personId: key,
  accountId: key,
  step: 'call',
  on: 20_645 as Day,
  purpose: 'collection',
  channels: ['call'],
  template: null,
  offers: [],
  fromMinute: 600,
  toMinute: 1_140,
  rank,
  nudge: false,
  arm: null,
});

const intents = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.integer({ min: 0, max: 5 })), {
  selector: ([key]) => key,
  maxLength: 40,
});

test('callers take the calls of the highest rank, and nobody is lost', () => {
  fc.assert(
    fc.property(intents, fc.integer({ min: 0, max: 50 }), (drawn, capacity) => {
      const all = drawn.map(([key, rank]) => intentOf(key, rank));
      const { taken, waiting } = byRank(all, capacity);
      assert.equal(taken.length, Math.min(capacity, all.length));
      assert.deepEqual(new Set([...taken, ...waiting]), new Set(all));
      const least = Math.min(Infinity, ...taken.map(({ rank }) => rank));
      assert.ok(waiting.every(({ rank }) => rank <= least));
    }),
  );
});

test('any order of the same intents gives the same answer', () => {
  fc.assert(
    fc.property(intents, fc.integer({ min: 0, max: 50 }), (drawn, capacity) => {
      const all = drawn.map(([key, rank]) => intentOf(key, rank));
      assert.deepEqual(byRank(all.toReversed(), capacity), byRank(all, capacity));
    }),
  );
});

test('equal ranks are not told apart by name: the alphabet favours nobody', () => {
  const all = Array.from({ length: 1_000 }, (_, index) => intentOf(`per_${String(index).padStart(4, '0')}`, 1));
  const early = byRank(all, 500).taken.filter(({ key }) => key < 'per_0500').length;
  assert.ok(Math.abs(early - 250) < 60, `${early} of the first half of the alphabet`);
});
