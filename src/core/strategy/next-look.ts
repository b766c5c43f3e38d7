import type { Day } from '../time/index.ts';
import { blockOf, holdsAgainst } from './block.ts';
import type { Step } from './compile.ts';
import { answerDates, answeredWith, anythingHappened, occurrencesOf } from './event-steps.ts';
import { valuesOn } from './facts.ts';
import type { Predicate } from './predicate.ts';
import type { Progress } from './progress.ts';
import type { Scene } from './scene.ts';
import type { Block, NextLook } from './trace.ts';

const nothingAhead: NextLook = { on: null, because: 'nothing_ahead', step: null };

/** Collects dates and keeps the earliest. */
class Earliest {
  found: NextLook = nothingAhead;
  readonly #on: Day;

  constructor(on: Day) {
    this.#on = on;
  }

  offer(on: number, because: NextLook['because'], step: string | null): void {
    if (on <= this.#on || (this.found.on !== null && this.found.on <= on)) return;
    this.found = { on: on as Day, because, step };
  }
}

/** The first date up to `until` on which a condition turns to what is wanted, when that follows from the calendar. */
function turnsOn(predicate: Predicate, scene: Scene, until: Day, wanted: boolean): Day | 'any_day' | null {
  if (predicate.moves === 'still') return null;
  if (predicate.moves === 'drifts') return 'any_day';
  const { account, person, on } = scene;
  for (let then = on + 1; then <= until; then += 1) {
    if (predicate.holds(valuesOn(account, person, on, then as Day)) === wanted) return then as Day;
  }
  return null;
}

/** The first date after which none of the holds against a step stands; null: open end. */
function holdsEndOn(step: Step, scene: Scene): Day | null {
  let end: number = scene.on;
  for (const hold of holdsAgainst(step, scene.person.holds, scene.on)) {
    if (hold.lastOn === null) return null;
    end = Math.max(end, hold.lastOn + 1);
  }
  return end as Day;
}

function releaseOn(step: Step, block: Block, scene: Scene, until: Day): Day | 'any_day' | null {
  switch (block.kind) {
    case 'hold':
      return holdsEndOn(step, scene);
    case 'after':
      return block.until;
    case 'condition':
      return step.when === null ? null : turnsOn(step.when, scene, until, true);
    case 'stop_condition': {
      const { stopWhen } = scene.strategy;
      return stopWhen === null ? null : turnsOn(stopWhen, scene, until, false);
    }
    // Good standing ends when past due begins, which is looked at by itself; another arm never ends.
    case 'good_standing':
    case 'other_arm':
    case 'hold_out':
    case 'same_day':
      return null;
  }
}

/** A step that waits: when what stands in its way may be gone, and its last day. */
function offerWaiting(earliest: Earliest, step: Step, scene: Scene, progress: Progress, until: Day): void {
  const block = blockOf(step, scene, progress.marks);
  // Nothing stands in the way any more once today's own decisions are counted, so it comes tomorrow.
  const release = block === null ? ((scene.on + 1) as Day) : releaseOn(step, block, scene, until);
  if (release === 'any_day') earliest.offer(scene.on + 1, 'figures_may_move', step.id);
  else if (release !== null) earliest.offer(release, 'block_ends', step.id);
  earliest.offer(until, 'last_chance', step.id);
}

function offerLadder(earliest: Earliest, scene: Scene, progress: Progress): void {
  const { strategy, daysPastDue, on, account } = scene;
  if (daysPastDue === 0) {
    if (account.nextPastDue !== null) earliest.offer(account.nextPastDue.on, 'past_due_begins', null);
    return;
  }
  for (let index = progress.marks.length; index < strategy.ladder.length; index += 1) {
    const step = strategy.ladder[index] as Step;
    if (step.trigger.kind !== 'ladder') continue;
    const { day, untilDay } = step.trigger;
    if (day > daysPastDue) {
      earliest.offer(on + (day - daysPastDue), 'step', step.id);
      return;
    }
    offerWaiting(earliest, step, scene, progress, (on + (untilDay - daysPastDue)) as Day);
  }
}

function offerTurns(earliest: Earliest, scene: Scene, progress: Progress): void {
  if (scene.daysPastDue === 0) return;
  for (const running of progress.running) {
    const repeat = scene.strategy.byId.get(running.step)?.repeat;
    if (running.ended === null && repeat !== null && repeat !== undefined) {
      earliest.offer(running.lastOn + repeat.everyDays, 'continuing_step', running.step);
    }
  }
}

function offerNotices(earliest: Earliest, scene: Scene, progress: Progress): void {
  const { dueOn } = scene.account;
  if (dueOn === null) return;
  const done = progress.due?.dueOn === dueOn ? progress.due.marks.length : 0;
  for (const step of scene.strategy.due.slice(done)) {
    if (step.trigger.kind === 'due') earliest.offer(dueOn - step.trigger.daysToDue, 'before_due', step.id);
  }
}

function offerEvents(earliest: Earliest, scene: Scene, progress: Progress): void {
  if (!anythingHappened(scene.person, progress.episode)) return;
  for (const step of scene.strategy.events) {
    if (step.trigger.kind !== 'event') continue;
    for (const occurrence of occurrencesOf(step.trigger.event, scene.person, progress.episode)) {
      if (answeredWith(progress, step, occurrence) !== null) continue;
      const { from, until } = answerDates(step, occurrence);
      if (from > scene.on) earliest.offer(from, 'event_step', step.id);
      else if (until > scene.on) offerWaiting(earliest, step, scene, progress, until);
    }
  }
}

/** The earliest date after that of the scene on which anything may be decided, if nothing happens before. */
export function nextLookOf(scene: Scene, progress: Progress): NextLook {
  const earliest = new Earliest(scene.on);
  offerNotices(earliest, scene, progress);
  offerLadder(earliest, scene, progress);
  offerTurns(earliest, scene, progress);
  offerEvents(earliest, scene, progress);
  const { nextBillOn } = scene.account;
  if (nextBillOn !== null) earliest.offer(nextBillOn, 'bill_day', null);
  return earliest.found;
}
