import type { Day } from '../time/index.ts';
import type { Step, Strategy } from './compile.ts';
import type { Answered, Move, Progress, Running } from './progress.ts';
import type { Mark } from './trace.ts';

type StepMap = ReadonlyMap<string, string | null>;

/** Progress in the strategy as it now is, or the steps of it whose successors are not named. */
export type Mapped =
  | { readonly ok: true; readonly progress: Progress; readonly moves: readonly Move[] }
  | { readonly ok: false; readonly unmapped: readonly string[] };

const noMoves: readonly Move[] = [];

/** Where the steps of an earlier version went; null: the strategy says nothing of that version. */
function mapFrom(strategy: Strategy, progress: Progress): StepMap | null {
  const found = strategy.file.migration.find(
    (each) => each.from === progress.version && (each.strategy ?? strategy.id) === progress.strategy,
  );
  return found?.steps ?? null;
}

/** Every step that stands in a progress. */
function stepsIn(progress: Progress): readonly string[] {
  const answered = progress.answered.map(({ mark }) => mark.step);
  const due = progress.due?.marks.map((mark) => mark.step) ?? [];
  return [
    ...new Set([
      ...progress.marks.map((mark) => mark.step),
      ...progress.running.map((each) => each.step),
      ...due,
      ...answered,
    ]),
  ];
}

/** The new id of a step, null when it has none, undefined when nobody said. */
function newIdOf(strategy: Strategy, map: StepMap | null, step: string): string | null | undefined {
  const named = map?.get(step);
  if (named !== undefined) return named;
  return map !== null && strategy.byId.has(step) ? step : undefined;
}

/**
 * The marks of the new ladder: those that came over, and for a step that stands before one of them or whose day is
 * gone, a mark that says it was added later.
 */
function marksOver(
  strategy: Strategy,
  moved: ReadonlyMap<string, Mark>,
  daysPastDue: number,
  on: Day,
): readonly Mark[] {
  const { ladder, version } = strategy;
  const isOpen = (step: Step): boolean =>
    step.trigger.kind === 'ladder' && !moved.has(step.id) && step.trigger.untilDay >= daysPastDue;
  const lastMoved = ladder.findLastIndex((step) => moved.has(step.id));
  const firstOpen = ladder.findIndex((step, index) => index > lastMoved && isOpen(step));
  const end = firstOpen < 0 ? ladder.length : firstOpen;
  return ladder
    .slice(0, end)
    .map(
      (step) =>
        moved.get(step.id) ?? { step: step.id, verdict: 'passed', on, because: { kind: 'added_later', version } },
    );
}

function over<T>(
  items: readonly T[],
  ids: ReadonlyMap<string, string | null>,
  stepOf: (item: T) => string,
  withStep: (item: T, step: string) => T,
): readonly T[] {
  return items.flatMap((item) => {
    const now = ids.get(stepOf(item));
    return now === null || now === undefined ? [] : [withStep(item, now)];
  });
}

const markOver = (mark: Mark, step: string): Mark => ({ ...mark, step });

const continues = (strategy: Strategy, step: string): boolean => (strategy.byId.get(step)?.repeat ?? null) !== null;

/** A continuing step that was not one before begins its turns now; one that no longer is, ends. */
function runningOver(
  strategy: Strategy,
  running: readonly Running[],
  marks: readonly Mark[],
  on: Day,
): readonly Running[] {
  const kept = running.filter((each) => strategy.byId.get(each.step)?.repeat !== null);
  const begun = marks.filter(
    (mark) =>
      mark.verdict === 'visited' && continues(strategy, mark.step) && !kept.some((each) => each.step === mark.step),
  );
  return [...kept, ...begun.map((mark): Running => ({ step: mark.step, made: 1, lastOn: on, ended: null }))];
}

/**
 * Brings a person's progress into the strategy as it now is. Steps keep their place by id, or go where the section
 * `migration` says; a step that nobody speaks of, or a version that is not named, leaves the person where they are,
 * by name: nobody is reset in silence.
 */
export function migrate(progress: Progress, strategy: Strategy, daysPastDue: number, on: Day): Mapped {
  if (progress.version === strategy.version && progress.strategy === strategy.id) {
    return { ok: true, progress, moves: noMoves };
  }
  const map = mapFrom(strategy, progress);
  const before = stepsIn(progress);
  const ids = new Map(before.map((step) => [step, newIdOf(strategy, map, step)] as const));
  const unmapped = before.filter((step) => ids.get(step) === undefined);
  if (unmapped.length > 0) return { ok: false, unmapped };
  const known = ids as ReadonlyMap<string, string | null>;
  const stepOf = (item: { readonly step: string }): string => item.step;
  const moved = new Map(over(progress.marks, known, stepOf, markOver).map((mark) => [mark.step, mark] as const));
  const marks = progress.episode === null ? [] : marksOver(strategy, moved, daysPastDue, on);
  const running = over(progress.running, known, stepOf, (each, step) => ({ ...each, step }));
  const answered = over(
    progress.answered,
    known,
    ({ mark }) => mark.step,
    (each, step): Answered => ({ ...each, mark: markOver(each.mark, step) }),
  );
  const due =
    progress.due === null
      ? null
      : { ...progress.due, marks: dueMarksOver(strategy, over(progress.due.marks, known, stepOf, markOver), on) };
  return {
    ok: true,
    progress: {
      strategy: strategy.id,
      version: strategy.version,
      episode: progress.episode,
      marks,
      running: runningOver(strategy, running, marks, on),
      due,
      answered,
    },
    moves: [{ kind: 'mapped', fromVersion: progress.version, steps: [...known] }],
  };
}

/** Notices before the due date in the new order; one that stands before a notice already given was added later. */
function dueMarksOver(strategy: Strategy, moved: readonly Mark[], on: Day): readonly Mark[] {
  const last = strategy.due.findLastIndex((step) => moved.some((mark) => mark.step === step.id));
  return strategy.due.slice(0, last + 1).map(
    (step): Mark =>
      moved.find((mark) => mark.step === step.id) ?? {
        step: step.id,
        verdict: 'passed',
        on,
        because: { kind: 'added_later', version: strategy.version },
      },
  );
}
