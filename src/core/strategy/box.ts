import { daysOfMBucket, M_BUCKETS } from '../delinquency/index.ts';
import type { Comparison, Condition } from './condition.ts';
import { fieldOf } from './field.ts';
import type { FieldName } from './field.ts';

/** The whole numbers from `lo` to `hi`, both included. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/** A range for some fields; a field that is absent may have any value. */
export type Box = ReadonlyMap<FieldName, Interval>;

/** Past this many boxes a condition is not judged; no strategy that a person can read comes near. */
const BOX_COUNT_MAX = 4_096;

/** Boxes that together say what a condition allows; null: too many to judge. */
type Boxes = readonly Box[] | null;

const rangeOf = (name: FieldName): Interval => ({ lo: fieldOf(name).min, hi: fieldOf(name).max });

/** A bucket is nothing but a range of days past due, so both are judged as days. */
function asDays(bucket: Interval): Interval {
  const first = M_BUCKETS[bucket.lo];
  const last = M_BUCKETS[bucket.hi];
  const range = rangeOf('daysPastDue');
  if (first === undefined || last === undefined) return { lo: 1, hi: 0 };
  return { lo: daysOfMBucket(first).min, hi: daysOfMBucket(last).max ?? range.hi };
}

function boxOf(field: FieldName, range: Interval): readonly Box[] {
  if (range.lo > range.hi) return [];
  return field === 'bucket' ? [new Map([['daysPastDue', asDays(range)]])] : [new Map([[field, range]])];
}

function comparisonBoxes({ field, comparator, than }: Comparison): readonly Box[] {
  const [constant = 0] = than;
  const { lo, hi } = rangeOf(field);
  switch (comparator) {
    case 'is':
      return boxOf(field, { lo: constant, hi: constant });
    case 'isNot':
      return [...boxOf(field, { lo, hi: constant - 1 }), ...boxOf(field, { lo: constant + 1, hi })];
    case 'atLeast':
      return boxOf(field, { lo: constant, hi });
    case 'atMost':
      return boxOf(field, { lo, hi: constant });
    case 'above':
      return boxOf(field, { lo: constant + 1, hi });
    case 'below':
      return boxOf(field, { lo, hi: constant - 1 });
    case 'oneOf':
      return than.flatMap((each) => boxOf(field, { lo: each, hi: each }));
  }
}

const opposites = {
  is: 'isNot',
  isNot: 'is',
  atLeast: 'below',
  atMost: 'above',
  above: 'atMost',
  below: 'atLeast',
} as const;

/** A condition with its `not`s pushed down to the comparisons. */
function negated(condition: Condition): Condition {
  if (condition.kind === 'not') return condition.of;
  if (condition.kind === 'compare') {
    if (condition.comparator !== 'oneOf') return { ...condition, comparator: opposites[condition.comparator] };
    const of = condition.than.map((each): Comparison => ({ ...condition, comparator: 'isNot', than: [each] }));
    return { kind: 'all', of };
  }
  return { kind: condition.kind === 'all' ? 'any' : 'all', of: condition.of.map(negated) };
}

function meet(one: Box, other: Box): Box | null {
  const met = new Map(one);
  for (const [field, range] of other) {
    const mine = met.get(field) ?? rangeOf(field);
    const both = { lo: Math.max(mine.lo, range.lo), hi: Math.min(mine.hi, range.hi) };
    if (both.lo > both.hi) return null;
    met.set(field, both);
  }
  return met;
}

function anyOf(lists: readonly Boxes[]): Boxes {
  const boxes: Box[] = [];
  for (const list of lists) {
    if (list === null || boxes.length + list.length > BOX_COUNT_MAX) return null;
    boxes.push(...list);
  }
  return boxes;
}

function allOf(lists: readonly Boxes[]): Boxes {
  let boxes: readonly Box[] = [new Map()];
  for (const list of lists) {
    if (list === null || boxes.length * list.length > BOX_COUNT_MAX) return null;
    boxes = boxes.flatMap((box) => list.flatMap((other) => meet(box, other) ?? []));
  }
  return boxes;
}

function boxesOf(condition: Condition): Boxes {
  switch (condition.kind) {
    case 'compare':
      return comparisonBoxes(condition);
    case 'not':
      return boxesOf(negated(condition.of));
    case 'any':
      return anyOf(condition.of.map(boxesOf));
    case 'all':
      return allOf(condition.of.map(boxesOf));
  }
}

/** What always holds between fields, as pairs: the first is at most the second. */
const atMostPairs: readonly (readonly [FieldName, FieldName])[] = [
  ['pastDueMinor', 'owedMinor'],
  ['toCureMinor', 'owedMinor'],
  ['offersUnansweredCount', 'offersMadeCount'],
  ['unreadOfferDays', 'offeredHelpDays'],
];

/** Pairs that are zero together. */
const zeroTogether: readonly (readonly [FieldName, FieldName])[] = [
  ['daysPastDue', 'pastDueMinor'],
  ['daysPastDue', 'toCureMinor'],
];

/** Narrows a box by what always holds between fields; null when nothing is left. */
function narrowed(box: Box): Box | null {
  let found: Box | null = box;
  for (const [small, large] of atMostPairs) {
    const low = found.get(small) ?? rangeOf(small);
    const high = found.get(large) ?? rangeOf(large);
    found = meet(
      found,
      new Map([
        [small, { lo: 0, hi: high.hi }],
        [large, { lo: low.lo, hi: rangeOf(large).hi }],
      ]),
    );
    if (found === null) return null;
  }
  for (const [one, other] of zeroTogether.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])) {
    const range = found.get(one) ?? rangeOf(one);
    const rest: Interval =
      range.hi === 0 ? { lo: 0, hi: 0 } : range.lo > 0 ? { lo: 1, hi: rangeOf(other).hi } : rangeOf(other);
    found = meet(found, new Map([[other, rest]]));
    if (found === null) return null;
  }
  return found;
}

/**
 * Boxes that a list of conditions allows together, narrowed by what always holds between fields.
 * @returns  none: nobody can ever meet them all; null: too large to judge
 */
export function boxesTogether(conditions: readonly Condition[]): Boxes {
  const boxes = allOf(conditions.map(boxesOf));
  return boxes === null ? null : boxes.flatMap((box) => narrowed(box) ?? []);
}

/** A comparison made by the checker itself, from the place it is about. */
export const compare = (
  field: FieldName,
  comparator: Exclude<Comparison['comparator'], 'oneOf'>,
  than: number,
): Comparison => ({ kind: 'compare', field, comparator, than: [than], at: '' });

/** The range of a field inside a box. */
export const rangeIn = (box: Box, field: FieldName): Interval => box.get(field) ?? rangeOf(field);
