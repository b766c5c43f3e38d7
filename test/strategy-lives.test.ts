import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suppose } from '../src/core/account/index.ts';
import type { Story, SupposedPayment } from '../src/core/account/index.ts';
import { nothingSupposed, preview } from '../src/core/review/index.ts';
import type { LivedDay, Supposed } from '../src/core/review/index.ts';
import { readStandingSettings } from '../src/core/standing/index.ts';
import { accountFactsOn, decide, newProgress, quietPerson } from '../src/core/strategy/index.ts';
import type { Move, Progress, Strategy } from '../src/core/strategy/index.ts';
import { dayFromIso, isoFromDay } from '../src/core/time/index.ts';
import type { Day } from '../src/core/time/index.ts';
import { documentFrom } from '../src/shell/documents/index.ts';
import { loadGuard } from '../src/shell/rules/index.ts';
import { storyFrom } from '../src/shell/stories/index.ts';
import { loadStrategy } from '../src/shell/strategies/index.ts';
import { strategyFrom } from './strategy-world.ts';

type Faulty<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: { readonly message: string } };

function must<T>(result: Faulty<T>): T {
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
}

const day = (iso: string): Day => must(dayFromIso(iso));
const guard = must(loadGuard());
const standing = must(readStandingSettings(undefined, ''));
const shipped = (name: string): Strategy => must(loadStrategy(name)).strategy;

function storyOf(events: string, accountId = 'acct_a'): Story {
  const text = `story: dunwell/1\ncurrency: CNY\nzone: Asia/Shanghai\nterms: cn-monthly\naccount: { id: ${accountId}, openedOn: 2026-06-02, billDay: 1, dueDay: 10 }\nevents:\n${events}`;
  return must(storyFrom(must(documentFrom(text, 'story.yaml', 'yaml')), '.')).story;
}

const lamp = `  - { id: p1, type: purchase, on: 2026-06-03, amount: '1000.00', text: lamp }\n`;
const threeBills = `${lamp}  - { id: p2, type: purchase, on: 2026-07-20, amount: '400.00', text: chair }\n  - { id: p3, type: purchase, on: 2026-08-20, amount: '300.00', text: table }\n`;

interface Life {
  readonly strategy: Strategy;
  readonly story: Story;
  readonly to: string;
  readonly payments?: readonly (readonly [string, bigint])[];
  readonly supposed?: Supposed;
}

function live({ strategy, story, to, payments = [], supposed = nothingSupposed.supposed }: Life): readonly LivedDay[] {
  const paid = payments.map(([on, amountMinor]): SupposedPayment => ({ on: day(on), amountMinor }));
  return must(
    preview({ strategy, guard, story, standing, payments: paid, supposed, from: day('2026-06-03'), to: day(to) }),
  );
}

const done = (days: readonly LivedDay[]): readonly string[] =>
  days.flatMap(({ on, decision }) =>
    [...decision.intents, ...decision.tasks].map(({ step }) => `${isoFromDay(on)} ${step}`),
  );

const movesOf = (days: readonly LivedDay[], kind: Move['kind']): readonly Move[] =>
  days.flatMap(({ decision }) => decision.moves.filter((move) => move.kind === kind));

const sms = { purpose: 'collection', channels: ['sms'], template: 's2' };

function ladderOf(steps: readonly object[], more: object = {}): Strategy {
  return strategyFrom({
    strategy: 'dunwell/1',
    id: 'ladder',
    version: '2026.11.0',
    title: { zh: '阶梯', en: 'Ladder' },
    effectiveFrom: '2026-01-30',
    currency: 'CNY',
    jurisdiction: ['cn'],
    languages: ['en'],
    steps,
    ...more,
  });
}

const plain = ladderOf([
  { id: 'd1', day: 1, ...sms },
  { id: 'd5', day: 5, ...sms },
  { id: 'd20', day: 20, ...sms },
  { id: 'd40', day: 40, ...sms },
]);

test('day n of a strategy is the days past due on the date of contact: due on the 10th, the day after is the 11th', () => {
  const days = live({ strategy: plain, story: storyOf(lamp), to: '2026-08-25' });
  assert.deepEqual(done(days), ['2026-07-11 d1', '2026-07-15 d5', '2026-07-30 d20', '2026-08-19 d40']);
});

test('a partial payment in mid-ladder skips and repeats nothing', () => {
  const unpaid = live({ strategy: plain, story: storyOf(lamp), to: '2026-08-25' });
  const partly = live({ strategy: plain, story: storyOf(lamp), to: '2026-08-25', payments: [['2026-07-13', 5_000n]] });
  assert.deepEqual(done(partly), done(unpaid));
});

