import { err, isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import type { Day, InstantMs } from '../time/index.ts';
import type { AccountEvent } from './events.ts';
import { historyOf, viewOf } from './history.ts';
import type { Position } from './position.ts';
import { worksFrom } from './statement.ts';
import type { Story } from './story.ts';

/** The figures of a position that two views may disagree on. @since 0.1 */
export type Figure = Exclude<keyof Position, 'on' | 'bills'>;

/** How much of a difference one event made, given all that was known before it. @since 0.1 */
export interface DifferenceCause {
  /** The id of the event that became known. */
  readonly event: string;
  readonly knownAt: InstantMs;
  readonly by: bigint;
}

/**
 * One figure of one date in both views. Amounts are minor units; days are days; yes is 1n and no is 0n.
 * @since 0.1
 */
export interface FigureDifference {
  readonly on: Day;
  readonly figure: Figure;
  readonly asKnown: bigint;
  readonly asCorrected: bigint;
  /** In the order in which the events became known; together they make the whole difference. */
  readonly causes: readonly DifferenceCause[];
}

/** Both views of a stretch of days, and what made them differ. @since 0.1 */
export interface ViewComparison {
  readonly asKnown: readonly Position[];
  readonly asCorrected: readonly Position[];
  /** By date, then in the order of `figures`. */
  readonly differences: readonly FigureDifference[];
  /** Events of these days or before that became known after the instant, in order of knowledge. */
  readonly lateEvents: readonly AccountEvent[];
}

/** More events than this after one instant are compared in smaller stretches. */
const lateEventCountMax = 500;

/** The figures compared, in the order in which people read them. @since 0.1 */
export const figures: readonly Figure[] = [
  'daysPastDue',
  'pastDueDuring',
  'pastDueMinor',
  'toCureMinor',
  'minimumLeftMinor',
  'owedMinor',
  'payoffMinor',
  'principalMinor',
  'interestMinor',
  'penaltyMinor',
  'feeMinor',
  'accruedMinor',
  'unbilledMinor',
  'instalmentMinor',
  'creditMinor',
  'tomorrowMinor',
  'waivedByCapMinor',
];

const valueOf = (position: Position, figure: Figure): bigint => BigInt(position[figure]);

/**
 * The events by id; of several bodies under one id that with the earliest value date, so that nothing which may work
 * from there is missed.
 * @since 0.1
 */
export function earliestById(events: readonly AccountEvent[]): ReadonlyMap<string, AccountEvent> {
  const byId = new Map<string, AccountEvent>();
  for (const event of events) {
    const known = byId.get(event.id);
    if (known === undefined || event.on < known.on) byId.set(event.id, event);
  }
  return byId;
}

function differencesOn(views: readonly Position[], late: readonly AccountEvent[]): readonly FigureDifference[] {
  const first = views[0] as Position;
  const last = views.at(-1) as Position;
  return figures
    .map((figure): FigureDifference => {
      const causes = late.map((event, index) => ({
        event: event.id,
        knownAt: event.knownAt,
        by: valueOf(views[index + 1] as Position, figure) - valueOf(views[index] as Position, figure),
      }));
      return {
        on: first.on,
        figure,
        asKnown: valueOf(first, figure),
        asCorrected: valueOf(last, figure),
        causes: causes.filter((cause) => cause.by !== 0n),
      };
    })
    .filter((difference) => difference.asKnown !== difference.asCorrected || difference.causes.length > 0);
}

/**
 * Shows a stretch of days as known at an instant beside the same days as corrected by all that became known since,
 * and names the event behind each difference: events are added one by one in the order in which they became known.
 * @param from, to  first and last day shown, both included, at most 10,958 days apart
 * @fault not_open_yet, too_far, days_reversed, too_many_late_events
 * @law   what the causes add up to is the whole difference
 * @since 0.1
 */
export function compareViews(
  story: Story,
  { from, to, knownAt }: { readonly from: Day; readonly to: Day; readonly knownAt: InstantMs },
): Result<ViewComparison, Fault> {
  const known = viewOf(story, { until: knownAt });
  const byId = earliestById(story.events);
  const late = story.events
    .filter((event) => event.type !== 'opening' && event.knownAt > knownAt && worksFrom(event, byId) <= to)
    .toSorted((one, other) => one.knownAt - other.knownAt || (one.id < other.id ? -1 : 1));
  if (late.length > lateEventCountMax) {
    return err({
      kind: 'too_many_late_events',
      message: `\`${late.length}\` events became known after that instant; compare with a later instant, so that at most ${lateEventCountMax} are left`,
    });
  }
  const views: (readonly Position[])[] = [];
  for (let count = 0; count <= late.length; count += 1) {
    const events = [...known.events, ...late.slice(0, count)];
    const history = historyOf({ ...story, events }, from, to);
    if (isErr(history)) return history;
    views.push(history.value.days);
  }
  const asKnown = views[0] as readonly Position[];
  const asCorrected = views.at(-1) as readonly Position[];
  const differences = asKnown.flatMap((_, index) =>
    differencesOn(
      views.map((days) => days[index] as Position),
      late,
    ),
  );
  return ok({ asKnown, asCorrected, differences, lateEvents: late });
}
