import { localTimeAt } from '../time/index.ts';
import type { Day, InstantMs, Zone } from '../time/index.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const FIRST_DAY = 7_305; // 1990-01-01
const DAY_COUNT = 29_220; // to 2069-12-31
const UNREAD = -32_768;
const CHANGING = -32_767;

/** A stretch of time in which a zone's offset does not change. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/**
 * Local intervals of a day in minutes, flat: `[480, 1320]` is 08:00 to 22:00; null when the calendar
 * does not know the day.
 */
export type Intervals = readonly number[] | null;

/** The first instant inside, or the first instant about which nothing is known, or neither. */
export type FirstInside = { readonly at: InstantMs; readonly known: boolean } | null;

/**
 * The clock of one zone, remembering each day's offset: reading zone data costs a microsecond, and guard
 * asks for the same days again and again. A day whose offset changes remembers the instant of the change.
 * @since 0.1
 */
export class ZoneClock {
  readonly zone: Zone;
  readonly #offsets = new Int16Array(DAY_COUNT).fill(UNREAD);
  readonly #changes = new Map<number, readonly Stretch[]>();

  constructor(zone: Zone) {
    this.zone = zone;
  }

  /** Local milliseconds since the epoch, as if the local clock were UTC. */
  localMs(at: InstantMs): number {
    const utcDay = Math.floor(at / DAY_MS);
    const offset = this.#offsets[utcDay - FIRST_DAY];
    if (offset !== undefined && offset > CHANGING) return at + offset * MINUTE_MS;
    for (const stretch of this.#stretches(utcDay)) {
      if (at < stretch.to) return at + stretch.offset;
    }
    return at;
  }

  /** The local calendar day of an instant. */
  dayAt(at: InstantMs): Day {
    return Math.floor(this.localMs(at) / DAY_MS) as Day;
  }

  /** The first instant whose local day is `day` or later (a local midnight may be skipped). */
  startOfDay(day: number): InstantMs {
    const before = this.#offsets[day - 1 - FIRST_DAY];
    // The usual case: the offset is known and the same on the days around.
    if (before !== undefined && before > CHANGING && before === this.#offsets[day - FIRST_DAY]) {
      if (before === this.#offsets[day + 1 - FIRST_DAY]) return (day * DAY_MS - before * MINUTE_MS) as InstantMs;
    }
    for (let utcDay = day - 1; utcDay <= day + 1; utcDay += 1) {
      for (const { from, to, offset } of this.#stretches(utcDay)) {
        if (to + offset > day * DAY_MS) return Math.max(from, day * DAY_MS - offset) as InstantMs;
      }
    }
    return (day * DAY_MS) as InstantMs;
  }

  /**
   * The first instant at or after `at` whose local minute lies in the intervals of its day.
   * @param daysMax  how many days are looked through
   */
  firstInside(at: InstantMs, daysMax: number, intervalsOf: (day: Day) => Intervals): FirstInside {
    const firstDay = Math.floor(at / DAY_MS);
    for (let utcDay = firstDay; utcDay <= firstDay + daysMax; utcDay += 1) {
      for (const stretch of this.#stretches(utcDay)) {
        const found = stretch.to <= at ? null : firstInStretch(stretch, at, intervalsOf);
        if (found !== null) return found;
      }
    }
    return null;
  }

  #stretches(utcDay: number): readonly Stretch[] {
    const kept = this.#changes.get(utcDay);
    if (kept !== undefined) return kept;
    const offset = this.#offsets[utcDay - FIRST_DAY];
    const from = utcDay * DAY_MS;
    if (offset !== undefined && offset > CHANGING) return [{ from, to: from + DAY_MS, offset: offset * MINUTE_MS }];
    const read = this.#read(from);
    const [only] = read;
    if (offset === undefined) return read;
    if (read.length === 1 && only !== undefined) this.#offsets[utcDay - FIRST_DAY] = only.offset / MINUTE_MS;
    else {
      this.#offsets[utcDay - FIRST_DAY] = CHANGING;
      this.#changes.set(utcDay, read);
    }
    return read;
  }

  #read(from: number): readonly Stretch[] {
    const to = from + DAY_MS;
    const before = this.#offsetAt(from);
    const after = this.#offsetAt(to);
    if (before === after) return [{ from, to, offset: before }];
    const change = this.#changeBetween(from, to, before);
    return [
      { from, to: change, offset: before },
      { from: change, to, offset: after },
    ].filter((stretch) => stretch.from < stretch.to);
  }

  /** The first millisecond whose offset is no longer `before`. */
  #changeBetween(from: number, to: number, before: number): number {
    let low = from;
    let high = to;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#offsetAt(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }

  #offsetAt(at: number): number {
    const local = localTimeAt(at as InstantMs, this.zone);
    const rest = ((at % MINUTE_MS) + MINUTE_MS) % MINUTE_MS;
    return local.day * DAY_MS + local.minuteOfDay * MINUTE_MS - (at - rest);
  }
}

function firstInStretch(stretch: Stretch, at: InstantMs, intervalsOf: (day: Day) => Intervals): FirstInside {
  const localFrom = Math.max(stretch.from, at) + stretch.offset;
  const localTo = stretch.to + stretch.offset;
  for (let day = Math.floor(localFrom / DAY_MS); day * DAY_MS < localTo; day += 1) {
    const intervals = intervalsOf(day as Day);
    if (intervals === null) {
      return { at: (Math.max(localFrom, day * DAY_MS) - stretch.offset) as InstantMs, known: false };
    }
    for (let index = 0; index < intervals.length; index += 2) {
      const from = Math.max(localFrom, day * DAY_MS + (intervals[index] as number) * MINUTE_MS);
      const to = Math.min(localTo, day * DAY_MS + (intervals[index + 1] as number) * MINUTE_MS);
      if (from < to) return { at: (from - stretch.offset) as InstantMs, known: true };
    }
  }
  return null;
}

/** The clocks of all zones asked about, one each. @since 0.1 */
export class ZoneClocks {
  readonly #byZone = new Map<Zone, readonly [ZoneClock]>();

  of(zone: Zone): ZoneClock {
    return this.alone(zone)[0];
  }

  /** The clock of a zone as a list of one, the same list each time. */
  alone(zone: Zone): readonly [ZoneClock] {
    const kept = this.#byZone.get(zone);
    if (kept !== undefined) return kept;
    const made = [new ZoneClock(zone)] as const;
    this.#byZone.set(zone, made);
    return made;
  }
}