test('paying the oldest of three bills in mid-ladder: every stage is visited once, and the fall of days is told', () => {
  // On 15 September the bill of July is met, those of August and September are past due: 68 days become 6.
  const longer = ladderOf([1, 5, 20, 40, 80].map((on) => ({ id: `d${on}`, day: on, ...sms })));
  const days = live({
    strategy: longer,
    story: storyOf(threeBills),
    to: '2026-12-20',
    payments: [['2026-09-15', 120_000n]],
  });
  assert.deepEqual(movesOf(days, 'part_cure'), [{ kind: 'part_cure', fromDays: 68, toDays: 6, reopened: [] }]);
  assert.deepEqual(done(days), [
    '2026-07-11 d1',
    '2026-07-15 d5',
    '2026-07-30 d20',
    '2026-08-19 d40',
    '2026-11-29 d80',
  ]);
  const later = days.find(({ on }) => on === day('2026-10-01'));
  assert.deepEqual(later?.decision.trace.nothing, { kind: 'no_step_today' });
  assert.equal(later?.decision.trace.steps[3]?.verdict, 'visited');
});

test('a strategy that takes stages again after a part cure says which', () => {
  const again = ladderOf(
    plain.file.steps.map(({ id, day: on }) => ({ id, day: on, ...sms })),
    { afterPartCure: 'again' },
  );
  const days = live({
    strategy: again,
    story: storyOf(threeBills),
    to: '2026-12-20',
    payments: [['2026-09-15', 120_000n]],
  });
  const [move] = movesOf(days, 'part_cure') as readonly Extract<Move, { kind: 'part_cure' }>[];
  assert.deepEqual(move, { kind: 'part_cure', fromDays: 68, toDays: 6, reopened: ['d20', 'd40'] });
  const afterwards = done(days.filter(({ on }) => on > day('2026-09-15'))).map((line) => line.split(' ')[1]);
  assert.deepEqual(afterwards, ['d20', 'd40']);
});

test('past due again after cure: a new episode, said to be one, and the ladder from its beginning', () => {
  const story = storyOf(`${lamp}  - { id: p2, type: purchase, on: 2026-07-20, amount: '400.00', text: chair }\n`);
  const days = live({ strategy: plain, story, to: '2026-08-20', payments: [['2026-07-17', 110_000n]] });
  assert.deepEqual(done(days), ['2026-07-11 d1', '2026-07-15 d5', '2026-08-11 d1', '2026-08-15 d5']);
  assert.deepEqual(movesOf(days, 'past_due_again'), [
    { kind: 'past_due_again', number: 2, daysAfterCure: 24, resumes: false },
  ]);
});

test('a strategy that resumes after cure goes on where the ladder ended, and says so', () => {
  const resumes = ladderOf(
    plain.file.steps.map(({ id, day: on }) => ({ id, day: on, ...sms })),
    {
      afterCure: { withinDays: 60, then: 'resume' },
    },
  );
  const story = storyOf(`${lamp}  - { id: p2, type: purchase, on: 2026-07-20, amount: '400.00', text: chair }\n`);
  const days = live({ strategy: resumes, story, to: '2026-09-05', payments: [['2026-07-17', 110_000n]] });
  assert.deepEqual(done(days), ['2026-07-11 d1', '2026-07-15 d5', '2026-08-30 d20']);
  assert.equal((movesOf(days, 'past_due_again')[0] as { resumes: boolean }).resumes, true);
});

test('a payment that comes back: the cure did not hold, the same episode goes on, nothing is done twice', () => {
  const bounced = storyOf(
    `${lamp}  - { id: y1, type: payment, on: 2026-07-17, amount: '1100.00', via: card }\n  - { id: b1, type: paymentReversed, on: 2026-08-05, of: y1, reason: bounced }\n`,
  );
  const days = live({ strategy: plain, story: bounced, to: '2026-08-25' });
  assert.deepEqual(done(days), ['2026-07-11 d1', '2026-07-15 d5', '2026-08-19 d40']);
  assert.equal(movesOf(days, 'cured').length, 1);
  assert.deepEqual(movesOf(days, 'cure_undone'), [{ kind: 'cure_undone', number: 1 }]);
  const passed = movesOf(days, 'mark').filter((move) => move.kind === 'mark' && move.mark.verdict === 'passed');
  assert.deepEqual(passed, [
    {
      kind: 'mark',
      mark: {
        step: 'd20',
        verdict: 'passed',
        on: day('2026-08-06'),
        because: { kind: 'jumped_over', daysPastDue: 27 },
      },
    },
  ]);
});

