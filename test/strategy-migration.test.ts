import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decide, migrationGaps, newProgress } from '../src/core/strategy/index.ts';
import type { Progress, Strategy, StrategyDecision } from '../src/core/strategy/index.ts';
import type { Day } from '../src/core/time/index.ts';
import { accountIn, personIn, strategies, strategyFrom, WORLD_DAYS, WORLD_FROM, worlds } from './strategy-world.ts';
import type { World } from './strategy-world.ts';

const sms = { purpose: 'collection', channels: ['sms'], template: 's2' };

function edition(version: string, steps: readonly object[], migration: readonly object[] = []): Strategy {
  return strategyFrom({
    strategy: 'dunwell/1',
    id: 'edited',
    version,
    title: { zh: '改过', en: 'Edited' },
    effectiveFrom: '2020-01-01',
    currency: 'CNY',
    jurisdiction: ['cn'],
    languages: ['en'],
    steps,
    migration,
  });
}

const before = edition('2026.10.0', [
  { id: 'first', day: 1, ...sms },
  { id: 'second', day: 5, ...sms },
  { id: 'third', day: 20, ...sms },
]);

/** Nobody pays the one bill that asks for anything. */
const world: World = {
  bills: [true, false, false, false, false, false],
  payments: [],
  holds: [],
  happenings: [],
  hasApp: true,
  driftMinor: 0n,
  personId: 'per_mid_ladder',
};
const dueOn = WORLD_FROM + 15;

function until(strategy: Strategy, progress: Progress, from: number, to: number): readonly StrategyDecision[] {
  const decisions: StrategyDecision[] = [];
  let now = progress;
  for (let on = from as Day; on <= to; on = (on + 1) as Day) {
    const decision = decide(strategy, {
      account: accountIn(world, on),
      person: personIn(world, on),
      progress: now,
      on,
    });
    now = decision.progress;
    decisions.push(decision);
  }
  return decisions;
}

const inMidLadder = (until(before, newProgress(before), WORLD_FROM, dueOn + 6).at(-1) as StrategyDecision).progress;
const stepsDone = (decisions: readonly StrategyDecision[]): readonly string[] =>
  decisions.flatMap(({ intents }) => intents.map(({ step }) => step));

test('steps that keep their id keep their place; what was renamed goes where the strategy says', () => {
  const after = edition(
    '2026.11.0',
    [
      { id: 'first', day: 1, ...sms },
      { id: 'again', day: 6, ...sms },
      { id: 'third', day: 20, ...sms },
    ],
    [{ from: '2026.10.0', steps: { second: 'again' } }],
  );
  const decisions = until(after, inMidLadder, dueOn + 7, dueOn + 30);
  assert.deepEqual(stepsDone(decisions), ['third']);
  assert.deepEqual(decisions[0]?.moves, [
    {
      kind: 'mapped',
      fromVersion: '2026.10.0',
      steps: [
        ['first', 'first'],
        ['second', 'again'],
      ],
    },
  ]);
  assert.deepEqual(
    decisions[0]?.progress.marks.map(({ step, verdict }) => [step, verdict]),
    [
      ['first', 'visited'],
      ['again', 'visited'],
    ],
  );
});

test('a step added behind a person is passed as added later; one added ahead comes', () => {
  const after = edition(
    '2026.11.0',
    [
      { id: 'first', day: 1, ...sms },
      { id: 'new-behind', day: 3, ...sms },
      { id: 'second', day: 5, ...sms },
      { id: 'new-ahead', day: 12, ...sms },
      { id: 'third', day: 20, ...sms },
    ],
    [{ from: '2026.10.0' }],
  );
  const decisions = until(after, inMidLadder, dueOn + 7, dueOn + 30);
  assert.deepEqual(stepsDone(decisions), ['new-ahead', 'third']);
  const behind = decisions[0]?.progress.marks.find(({ step }) => step === 'new-behind');
  assert.deepEqual(behind?.verdict === 'passed' && behind.because, { kind: 'added_later', version: '2026.11.0' });
});

