import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomStory } from '../../../test/model/random-story.ts';
import type { Day } from '../time/index.ts';
import { advance } from './advance.ts';
import { begin } from './begin.ts';
import { grainsOf } from './exact-sum.ts';
import { readStory } from './index.ts';

test('the cap is held on every day, whatever the rates and fees, and what it cuts is never charged later', () => {
  let bound = 0;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), (seed) => {
      const random = randomStory(seed, { agreements: true, otherTerms: true });
      const read = readStory(random.story, new Map());
      assert.ok(read.ok);
      // The cap of one row only, so that what it allows can be summed here day by day.
      const [row] = read.value.terms.dated;
      assert.ok(row !== undefined);
      const terms = {
        ...read.value.terms,
        dated: [{ ...row, capPpmYearly: 240_000, lateFee: { amountMinor: 5_000n, onDaysPastDue: 31 } }],
      };
      const state = begin({ ...read.value, terms });
      let waivedBefore = 0n;
      const last = state.on + 300;
      for (let day = state.on + 1; day <= last; day += 1) {
        advance(state, day as Day);
        const allowed = state.allowanceGrains + BigInt(state.principalDays) * 240_000n;
        assert.ok(grainsOf(state.charges) <= allowed, `day ${day}`);
        assert.ok(state.waivedGrains >= waivedBefore);
        waivedBefore = state.waivedGrains;
      }
      if (state.waivedGrains > 0n) bound += 1;
    }),
    { numRuns: 80, seed: 11 },
  );
  assert.ok(bound > 10, `the cap bound in ${bound} stories only`);
});
