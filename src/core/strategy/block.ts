import type { Day } from '../time/index.ts';
import type { ArmTaken } from './arm.ts';
import type { Step } from './compile.ts';
import { holdStops, standsOn } from './holds.ts';
import type { StandingHold } from './facts.ts';
import { failingIn } from './predicate.ts';
import type { Scene } from './scene.ts';
import type { Block, Mark } from './trace.ts';

/** Tasks that go against the person stop where asking stops. */
const asksLike = {
  legal_review: 'legal_warning',
  case_review: 'collection',
  answer_person: null,
  find_contact: null,
} as const;

/** The purpose by which a step is stopped: its own, or the one its task comes near to; null: nothing stops it. */
const stoppedAs = (step: Step) => step.purpose ?? (step.task === null ? null : asksLike[step.task]);

/** Whether a step means to collect, so that it has no place on an account in good standing. */
export const collects = (step: Step): boolean => {
  const purpose = stoppedAs(step);
  return purpose === 'collection' || purpose === 'legal_warning';
};

/** The holds that stop a step on a date. */
export function holdsAgainst(step: Step, holds: readonly StandingHold[], on: Day): readonly StandingHold[] {
  const purpose = stoppedAs(step);
  if (purpose === null || holds.length === 0) return [];
  return holds.filter((hold) => standsOn(hold, on) && holdStops(hold.name, purpose));
}

/** The hold that stops a step longest. */
function longestHold(step: Step, scene: Scene): StandingHold | null {
  if (scene.person.holds.length === 0) return null;
  let longest: StandingHold | null = null;
  for (const hold of holdsAgainst(step, scene.person.holds, scene.on)) {
    if (longest === null || (longest.lastOn !== null && (hold.lastOn === null || hold.lastOn > longest.lastOn)))
      longest = hold;
  }
  return longest;
}

const takenIn = (arms: readonly ArmTaken[], experiment: string): ArmTaken | undefined =>
  arms.find((arm) => arm.experiment === experiment);

function armBlock(step: Step, arms: readonly ArmTaken[]): Block | null {
  const { only } = step;
  const taken = only === null ? undefined : takenIn(arms, only.experiment);
  if (only !== null && (taken === undefined || !only.arms.has(taken.arm))) {
    return { kind: 'other_arm', experiment: only.experiment, arm: taken?.arm ?? '' };
  }
  const withheld = step.nudge ? arms.find((arm) => arm.holdOut) : undefined;
  return withheld === undefined ? null : { kind: 'hold_out', experiment: withheld.experiment, arm: withheld.arm };
}

function afterBlock(step: Step, marks: readonly Mark[], on: Day): Block | null {
  const { after } = step;
  if (after === null) return null;
  const mark = marks.find((each) => each.step === after.step);
  if (mark === undefined) return { kind: 'after', step: after.step, until: null };
  const until = (mark.on + after.days) as Day;
  return mark.verdict === 'passed' || until <= on ? null : { kind: 'after', step: after.step, until };
}

/** What stands in the way of a step on a date; null: nothing. */
export function blockOf(step: Step, scene: Scene, marks: readonly Mark[]): Block | null {
  const { strategy, values, on } = scene;
  const { stopWhen } = strategy;
  if (stopWhen !== null && stopWhen.holds(values)) {
    return { kind: 'stop_condition', because: failingIn(stopWhen.condition, values, false) };
  }
  const arm = armBlock(step, scene.arms);
  if (arm !== null) return arm;
  if (scene.daysPastDue === 0 && collects(step)) return { kind: 'good_standing' };
  const hold = longestHold(step, scene);
  if (hold !== null) return { kind: 'hold', hold: hold.name, lastOn: hold.lastOn };
  const after = afterBlock(step, marks, on);
  if (after !== null) return after;
  if (step.when === null || step.when.holds(values)) return null;
  return { kind: 'condition', because: failingIn(step.when.condition, values) };
}

/** A block that no waiting lifts: the person stands in another arm. */
export const isFinal = (block: Block): boolean => block.kind === 'other_arm' || block.kind === 'hold_out';
