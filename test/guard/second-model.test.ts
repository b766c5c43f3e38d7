import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flatFactsOf } from '../../bench/guard/flat-facts.ts';
import type { FlatFacts } from '../../bench/guard/flat-facts.ts';
import { LIMITS, ninePack } from '../../bench/guard/nine-pack.ts';
import { questionOf } from '../../bench/guard/questions.ts';
import { compileGuard, mayContact } from '../../src/core/guard/index.ts';
import type { Guard } from '../../src/core/guard/index.ts';

const count = process.env['DUNWELL_TIER'] === 'full' ? 300_000 : 10_000;

/** The nine conditions as plain sentences over values that share no code with guard. */
const plainly: Readonly<Record<string, (facts: FlatFacts) => boolean>> = {
  'nine.cease': ({ ceased }) => ceased,
  'nine.attorney': ({ attorney }) => attorney,
  'nine.bankruptcy': ({ bankrupt }) => bankrupt,
  'nine.promise': ({ promiseRunning }) => promiseRunning,
  'engine.consentMissing': ({ consented }) => !consented,
  'nine.calls': ({ callsInSevenDays }) => callsInSevenDays >= LIMITS.callsMax,
  'nine.window': ({ localMinute }) => localMinute < LIMITS.opensAtMinute || localMinute >= LIMITS.closesAtMinute,
  'nine.threshold': ({ daysPastDue, pastDueMinor }) =>
    daysPastDue < LIMITS.daysPastDueMin || pastDueMinor < LIMITS.pastDueMinorMin,
};

function nineGuard(): Guard {
  const guard = compileGuard({ packs: [ninePack()], calendars: [], zoneData: 'test' });
  if (!guard.ok) throw new Error(guard.fault.message);
  return guard.value;
}

test(`a second, obvious model of nine conditions refuses for the same reasons, ${count} times`, () => {
  const guard = nineGuard();
  for (let seed = 0; seed < count; seed += 1) {
    const question = questionOf(seed, 'nine');
    const { findings } = guard.judge(guard.matter(question.facts, question.action), question.at, question.at);
    const ours = findings.spoke.filter(({ verdict }) => verdict === 'refuses').map(({ rule }) => rule.id);
    const flat = flatFactsOf(question);
    const theirs = Object.keys(plainly).filter((rule) => plainly[rule]?.(flat) === true);
    assert.deepEqual(ours.toSorted(), theirs.toSorted(), `seed ${seed}: ${JSON.stringify(flat)}`);
    if (seed % 50 === 0) {
      assert.equal(mayContact(guard, question.facts, question.action, question.at).allowed, theirs.length === 0);
    }
  }
});
