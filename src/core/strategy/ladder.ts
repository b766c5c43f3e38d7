import type { Day } from '../time/index.ts';
import { blockOf, isFinal } from './block.ts';
import type { Repeat, Step } from './compile.ts';
import { failingIn } from './predicate.ts';
import type { Running } from './progress.ts';
import { passedMark, visitedMark } from './scene.ts';
import type { Draft, Scene } from './scene.ts';
import type { Block, Ending, Mark, Verdict } from './trace.ts';

/** What a day says of a step whose day has come: do it, let it go, or wait with a reason. */
type Outcome = 'do' | { readonly pass: Mark } | { readonly wait: Block };

function outcomeOf(step: Step, scene: Scene, marks: readonly Mark[]): Outcome {
  const { on, daysPastDue } = scene;
  const untilDay = step.trigger.kind === 'ladder' ? step.trigger.untilDay : 0;
  if (daysPastDue > untilDay) return { pass: passedMark(step, on, { kind: 'jumped_over', daysPastDue }) };
  const block = blockOf(step, scene, marks);
  if (block === null) return 'do';
  return isFinal(block) || daysPastDue === untilDay ? { pass: passedMark(step, on, block) } : { wait: block };
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
  draft.moves.push({ kind: 'mark', mark });
  if (step.repeat !== null && begins(mark, step.repeat, scene.daysPastDue)) {
    const made = mark.verdict === 'visited' ? 1 : 0;
    draft.running = [...draft.running, { step: step.id, made, lastOn: scene.on, ended: null }];
  }
}

/**
 * Takes the steps whose day has come, in order. A step that waits keeps its place until its last day; when a later
 * step is done first, the earlier one is passed and says so: nothing is done out of order.
 */
export function climbLadder(draft: Draft, scene: Scene): void {
  const { strategy, daysPastDue, on } = scene;
  const { ladder } = strategy;
  const first = draft.marks.length;
  const due: { readonly step: Step; readonly outcome: Outcome }[] = [];
  let last = -1;
  for (let index = first; daysPastDue > 0 && index < ladder.length; index += 1) {
    const step = ladder[index] as Step;
    if (step.trigger.kind === 'ladder' && step.trigger.day > daysPastDue) break;
    const outcome = outcomeOf(step, scene, draft.marks);
    due.push({ step, outcome });
    if (outcome === 'do' || 'pass' in outcome) last = due.length - 1;
  }
  const by = last < 0 ? '' : (due[last]?.step.id ?? '');
  due.forEach(({ step, outcome }, index) => {
    if (outcome === 'do') {
      settle(draft, scene, step, visitedMark(step, on));
      draft.wish(scene, step, null);
    } else if ('pass' in outcome) settle(draft, scene, step, outcome.pass);
    else if (index < last)
      settle(draft, scene, step, passedMark(step, on, { kind: 'overtaken', by, block: outcome.wait }));
  });
  tellLadder(draft, scene, first, due);
}

function tellLadder(
  draft: Draft,
  scene: Scene,
  first: number,
  due: readonly { readonly step: Step; readonly outcome: Outcome }[],
): void {
  const { ladder } = scene.strategy;
  for (let index = 0; index < ladder.length; index += 1) {
    const step = ladder[index] as Step;
    const mark = draft.marks[index];
    const today = due[index - first];
    if (mark === undefined) {
      const waits =
        today !== undefined && today.outcome !== 'do' && 'wait' in today.outcome ? today.outcome.wait : null;
      draft.steps.push(waits === null ? step.idle : { step: step.id, verdict: 'waiting', because: waits });
    } else if (index >= first && mark.verdict === 'visited') {
      draft.steps.push({ step: step.id, verdict: 'chosen', time: 1 });
    } else draft.steps.push(index >= first || step.repeat === null ? mark : tellRunning(draft, scene, step, mark));
  }
}

/** What the day said of a continuing step, or the mark of its first day when it never began. */
function tellRunning(draft: Draft, scene: Scene, step: Step, mark: Mark): Verdict {
  const running = draft.running.find((each) => each.step === step.id);
  if (running === undefined) return mark;
  if (running.ended !== null) {
    const done = running.ended.because.kind === 'times' && running.ended.on === scene.on;
    return done
      ? { step: step.id, verdict: 'chosen', time: running.made }
      : { step: step.id, verdict: 'ended', on: running.ended.on, because: running.ended.because };
  }
  const { repeat } = step;
  if (running.lastOn !== scene.on) {
    return { step: step.id, verdict: 'between', nextOn: (running.lastOn + (repeat?.everyDays ?? 1)) as Day };
  }
  const block = blockOf(step, scene, draft.marks);
  return block === null
    ? { step: step.id, verdict: 'chosen', time: running.made }
    : { step: step.id, verdict: 'skipped', because: block };
}

function endingOf(step: Step, running: Running, scene: Scene): Ending | null {
  const { repeat, stopWhen } = step;
  if (repeat === null || running.made >= repeat.times) return { kind: 'times' };
  if (scene.daysPastDue > repeat.untilDay) return { kind: 'until_day' };
  if (stopWhen === null || !stopWhen.holds(scene.values)) return null;
  return { kind: 'stop_condition', because: failingIn(stopWhen.condition, scene.values, false) };
}

function turnOf(draft: Draft, scene: Scene, running: Running): Running {
  const step = scene.strategy.byId.get(running.step);
  const { on } = scene;
  if (running.ended !== null || step === undefined || step.repeat === null) return running;
  if (on < running.lastOn + step.repeat.everyDays) return running;
  const ending = endingOf(step, running, scene);
  if (ending !== null) {
    draft.moves.push({ kind: 'ended', step: step.id, because: ending });
    return { ...running, ended: { on, because: ending } };
  }
  const block = blockOf(step, scene, draft.marks);
  if (block !== null) {
    draft.moves.push({ kind: 'skipped', step: step.id });
    return { ...running, lastOn: on };
  }
  draft.wish(scene, step, null);
  const made = running.made + 1;
  const mark = visitedMark(step, on);
  draft.moves.push({ kind: 'mark', mark });
  return { ...running, made, lastOn: on, ended: made >= step.repeat.times ? { on, because: { kind: 'times' } } : null };
}

/** Takes the continuing steps whose turn has come. A turn that cannot be taken is skipped, not made up for. */
export function takeTurns(draft: Draft, scene: Scene): void {
  if (draft.running.length === 0 || scene.daysPastDue === 0) return;
  const turned = draft.running.map((running) => turnOf(draft, scene, running));
  if (turned.some((running, index) => running !== draft.running[index])) draft.running = turned;
}
