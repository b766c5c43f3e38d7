import type { Day } from '../time/index.ts';
import { blockOf } from './block.ts';
import type { Step } from './compile.ts';
import { failingIn } from './predicate.ts';
import type { Running } from './progress.ts';
import { visitedMark } from './scene.ts';
import type { Draft, Scene } from './scene.ts';
import type { Ending, Mark, Verdict } from './trace.ts';

function endingOf(step: Step, running: Running, scene: Scene): Ending | null {
  const { repeat, stopWhen } = step;
  if (repeat === null || running.made >= repeat.times) return { kind: 'times' };
  if (scene.daysPastDue > repeat.untilDay) return { kind: 'until_day' };
  if (stopWhen === null || !stopWhen.holds(scene.values)) return null;
  return { kind: 'stop_condition', because: failingIn(stopWhen.condition, scene.values, false) };
}

/** The first date of the next turn. */
const nextTurnOn = (step: Step, running: Running): Day => (running.lastOn + (step.repeat?.everyDays ?? 1)) as Day;

function take(draft: Draft, scene: Scene, step: Step, running: Running): Running {
  const { on } = scene;
  const ending = endingOf(step, running, scene);
  if (ending !== null) {
    draft.move({ kind: 'ended', step: step.id, because: ending });
    draft.turns.push({ step: step.id, verdict: 'ended', on, because: ending });
    return { ...running, ended: { on, because: ending } };
  }
  const block = blockOf(step, scene, draft.marks);
  if (block !== null) {
    draft.move({ kind: 'skipped', step: step.id });
    draft.turns.push({ step: step.id, verdict: 'skipped', because: block });
    draft.blocked(step, block);
    return { ...running, lastOn: on };
  }
  draft.wish(scene, step, null);
  const made = running.made + 1;
  draft.move({ kind: 'mark', mark: visitedMark(step, on) });
  draft.turns.push({ step: step.id, verdict: 'chosen', time: made });
  const ended = made >= (step.repeat?.times ?? 0) ? { on, because: { kind: 'times' } as const } : null;
  return { ...running, made, lastOn: on, ended };
}

/** Takes the continuing steps whose turn has come. A turn that cannot be taken is skipped, not made up for. */
export function takeTurns(draft: Draft, scene: Scene): void {
  if (scene.daysPastDue === 0) return;
  for (let index = 0; index < draft.running.length; index += 1) {
    const running = draft.running[index] as Running;
    const step = running.ended === null ? scene.strategy.byId.get(running.step) : undefined;
    if (step === undefined || scene.on < nextTurnOn(step, running)) continue;
    const turned = take(draft, scene, step, running);
    draft.running = draft.running.map((each) => (each === running ? turned : each));
  }
}

function runningOf(draft: Draft, step: Step): Running | null {
  for (const running of draft.running) if (running.step === step.id) return running;
  return null;
}

/** What the day says of a continuing step, or the mark of its first day when it never began. */
export function tellTurn(draft: Draft, step: Step, mark: Mark): Verdict {
  for (const verdict of draft.turns) if (verdict.step === step.id) return verdict;
  const running = runningOf(draft, step);
  if (running === null) return mark;
  if (running.ended === null) return { step: step.id, verdict: 'between', nextOn: nextTurnOn(step, running) };
  const { on, because } = running.ended;
  return { step: step.id, verdict: 'ended', on, because };
}