test('an account taken over late: what lies behind is passed with a reason, and nothing of it is made up for', () => {
  const late = storyOf(
    `  - { id: o1, type: opening, on: 2026-06-30, bills: [{ issuedOn: 2026-05-01, dueOn: 2026-05-10, base: '500.00', principal: '500.00' }] }\n`,
  );
  const days = live({ strategy: plain, story: late, to: '2026-07-20' });
  assert.deepEqual(done(days), []);
  const [first] = days;
  assert.deepEqual(
    first?.decision.trace.steps.map((step) =>
      'because' in step ? `${step.step} ${step.because.kind}` : `${step.step} ${step.verdict}`,
    ),
    ['d1 jumped_over', 'd5 jumped_over', 'd20 jumped_over', 'd40 jumped_over'],
  );
});

const heldSteps = [
  { id: 'd1', day: 1, ...sms },
  { id: 'd5', day: 5, untilDay: 11, ...sms },
  { id: 'd12', day: 12, ...sms },
  { id: 'kept', on: 'promise_broken', purpose: 'collection', channels: ['sms'], template: 'promiseMissed' },
];

test('a promise holds every contact until it is broken, and the broken promise is answered once', () => {
  const supposed: Supposed = {
    holds: [{ name: 'promise', from: day('2026-07-13'), to: day('2026-07-18') }],
    happenings: [{ id: 'b1', type: 'promise_broken', on: day('2026-07-18') }],
  };
  const days = live({ strategy: ladderOf(heldSteps), story: storyOf(lamp), to: '2026-08-10', supposed });
  assert.deepEqual(done(days), ['2026-07-11 d1', '2026-07-19 kept', '2026-07-20 d5', '2026-07-22 d12']);
  const answered = days.find(({ on }) => on === day('2026-07-19'));
  assert.deepEqual(answered?.decision.trace.steps[1], {
    step: 'd5',
    verdict: 'waiting',
    because: { kind: 'same_day', step: 'kept' },
  });
  assert.deepEqual(answered?.decision.nextLook, { on: day('2026-07-20'), because: 'block_ends', step: 'd5' });
  const held = days.find(({ on }) => on === day('2026-07-16'));
  assert.deepEqual(held?.decision.trace.nothing, {
    kind: 'blocked',
    step: 'd5',
    because: { kind: 'hold', hold: 'promise', lastOn: day('2026-07-18') },
  });
  assert.deepEqual(held?.decision.nextLook, { on: day('2026-07-19'), because: 'block_ends', step: 'd5' });
});

test('a stage whose last day falls into a hold is passed with the hold as its reason', () => {
  const supposed: Supposed = {
    holds: [{ name: 'dispute', from: day('2026-07-13'), to: day('2026-07-30') }],
    happenings: [],
  };
  const days = live({ strategy: ladderOf(heldSteps), story: storyOf(lamp), to: '2026-08-10', supposed });
  assert.deepEqual(done(days), ['2026-07-11 d1']);
  const passed = movesOf(days, 'mark').flatMap((move) =>
    move.kind === 'mark' && move.mark.verdict === 'passed' ? [move.mark] : [],
  );
  assert.deepEqual(
    passed.map(({ step, on, because }) => [step, isoFromDay(on), because.kind]),
    [
      ['d5', '2026-07-21', 'hold'],
      ['d12', '2026-07-22', 'hold'],
    ],
  );
});

test('a step that waits is overtaken by a later one, by name', () => {
  const steps = [
    {
      id: 'call',
      day: 2,
      untilDay: 10,
      when: { field: 'daysSinceReply', below: 3 },
      purpose: 'collection',
      channels: ['call'],
    },
    { id: 'text', day: 4, ...sms },
  ];
  const days = live({ strategy: ladderOf(steps), story: storyOf(lamp), to: '2026-07-20' });
  assert.deepEqual(done(days), ['2026-07-14 text']);
  const [move] = movesOf(days, 'mark');
  assert.ok(move?.kind === 'mark' && move.mark.verdict === 'passed' && move.mark.because.kind === 'overtaken');
  assert.equal(move.mark.because.by, 'text');
  assert.equal(move.mark.because.block?.kind, 'condition');
});

test('a continuing step comes every so many days, skips a turn on hold, and ends as it says', () => {
  const steps = [
    {
      id: 'app',
      day: 1,
      purpose: 'collection',
      channels: ['in_app'],
      template: 's2',
      repeat: { everyDays: 4, times: 4, untilDay: 30 },
    },
  ];
  const supposed: Supposed = {
    holds: [{ name: 'complaint', from: day('2026-07-14'), to: day('2026-07-16') }],
    happenings: [],
  };
  const days = live({ strategy: ladderOf(steps), story: storyOf(lamp), to: '2026-08-20', supposed });
  assert.deepEqual(done(days), ['2026-07-11 app', '2026-07-19 app', '2026-07-23 app', '2026-07-27 app']);
  assert.deepEqual(movesOf(days, 'skipped'), [{ kind: 'skipped', step: 'app' }]);
});