test('a person whose step is gone without a word stays where they are, by name, and hears nothing', () => {
  const after = edition(
    '2026.11.0',
    [
      { id: 'first', day: 1, ...sms },
      { id: 'third', day: 20, ...sms },
    ],
    [{ from: '2026.10.0' }],
  );
  const decisions = until(after, inMidLadder, dueOn + 7, dueOn + 30);
  assert.deepEqual(stepsDone(decisions), []);
  assert.deepEqual(decisions[0]?.trace.nothing, { kind: 'not_mapped', unmapped: ['second'] });
  assert.equal(decisions.at(-1)?.progress, inMidLadder, 'the very same progress: nothing was reset');
  const dropped = edition(
    '2026.11.0',
    [
      { id: 'first', day: 1, ...sms },
      { id: 'third', day: 20, ...sms },
    ],
    [{ from: '2026.10.0', steps: { second: null } }],
  );
  assert.deepEqual(stepsDone(until(dropped, inMidLadder, dueOn + 7, dueOn + 30)), ['third']);
});

test('a version that is not named maps nobody', () => {
  const after = edition(
    '2026.12.0',
    before.file.steps.map(({ id, day }) => ({ id, day, ...sms })),
    [{ from: '2026.11.0' }],
  );
  const [first] = until(after, inMidLadder, dueOn + 7, dueOn + 7);
  assert.deepEqual(first?.trace.nothing, { kind: 'not_mapped', unmapped: ['first', 'second'] });
  // Whoever has not begun has nothing to lose, and begins in the new one.
  const [fresh] = until(after, newProgress(before), WORLD_FROM, WORLD_FROM);
  assert.notEqual(fresh?.trace.nothing?.kind, 'not_mapped');
  assert.equal(fresh?.progress.version, '2026.12.0');
});

test('what an edited strategy leaves unsaid is found before it is let loose', () => {
  const told = (after: Strategy): readonly string[] =>
    migrationGaps(before, after).map(({ rule, at }) => `${rule} ${at}`);
  const same = before.file.steps.map(({ id, day }) => ({ id, day, ...sms }));
  assert.deepEqual(told(edition('2026.11.0', same)), ['strategy.migration.missing /migration']);
  assert.deepEqual(told(edition('2026.11.0', same, [{ from: '2026.10.0' }])), []);
  assert.deepEqual(told(edition('2026.11.0', same.slice(0, 1), [{ from: '2026.10.0', steps: { second: 'first' } }])), [
    'strategy.migration.missing /migration/0/steps',
  ]);
  assert.deepEqual(told(edition('2026.10.0', same.slice(1))), ['strategy.version.same /version']);
  assert.deepEqual(told(before), []);
});

test('an edit that keeps every id changes nothing of what people in mid-ladder go through', () => {
  const day = fc.integer({ min: 0, max: WORLD_DAYS });
  fc.assert(
    fc.property(strategies, worlds, day, (strategy, drawn, changedOn) => {
      const renewed: Strategy = {
        ...strategy,
        version: '2026.12.0',
        file: { ...strategy.file, migration: [{ from: strategy.version, strategy: null, steps: new Map() }] },
      };
      const run = (second: Strategy): readonly string[] => {
        let progress = newProgress(strategy);
        const steps: string[] = [];
        for (let on = WORLD_FROM; on <= WORLD_FROM + WORLD_DAYS; on = (on + 1) as Day) {
          const inForce = on < WORLD_FROM + changedOn ? strategy : second;
          const decision = decide(inForce, {
            account: accountIn(drawn, on),
            person: personIn(drawn, on),
            progress,
            on,
          });
          progress = decision.progress;
          steps.push(...[...decision.intents, ...decision.tasks].map(({ step }) => `${on} ${step}`));
        }
        return steps;
      };
      assert.deepEqual(run(renewed), run(strategy));
    }),
    { numRuns: 300 },
  );
});
