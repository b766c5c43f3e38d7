import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { armOf, decide, experimentOf, lookAgain, newProgress, placeInExperiment } from '../src/core/strategy/index.ts';
import type { Progress, Strategy, StrategyDecision } from '../src/core/strategy/index.ts';
import type { Day } from '../src/core/time/index.ts';
import {
  accountIn,
  newsBefore,
  personIn,
  strategies,
  strategyFrom,
  WORLD_DAYS,
  WORLD_FROM,
  worlds,
} from './strategy-world.ts';
import type { World } from './strategy-world.ts';

const runs = process.env['DUNWELL_TIER'] === 'full' ? 2_000 : 150;
const lastDay = (WORLD_FROM + WORLD_DAYS) as Day;

interface Lived {
  readonly on: Day;
  readonly before: Progress;
  readonly decision: StrategyDecision;
}

function liveDaily(strategy: Strategy, world: World): readonly Lived[] {
  const lived: Lived[] = [];
  let progress = newProgress(strategy);
  for (let on = WORLD_FROM; on <= lastDay; on = (on + 1) as Day) {
    const decision = decide(strategy, { account: accountIn(world, on), person: personIn(world, on), progress, on });
    lived.push({ on, before: progress, decision });
    progress = decision.progress;
  }
  return lived;
}

const stopping = new Set(['collection', 'plan_offer', 'legal_warning']);

test('an account in good standing, in a kept plan or on hold gets no intent of purpose collection', () => {
  fc.assert(
    fc.property(strategies, worlds, (strategy, world) => {
      for (const { on, decision } of liveDaily(strategy, world)) {
        const asking = decision.intents.filter(({ purpose }) => purpose === 'collection');
        if (accountIn(world, on).daysPastDue === 0) assert.deepEqual(asking, [], 'good standing');
        if (personIn(world, on).holds.length > 0) {
          assert.deepEqual(
            decision.intents.filter(({ purpose }) => stopping.has(purpose)),
            [],
            'hold',
          );
          assert.deepEqual(
            decision.tasks.filter(({ task }) => task === 'legal_review'),
            [],
            'legal review on hold',
          );
        }
      }
    }),
    { numRuns: runs },
  );
});

test('every stage is visited or passed with a reason, in order, or says what it waits for', () => {
  fc.assert(
    fc.property(strategies, worlds, (strategy, world) => {
      for (const { on, decision } of liveDaily(strategy, world)) {
        const { progress, trace } = decision;
        assert.deepEqual(
          progress.marks.map(({ step }) => step),
          strategy.ladder.slice(0, progress.marks.length).map(({ id }) => id),
          'marks are the beginning of the ladder, in its order',
        );
        progress.marks.forEach((mark, index) => {
          const before = progress.marks[index - 1];
          assert.ok(before === undefined || before.on <= mark.on, 'marks never go back in time');
        });
        assert.equal(trace.steps.length >= strategy.byId.size, true, 'every step has a verdict');
        const { daysPastDue } = accountIn(world, on);
        for (const step of strategy.ladder.slice(progress.marks.length)) {
          if (step.trigger.kind !== 'ladder' || daysPastDue === 0 || step.trigger.day > daysPastDue) continue;
          const verdict = trace.steps.find((each) => each.step === step.id);
          assert.equal(verdict?.verdict, 'waiting', `${step.id} is due on day ${daysPastDue} and says nothing`);
          assert.ok(daysPastDue < step.trigger.untilDay, `${step.id} waits beyond its last day`);
        }
      }
    }),
    { numRuns: runs },
  );
});

test('no stage is visited twice in an episode unless a move says that it was reopened', () => {
  fc.assert(
    fc.property(strategies, worlds, (strategy, world) => {
      let visited = new Set<string>();
      for (const { decision } of liveDaily(strategy, world)) {
        for (const move of decision.moves) {
          if (move.kind === 'episode_began' || (move.kind === 'past_due_again' && !move.resumes)) visited = new Set();
          if (move.kind === 'part_cure') for (const step of move.reopened) visited.delete(step);
          if (move.kind !== 'mark' || move.mark.verdict !== 'visited') continue;
          const step = strategy.byId.get(move.mark.step);
          if (step?.trigger.kind !== 'ladder' || step.repeat !== null) continue;
          assert.ok(!visited.has(step.id), `${step.id} was visited twice`);
          visited.add(step.id);
        }
      }
    }),
    { numRuns: runs },
  );
});

test('the same question gives the same decision, and doing nothing has a reason', () => {
  fc.assert(
    fc.property(strategies, worlds, (strategy, world) => {
      for (const { on, before, decision } of liveDaily(strategy, world)) {
        const again = decide(strategy, {
          account: accountIn(world, on),
          person: personIn(world, on),
          progress: before,
          on,
        });
        assert.deepEqual(again, decision);
        const acted = decision.intents.length + decision.tasks.length > 0;
        assert.equal(decision.trace.nothing === null, acted);
      }
    }),
    { numRuns: Math.ceil(runs / 5) },
  );
});

/** What a date brings when nothing happens after `known`. */
function silentOn(strategy: Strategy, world: World, progress: Progress, on: Day, known: number): StrategyDecision {
  const account = accountIn(world, on, known);
  return decide(strategy, { account, person: personIn(world, on, known), progress, on });
}

