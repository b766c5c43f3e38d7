import type { Channel, Purpose } from '../law/index.ts';
import type { Day } from '../time/index.ts';
import type { ArmTaken } from './arm.ts';
import type { Step, Strategy } from './compile.ts';
import type { Values } from './field.ts';
import { BY_DAYS } from './file.ts';
import type { Offer, Task } from './file.ts';
import { stageOfDays } from './stage-of-days.ts';

/** A wish to contact a person about one account on one date. Guard decides; this is no leave. @since 0.1 */
export interface Intent {
  /** The natural key: person, account, strategy, step, event, number of the day and count, always the same text. */
  readonly key: string;
  readonly personId: string;
  readonly accountId: string;
  readonly step: string;
  readonly on: Day;
  readonly purpose: Purpose;
  /** In order, at least one; the next is for a technical failure of the one before, never for a refusal. */
  readonly channels: readonly Channel[];
  /** The stage of the template; null for a call. */
  readonly template: string | null;
  readonly offers: readonly Offer[];
  /** Minutes of the person's local day; the second is the first no longer meant. */
  readonly fromMinute: number;
  readonly toMinute: number;
  /** Who comes first when callers are fewer than calls: the larger. */
  readonly rank: number;
  readonly nudge: boolean;
  /** The arm because of which this step and no other was taken; null: it is the same for all. */
  readonly arm: ArmTaken | null;
}

/** Work for people that a strategy asks for. @since 0.1 */
export interface TaskWish {
  readonly key: string;
  readonly personId: string;
  readonly accountId: string;
  readonly step: string;
  readonly on: Day;
  readonly task: Task;
  readonly rank: number;
}

/** Who and what a wish is about. */
export interface WishSubject {
  readonly strategy: Strategy;
  readonly personId: string;
  readonly accountId: string;
  readonly on: Day;
  readonly values: Values;
  readonly arms: readonly ArmTaken[];
}

function keyOf(subject: WishSubject, step: Step, event: string | null, count: number): string {
  const { strategy, personId, accountId, on } = subject;
  const about = event === null ? '' : `@${event}`;
  return `${personId}/${accountId}/${strategy.id}/${step.id}${about}/${on}/${count}`;
}

function templateOf(step: Step, values: Values): string | null {
  return step.template === BY_DAYS ? stageOfDays(values.daysPastDue) : step.template;
}

const throughApp: ReadonlySet<Channel> = new Set<Channel>(['push', 'in_app']);

/** The channels that can reach the person at all: nobody without the app is reached through it. */
const reachable = (step: Step, values: Values): readonly Channel[] =>
  values.hasApp === 1 ? step.channels : step.channels.filter((channel) => !throughApp.has(channel));

/** The wishes of a step that is done today. */
export function wishesOf(
  subject: WishSubject,
  step: Step,
  event: string | null,
): { readonly intents: readonly Intent[]; readonly tasks: readonly TaskWish[] } {
  const { personId, accountId, on, values } = subject;
  const whose = { personId, accountId, step: step.id, on, rank: step.rank(values) };
  if (step.purpose === null) {
    const tasks = step.task === null ? [] : [{ ...whose, key: keyOf(subject, step, event, 1), task: step.task }];
    return { intents: [], tasks };
  }
  const { purpose } = step;
  const { only } = step;
  const arm = only === null ? null : (subject.arms.find(({ experiment }) => experiment === only.experiment) ?? null);
  const intents: Intent[] = [];
  for (let count = 1; count <= step.timesPerDay; count += 1) {
    intents.push({
      key: keyOf(subject, step, event, count),
      ...whose,
      purpose,
      channels: reachable(step, values),
      template: templateOf(step, values),
      offers: step.offers,
      fromMinute: step.fromMinute,
      toMinute: step.toMinute,
      nudge: step.nudge,
      arm,
    });
  }
  return { intents, tasks: [] };
}
