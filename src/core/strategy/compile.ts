import type { Channel, Purpose } from '../law/index.ts';
import type { Currency } from '../money/index.ts';
import { err, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import type { Day } from '../time/index.ts';
import { experimentOf } from './arm.ts';
import type { Experiment } from './arm.ts';
import type { Condition } from './condition.ts';
import type { Values } from './field.ts';
import type { StrategyFinding } from './finding.ts';
import type { EventType, Offer, StepFile, StrategyFile, Task } from './file.ts';
import { predicateOf } from './predicate.ts';
import type { Predicate } from './predicate.ts';
import { structureFindings } from './structure.ts';
import type { Verdict } from './trace.ts';

/** What starts a step. @since 0.1 */
export type Trigger =
  /** `untilDay`: the last day on which the first time may still come. */
  | { readonly kind: 'ladder'; readonly day: number; readonly untilDay: number }
  | { readonly kind: 'due'; readonly daysToDue: number }
  | { readonly kind: 'event'; readonly event: EventType; readonly afterDays: number; readonly withinDays: number };

/** How a continuing step goes on. @since 0.1 */
export interface Repeat {
  readonly everyDays: number;
  readonly times: number;
  readonly untilDay: number;
}

/** A step made ready. @since 0.1 */
export interface Step {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string } | null;
  /** Where it stands in its file, as a JSON Pointer. */
  readonly at: string;
  readonly trigger: Trigger;
  /** Its own condition and its segments together; null: always. */
  readonly when: Predicate | null;
  readonly stopWhen: Predicate | null;
  readonly after: { readonly step: string; readonly days: number } | null;
  /** Null for a task. */
  readonly purpose: Purpose | null;
  readonly task: Task | null;
  readonly channels: readonly Channel[];
  readonly template: string | null;
  readonly offers: readonly Offer[];
  /** Minutes of the person's local day; the second is the first no longer meant. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly repeat: Repeat | null;
  readonly timesPerDay: number;
  readonly rank: (values: Values) => number;
  readonly nudge: boolean;
  readonly only: { readonly experiment: string; readonly arms: ReadonlySet<string> } | null;
  /** What a trace says of it on a day that does not concern it, and on one that comes too early. */
  readonly idle: Verdict;
  readonly later: Verdict;
}

/** A strategy made ready to decide. @since 0.1 */
export interface Strategy {
  readonly id: string;
  readonly version: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly effectiveFrom: Day;
  readonly currency: Currency;
  readonly jurisdiction: readonly string[];
  readonly languages: readonly string[];
  readonly stopWhen: Predicate | null;
  readonly afterPartCure: 'wait' | 'again';
  readonly afterCure: { readonly withinDays: number; readonly then: 'again' | 'resume' };
  readonly experiments: readonly Experiment[];
  /** In the order in which they are reached: by day, then as written. */
  readonly ladder: readonly Step[];
  /** The earliest before the due date first. */
  readonly due: readonly Step[];
  readonly events: readonly Step[];
  readonly byId: ReadonlyMap<string, Step>;
  readonly file: StrategyFile;
}

function triggerOf(step: StepFile): Trigger {
  if (step.day !== null)
    return { kind: 'ladder', day: step.day, untilDay: step.untilDay ?? step.repeat?.untilDay ?? step.day };
  if (step.daysToDue !== null) return { kind: 'due', daysToDue: step.daysToDue };
  const { afterDays, withinDays } = step;
  return { kind: 'event', event: step.on ?? 'reply', afterDays, withinDays };
}

const inApp: readonly Channel[] = ['push', 'in_app'];

/** What a step asks by its channels: one that goes by the app alone is for people who have it. */
const hasApp: Condition = { kind: 'compare', field: 'hasApp', comparator: 'is', than: [1], at: '/channels' };

