import type { Day } from '../time/index.ts';
import { blockOf } from './block.ts';
import type { Step } from './compile.ts';
import { passedMark, visitedMark } from './scene.ts';
import type { Draft, Scene } from './scene.ts';
import type { Mark, Passing } from './trace.ts';

const daysToDueOf = (step: Step): number => (step.trigger.kind === 'due' ? step.trigger.daysToDue : 0);

function add(draft: Draft, dueOn: Day, mark: Mark): void {
  const marks = draft.due?.dueOn === dueOn ? draft.due.marks : [];
  draft.due = { dueOn, marks: [...marks, mark] };
  draft.move({ kind: 'mark', mark });
}

/** Lets go the notices of a due date by which nothing is to be paid any more. */
function closeCycle(draft: Draft, scene: Scene): void {
  const { due } = draft;
  if (due === null || due.dueOn === scene.account.dueOn) return;
  if (due.marks.length === scene.strategy.due.length) return;
  for (const step of scene.strategy.due.slice(due.marks.length))
    add(draft, due.dueOn, passedMark(step, scene.on, { kind: 'nothing_due' }));
}

function passingOf(draft: Draft, step: Step, scene: Scene, daysLeft: number): Passing | null {
  if (daysToDueOf(step) > daysLeft) return { kind: 'too_late' };
  // A friendly notice is no cover for collecting: what is past due has its own steps.
  if (scene.daysPastDue > 0) return { kind: 'past_due' };
  const block = blockOf(step, scene, draft.marks);
  if (block !== null) draft.blocked(step, block);
  return block;
}

/** Takes the notices before a due date, each on its own day or not at all. */
export function giveNotices(draft: Draft, scene: Scene): void {
  const { strategy, account, on } = scene;
  const notices = strategy.due;
  if (notices.length === 0) return;
  closeCycle(draft, scene);
  const { dueOn } = account;
  if (dueOn === null) {
    const marks = draft.due?.marks ?? [];
    for (let index = 0; index < notices.length; index += 1)
      draft.steps.push(marks[index] ?? (notices[index] as Step).idle);
    return;
  }
  const daysLeft = dueOn - on;
  const done = draft.due?.dueOn === dueOn ? draft.due.marks.length : 0;
  for (let index = 0; index < notices.length; index += 1) {
    const step = notices[index] as Step;
    if (index < done) draft.steps.push(draft.due?.marks[index] as Mark);
    else if (daysToDueOf(step) < daysLeft) draft.steps.push(step.later);
    else give(draft, scene, step, dueOn, daysLeft);
  }
}

function give(draft: Draft, scene: Scene, step: Step, dueOn: Day, daysLeft: number): void {
  const because = passingOf(draft, step, scene, daysLeft);
  const mark = because === null ? visitedMark(step, scene.on) : passedMark(step, scene.on, because);
  add(draft, dueOn, mark);
  if (because === null) draft.wish(scene, step, null);
  draft.steps.push(because === null ? { step: step.id, verdict: 'chosen', time: 1 } : mark);
}
