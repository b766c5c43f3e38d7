import { blockOf } from './block.ts';
import type { Step } from './compile.ts';
import { passedMark, visitedMark } from './scene.ts';
import type { Draft, Scene } from './scene.ts';
import type { Mark, Passing } from './trace.ts';

const daysToDueOf = (step: Step): number => (step.trigger.kind === 'due' ? step.trigger.daysToDue : 0);

function add(draft: Draft, dueOn: Scene['on'], mark: Mark): void {
  const marks = draft.due?.dueOn === dueOn ? draft.due.marks : [];
  draft.due = { dueOn, marks: [...marks, mark] };
  draft.moves.push({ kind: 'mark', mark });
}

/** Lets go the notices of a due date by which nothing is to be paid any more. */
function closeCycle(draft: Draft, scene: Scene): void {
  const { due } = draft;
  if (due === null || due.dueOn === scene.account.dueOn) return;
  const open = scene.strategy.due.slice(due.marks.length);
  for (const step of open) add(draft, due.dueOn, passedMark(step, scene.on, { kind: 'nothing_due' }));
}

function passingOf(step: Step, scene: Scene, daysLeft: number): Passing | null {
  if (daysToDueOf(step) > daysLeft) return { kind: 'too_late' };
  // A friendly notice is no cover for collecting: what is past due has its own steps.
  if (scene.daysPastDue > 0) return { kind: 'past_due' };
  return blockOf(step, scene, []);
}

/** Takes the notices before a due date, each on its own day or not at all. */
export function giveNotices(draft: Draft, scene: Scene): void {
  const { strategy, account, on } = scene;
  if (strategy.due.length === 0) return;
  closeCycle(draft, scene);
  const { dueOn } = account;
  const done = dueOn !== null && draft.due?.dueOn === dueOn ? draft.due.marks.length : 0;
  const chosen = new Set<string>();
  for (const step of dueOn === null ? [] : strategy.due.slice(done)) {
    const daysLeft = (dueOn as number) - on;
    if (daysToDueOf(step) < daysLeft) break;
    const because = passingOf(step, scene, daysLeft);
    if (because === null) {
      add(draft, dueOn as Scene['on'], visitedMark(step, on));
      draft.wish(scene, step, null);
      chosen.add(step.id);
    } else add(draft, dueOn as Scene['on'], passedMark(step, on, because));
  }
  const marks = draft.due !== null && (dueOn === null || draft.due.dueOn === dueOn) ? draft.due.marks : [];
  strategy.due.forEach((step, index) => {
    const mark = marks[index];
    if (chosen.has(step.id)) draft.steps.push({ step: step.id, verdict: 'chosen', time: 1 });
    else draft.steps.push(mark ?? (dueOn === null ? step.idle : { step: step.id, verdict: 'later' }));
  });
}
