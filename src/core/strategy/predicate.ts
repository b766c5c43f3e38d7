import type { Comparator, Comparison, Condition } from './condition.ts';
import { fieldOf } from './field.ts';
import type { FieldName, Movement, Values } from './field.ts';

/** A comparison because of which something is not done, with what was found; numbers as in `Values`. @since 0.1 */
export interface Failing {
  readonly field: FieldName;
  readonly comparator: Comparator;
  readonly than: readonly number[];
  readonly found: number;
}

/** A condition made ready: asked often, explained seldom. */
export interface Predicate {
  readonly condition: Condition;
  readonly holds: (values: Values) => boolean;
  /** Whether it may change by itself, and how: the restless field decides. */
  readonly moves: Movement;
}

type Test = (values: Values) => boolean;

function comparisonTest({ field, comparator, than }: Comparison): Test {
  const [constant = 0] = than;
  switch (comparator) {
    case 'is':
      return (values) => values[field] === constant;
    case 'isNot':
      return (values) => values[field] !== constant;
    case 'atLeast':
      return (values) => values[field] >= constant;
    case 'atMost':
      return (values) => values[field] <= constant;
    case 'above':
      return (values) => values[field] > constant;
    case 'below':
      return (values) => values[field] < constant;
    case 'oneOf':
      return (values) => than.includes(values[field]);
  }
}

function testOf(condition: Condition): Test {
  if (condition.kind === 'compare') return comparisonTest(condition);
  if (condition.kind === 'not') {
    const inner = testOf(condition.of);
    return (values) => !inner(values);
  }
  const tests = condition.of.map(testOf);
  return condition.kind === 'all'
    ? (values) => tests.every((test) => test(values))
    : (values) => tests.some((test) => test(values));
}

/** Every field that a condition looks at. */
export function fieldsIn(condition: Condition): readonly FieldName[] {
  if (condition.kind === 'compare') return [condition.field];
  return condition.kind === 'not' ? fieldsIn(condition.of) : condition.of.flatMap(fieldsIn);
}

function movementOf(condition: Condition): Movement {
  const moves = fieldsIn(condition).map((name) => fieldOf(name).moves);
  if (moves.includes('drifts')) return 'drifts';
  return moves.includes('counts') ? 'counts' : 'still';
}

/** Compiles a condition to a closure. */
export const predicateOf = (condition: Condition): Predicate => ({
  condition,
  holds: testOf(condition),
  moves: movementOf(condition),
});

/**
 * The comparisons because of which a condition does not hold; empty when it holds. Of an `any` all are given,
 * of an `all` those that fail. Under a `not` a comparison is given when it holds and should not.
 */
export function failingIn(condition: Condition, values: Values, wanted = true): readonly Failing[] {
  if (testOf(condition)(values) === wanted) return [];
  if (condition.kind === 'compare') {
    const { field, comparator, than } = condition;
    return [{ field, comparator, than, found: values[field] }];
  }
  if (condition.kind === 'not') return failingIn(condition.of, values, !wanted);
  return condition.of.flatMap((part) => failingIn(part, values, wanted));
}