const yields = ({ intents, tasks, moves }: StrategyDecision): boolean =>
  intents.length + tasks.length + moves.length > 0;
const certain = new Set(['step', 'continuing_step', 'before_due', 'past_due_begins', 'event_step', 'last_chance']);

test('nextLook is exact: closing each day in between yields nothing, and on the day something comes', () => {
  fc.assert(
    fc.property(strategies, worlds, fc.integer({ min: 0, max: WORLD_DAYS - 1 }), (strategy, world, chosen) => {
      const { on, decision } = liveDaily(strategy, world)[chosen] as Lived;
      const { nextLook, progress } = decision;
      const end = nextLook.on ?? on + 200;
      for (let then = (on + 1) as Day; then < end; then = (then + 1) as Day) {
        const between = silentOn(strategy, world, progress, then, on);
        assert.ok(
          !yields(between),
          `day ${then - on} before the next look (${end - on}) yields ${JSON.stringify(between.moves)}`,
        );
        assert.equal(between.progress, progress, 'the very same progress');
      }
      if (nextLook.on !== null && certain.has(nextLook.because)) {
        const there = silentOn(strategy, world, progress, nextLook.on, on);
        const waits = there.trace.steps.some(({ step, verdict }) => step === nextLook.step && verdict === 'waiting');
        assert.ok(yields(there) || waits, `${nextLook.because} ${nextLook.step ?? ''} yields nothing on its day`);
      }
      assert.deepEqual(
        lookAgain(strategy, { account: accountIn(world, on), person: personIn(world, on), progress, on }),
        nextLook,
      );
    }),
    { numRuns: runs * 4 },
  );
});

test('looking only on the dates of nextLook, and when facts change, gives what looking every day gives', () => {
  fc.assert(
    fc.property(strategies, worlds, (strategy, world) => {
      const daily = liveDaily(strategy, world).flatMap(({ decision }) =>
        [...decision.intents, ...decision.tasks].map(({ key }) => key),
      );
      const seldom: string[] = [];
      let progress = newProgress(strategy);
      let nextOn: Day | null = WORLD_FROM;
      for (let on = WORLD_FROM; on <= lastDay; on = (on + 1) as Day) {
        if (on !== nextOn && !newsBefore(world, on)) continue;
        const decision = decide(strategy, { account: accountIn(world, on), person: personIn(world, on), progress, on });
        seldom.push(...[...decision.intents, ...decision.tasks].map(({ key }) => key));
        progress = decision.progress;
        nextOn = decision.nextLook.on;
      }
      assert.deepEqual(seldom, daily);
    }),
    { numRuns: runs },
  );
});

test('arms are stable and their shares right', () => {
  const arms = [
    { id: 'champion', sharePpm: 700_000, holdOut: false },
    { id: 'challenger', sharePpm: 280_000, holdOut: false },
    { id: 'rest', sharePpm: 20_000, holdOut: true },
  ];
  const experiment = experimentOf('tone-2026', null, arms);
  const counts = new Map<string, number>();
  const people = 200_000;
  const values = {} as Parameters<typeof armOf>[2];
  for (let index = 0; index < people; index += 1) {
    const personId = `per_${index}`;
    const { arm } = armOf(experiment, personId, values);
    assert.equal(armOf(experiment, personId, values).arm, arm);
    counts.set(arm, (counts.get(arm) ?? 0) + 1);
  }
  for (const { id, sharePpm } of arms) {
    const expected = (people * sharePpm) / 1_000_000;
    const spread = 5 * Math.sqrt((expected * (1_000_000 - sharePpm)) / 1_000_000);
    assert.ok(Math.abs((counts.get(id) ?? 0) - expected) < spread, `${id}: ${counts.get(id)} of ${expected}`);
  }
});

test('the place of a person in an experiment is written down for ever', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (experiment, person) => {
      const place = placeInExperiment(experimentOf(experiment, null, []), person);
      assert.ok(Number.isInteger(place) && place >= 0 && place < 1_000_000);
    }),
  );
  // A change of the hash would move everybody.
  assert.deepEqual(
    ['per_1', 'per_2', '张明', 'p\u{1F600}'].map((person) =>
      placeInExperiment(experimentOf('tone-2026', null, []), person),
    ),
    [550_339, 49_365, 386_041, 650_976],
  );
});

test('two experiments fall independently of one another', () => {
  const halves = [
    { id: 'x', sharePpm: 500_000, holdOut: false },
    { id: 'y', sharePpm: 500_000, holdOut: false },
  ];
  const one = experimentOf('one', null, halves);
  const other = experimentOf('other', null, halves);
  const values = {} as Parameters<typeof armOf>[2];
  let both = 0;
  const people = 40_000;
  for (let index = 0; index < people; index += 1) {
    const person = `person-${index}`;
    if (armOf(one, person, values).arm === 'x' && armOf(other, person, values).arm === 'x') both += 1;
  }
  assert.ok(Math.abs(both - people / 4) < 500, `${both} of ${people}`);
});

test('strategyFrom refuses what does not fit together', () => {
  assert.throws(() => strategyFrom({ strategy: 'dunwell/1' }));
});