test('who has no app is not wished for by push; the next channel of the step takes its place', () => {
  const steps = [
    { id: 'notice', daysToDue: 0, purpose: 'pre_due_notice', channels: ['push', 'sms'], template: 's1' },
    { id: 'app', day: 1, untilDay: 2, purpose: 'collection', channels: ['in_app'], template: 's2' },
  ];
  const strategy = ladderOf(steps);
  const lived = must(
    preview({
      strategy,
      guard,
      story: storyOf(lamp),
      standing,
      payments: [],
      supposed: nothingSupposed.supposed,
      person: { ...quietPerson('p'), hasApp: false },
      from: day('2026-07-05'),
      to: day('2026-07-20'),
    }),
  );
  const intents = lived.flatMap(({ decision }) => decision.intents);
  assert.deepEqual(
    intents.map(({ step, channels }) => [step, channels]),
    [['notice', ['sms']]],
  );
});

test('of three accounts of a person one is cured: the others go on, and no two wishes have the same key', () => {
  const lives = ['acct_a', 'acct_b', 'acct_c'].map((id) =>
    must(
      preview({
        strategy: plain,
        guard,
        story: storyOf(lamp, id),
        standing,
        payments: id === 'acct_b' ? [{ on: day('2026-07-14'), amountMinor: 110_000n }] : [],
        supposed: nothingSupposed.supposed,
        person: quietPerson('per_of_three'),
        from: day('2026-06-03'),
        to: day('2026-08-25'),
      }),
    ),
  );
  assert.deepEqual(
    lives.map((days) => done(days).length),
    [4, 1, 4],
  );
  const keys = lives.flatMap((days) => days.flatMap(({ decision }) => decision.intents.map(({ key }) => key)));
  assert.equal(new Set(keys).size, 9);
});

test('legal review comes only after long refusal of offered help, and a visit never', () => {
  const strategy = shipped('cn-standard');
  const days = live({ strategy, story: storyOf(lamp), to: '2027-02-28' });
  const review = days.find(({ decision }) => decision.tasks.some(({ task }) => task === 'legal_review'));
  assert.ok(review !== undefined && review.account.daysPastDue >= 120);
  const offers = days
    .filter(({ on }) => on < review.on)
    .flatMap(({ decision }) => decision.intents.filter((intent) => intent.offers.length > 0));
  assert.ok(offers.length >= 5, 'help was offered again and again before');
  assert.ok(days.every(({ decision }) => decision.intents.every(({ channels }) => !channels.includes('visit'))));
  const replied: Supposed = {
    holds: [],
    happenings: Array.from({ length: 8 }, (_, index) => ({
      id: `r${index}`,
      type: 'reply' as const,
      on: (day('2026-07-25') + index * 30) as Day,
    })),
  };
  const answering = live({ strategy, story: storyOf(lamp), to: '2027-02-28', supposed: replied });
  assert.deepEqual(
    answering.flatMap(({ decision }) => decision.tasks.filter(({ task }) => task === 'legal_review')),
    [],
  );
});

test('with the account engine too, looking only on the dates of nextLook and when facts change gives the same wishes', () => {
  const stories = [
    storyOf(threeBills),
    suppose(storyOf(threeBills), [
      { on: day('2026-07-12'), amountMinor: 12_000n },
      { on: day('2026-09-15'), amountMinor: 120_000n },
    ]),
    storyOf(
      `${lamp}  - { id: y1, type: payment, on: 2026-07-17, amount: '1100.00', via: card }\n  - { id: b1, type: paymentReversed, on: 2026-08-05, of: y1, reason: bounced }\n`,
    ),
  ];
  for (const strategy of ['cn-standard', 'cn-gentle', 'cn-minimal'].map(shipped)) {
    for (const story of stories) {
      const news = new Set(story.events.map((event) => event.knownOn + 1));
      const person = quietPerson('per_1');
      const run = (looksOn: (on: Day, next: Day | null) => boolean): readonly string[] => {
        let progress: Progress = newProgress(strategy);
        let next: Day | null = day('2026-06-03');
        const keys: string[] = [];
        for (let on = day('2026-06-03'); on <= day('2026-12-15'); on = (on + 1) as Day) {
          if (!looksOn(on, next)) continue;
          const account = must(accountFactsOn(story, on, standing));
          const decision = decide(strategy, { account, person, progress, on });
          progress = decision.progress;
          next = decision.nextLook.on;
          keys.push(...[...decision.intents, ...decision.tasks].map(({ key }) => key));
        }
        return keys;
      };
      const daily = run(() => true);
      const seldom = run((on, next) => on === next || news.has(on));
      assert.deepEqual(seldom, daily, strategy.id);
      assert.ok(daily.length > 3);
    }
  }
});