/** A step's own condition together with its segments and what its channels ask. */
function conditionOfStep(step: StepFile, file: StrategyFile): Condition | null {
  const segments = step.segments.flatMap((id) => file.segments.find((segment) => segment.id === id)?.when ?? []);
  const parts: Condition[] = [
    ...(segments.length === 0
      ? []
      : [segments.length === 1 ? (segments[0] as Condition) : { kind: 'any' as const, of: segments }]),
    ...(step.when === null ? [] : [step.when]),
    ...(step.channels.length > 0 && step.channels.every((channel) => inApp.includes(channel)) ? [hasApp] : []),
  ];
  if (parts.length === 0) return null;
  return parts.length === 1 ? (parts[0] as Condition) : { kind: 'all', of: parts };
}

const compiled = (condition: Condition | null): Predicate | null =>
  condition === null ? null : predicateOf(condition);

function rankOf(step: StepFile): (values: Values) => number {
  const { rank } = step;
  if (rank === null) return () => 0;
  const plus = rank.plus.map(({ when, points }) => ({ holds: predicateOf(when).holds, points }));
  return (values) => plus.reduce((sum, { holds, points }) => (holds(values) ? sum + points : sum), rank.base);
}

function idleOf(step: StepFile): Verdict {
  if (step.day !== null) return { step: step.id, verdict: 'later' };
  return { step: step.id, verdict: step.daysToDue === null ? 'no_event' : 'no_due_date' };
}

function stepOf(step: StepFile, index: number, file: StrategyFile): Step {
  const window = step.window ?? file.window;
  return {
    id: step.id,
    title: step.title,
    at: `/steps/${index}`,
    trigger: triggerOf(step),
    when: compiled(conditionOfStep(step, file)),
    stopWhen: compiled(step.stopWhen),
    after: step.after,
    purpose: step.purpose,
    task: step.task,
    channels: step.channels,
    template: step.template,
    offers: step.offers,
    fromMinute: window.from,
    toMinute: window.to,
    repeat: step.repeat,
    timesPerDay: step.timesPerDay,
    rank: rankOf(step),
    nudge: step.nudge,
    idle: idleOf(step),
    later: { step: step.id, verdict: 'later' },
    only: step.only === null ? null : { experiment: step.only.experiment, arms: new Set(step.only.arms) },
  };
}

function experimentsOf(file: StrategyFile): readonly Experiment[] {
  return file.experiments.map(({ id, among, arms }) =>
    experimentOf(id, compiled(file.segments.find((segment) => segment.id === among)?.when ?? null), arms),
  );
}

const dayOf = ({ trigger }: Step): number => (trigger.kind === 'ladder' ? trigger.day : 0);
const daysToDueOf = ({ trigger }: Step): number => (trigger.kind === 'due' ? trigger.daysToDue : 0);

/** The faults of a strategy whose parts do not fit together. @since 0.1 */
export interface StrategyFault extends Fault {
  readonly findings: readonly StrategyFinding[];
}

/**
 * Compiles a strategy that was read.
 * @fault unsound_strategy  its parts do not fit together; `findings` says where and what would be accepted
 * @since 0.1
 */
export function compileStrategy(file: StrategyFile, currency: Currency): Result<Strategy, StrategyFault> {
  const findings = structureFindings(file).filter(({ severity }) => severity === 'error');
  const [first] = findings;
  if (first !== undefined) {
    return err({ kind: 'unsound_strategy', at: first.at, message: `${first.says.en}; ${first.accepts.en}`, findings });
  }
  const steps = file.steps.map((step, index) => stepOf(step, index, file));
  return ok({
    id: file.id,
    version: file.version,
    title: file.title,
    effectiveFrom: file.effectiveFrom,
    currency,
    jurisdiction: file.jurisdiction,
    languages: file.languages,
    stopWhen: compiled(file.stopWhen),
    afterPartCure: file.afterPartCure,
    afterCure: file.afterCure,
    experiments: experimentsOf(file),
    ladder: steps
      .filter(({ trigger }) => trigger.kind === 'ladder')
      .toSorted((one, other) => dayOf(one) - dayOf(other)),
    due: steps
      .filter(({ trigger }) => trigger.kind === 'due')
      .toSorted((one, other) => daysToDueOf(other) - daysToDueOf(one)),
    events: steps.filter(({ trigger }) => trigger.kind === 'event'),
    byId: new Map(steps.map((step) => [step.id, step])),
    file,
  });
}
