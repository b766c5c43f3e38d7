import { blockOf, isFinal } from './block.ts';
import type { Repeat, Step } from './compile.ts';
import { passedMark, visitedMark } from './scene.ts';
import type { Draft, Scene } from './scene.ts';
import type { Block, Mark } from './trace.ts';
import { tellTurn } from './turns.ts';

/** What a day says of a step whose day has come: do it, let it go, or wait with a reason. */
type Outcome = 'do' | { readonly pass: Mark; readonly block: Block | null } | { readonly wait: Block };

/** An answer to an event or a turn that goes out today by the channel of a step, if one does. */
function sameDay(step: Step, draft: Draft): Block | null {
  const answer = draft.intents.find(({ channels }) => channels[0] === step.channels[0]);
  return answer === undefined ? null : { kind: 'same_day', step: answer.step };
}

function outcomeOf(step: Step, scene: Scene, draft: Draft): Outcome {
  const { on, daysPastDue } = scene;
  const untilDay = step.trigger.kind === 'ladder' ? step.trigger.untilDay : 0;
  if (daysPastDue > untilDay) {
    return { pass: passedMark(step, on, { kind: 'jumped_over', daysPastDue }), block: null };
  }
  const block = blockOf(step, scene, draft.marks);
  // Whoever just broke a promise is told that, and the ladder's next message comes tomorrow; on its last day it comes today.
  const clash = block !== null || daysPastDue === untilDay ? null : sameDay(step, draft);
  if (clash !== null) return { wait: clash };
  if (block === null) return 'do';
  return isFinal(block) || daysPastDue === untilDay ? { pass: passedMark(step, on, block), block } : { wait: block };
}

/** A continuing step goes on from its first day even when that day itself was let go, unless it is not for this person. */
function begins(mark: Mark, repeat: Repeat, daysPastDue: number): boolean {
  if (mark.verdict === 'visited') return true;
  const { because } = mark;
  const final = because.kind === 'other_arm' || because.kind === 'hold_out' || because.kind === 'added_later';
  return !final && daysPastDue < repeat.untilDay;
}

function settle(draft: Draft, scene: Scene, step: Step, mark: Mark): void {
  draft.marks = [...draft.marks, mark];
  draft.move({ kind: 'mark', mark });
  if (step.repeat !== null && begins(mark, step.repeat, scene.daysPastDue)) {
    const made = mark.verdict === 'visited' ? 1 : 0;
    draft.running = [...draft.running, { step: step.id, made, lastOn: scene.on, ended: null }];
  }
}

interface Due {
  readonly step: Step;
  readonly outcome: Outcome;
}

const nothingDue: readonly Due[] = [];

/** The unresolved steps whose day has come, each with what the day says of it. */
function dueToday(draft: Draft, scene: Scene): readonly Due[] {
  const { ladder } = scene.strategy;
  const { daysPastDue } = scene;
  if (daysPastDue === 0) return nothingDue;
  let due: Due[] | null = null;
  for (let index = draft.marks.length; index < ladder.length; index += 1) {
    const step = ladder[index] as Step;
    if (step.trigger.kind === 'ladder' && step.trigger.day > daysPastDue) break;
    due ??= [];
    due.push({ step, outcome: outcomeOf(step, scene, draft) });
  }
  return due ?? nothingDue;
}

const isSettled = (outcome: Outcome): boolean => outcome === 'do' || 'pass' in outcome;

/**
 * Takes the steps whose day has come, in order. A step that waits keeps its place until its last day; when a later
 * step is done first, the earlier one is passed and says so: nothing is done out of order.
 */
export function climbLadder(draft: Draft, scene: Scene): void {
  const first = draft.marks.length;
  const due = dueToday(draft, scene);
  if (due.length > 0) takeDue(draft, scene, due);
  tellLadder(draft, scene, first, due);
}

function takeDue(draft: Draft, scene: Scene, due: readonly Due[]): void {
  const { on } = scene;
  const last = due.findLastIndex(({ outcome }) => isSettled(outcome));
  const by = due[last]?.step.id ?? '';
  for (const [index, { step, outcome }] of due.entries()) {
    if (outcome === 'do') {
      settle(draft, scene, step, visitedMark(step, on));
      draft.wish(scene, step, null);
    } else if ('pass' in outcome) {
      if (outcome.block !== null) draft.blocked(step, outcome.block);
      settle(draft, scene, step, outcome.pass);
    } else {
      draft.blocked(step, outcome.wait);
      if (index < last)
        settle(draft, scene, step, passedMark(step, on, { kind: 'overtaken', by, block: outcome.wait }));
    }
  }
}

function tellLadder(draft: Draft, scene: Scene, first: number, due: readonly Due[]): void {
  const { ladder } = scene.strategy;
  const { marks, steps } = draft;
  for (let index = 0; index < first; index += 1) {
    const step = ladder[index] as Step;
    const mark = marks[index] as Mark;
    steps.push(step.repeat === null ? mark : tellTurn(draft, step, mark));
  }
  for (let index = 0; index < due.length; index += 1) {
    const { step, outcome } = due[index] as Due;
    if (outcome === 'do') steps.push({ step: step.id, verdict: 'chosen', time: 1 });
    else if ('wait' in outcome)
      steps.push(marks[first + index] ?? { step: step.id, verdict: 'waiting', because: outcome.wait });
    else steps.push(outcome.pass);
  }
  for (let index = first + due.length; index < ladder.length; index += 1) steps.push((ladder[index] as Step).idle);
}
