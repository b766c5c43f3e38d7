import { analyse } from '../strategy/index.ts';
import type { StrategyFinding } from '../strategy/index.ts';
import { hourFindings } from './hours.ts';
import { ownCapFindings } from './own-caps.ts';
import { toldOnce } from './question.ts';
import type { ReviewQuestion } from './question.ts';
import { sameDayFindings } from './same-day.ts';
import { templateFindings } from './template-fit.ts';

declare const reviewedBrand: unique symbol;

/**
 * What a review says of one strategy. Only `review` makes one, so that whoever asks for a report of it cannot be
 * given a strategy that was never held against anything.
 * @since 0.1
 */
export interface StrategyReview {
  readonly strategy: string;
  readonly version: string;
  /** Errors first, each group by its place in the file. */
  readonly findings: readonly StrategyFinding[];
  /** No finding is an error. */
  readonly passes: boolean;
  readonly [reviewedBrand]: true;
}

/** Places of a file in its order: `/steps/2` before `/steps/10`. */
function byPlace(one: StrategyFinding, other: StrategyFinding): number {
  const parts = (at: string): readonly string[] => at.split('/').slice(1);
  const [left, right] = [parts(one.at), parts(other.at)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [a, b] = [left[index] ?? '', right[index] ?? ''];
    if (a === b) continue;
    const numbers = /^\d+$/.test(a) && /^\d+$/.test(b);
    return numbers ? Number(a) - Number(b) : a < b ? -1 : 1;
  }
  return 0;
}

const bySeverity = (one: StrategyFinding, other: StrategyFinding): number =>
  Number(one.severity === 'warning') - Number(other.severity === 'warning');

/** A step that is refused whatever comes before it is told once, not again for the caps that it would meet. */
function withoutEchoes(
  findings: readonly StrategyFinding[],
  first: readonly StrategyFinding[],
): readonly StrategyFinding[] {
  const refused = new Set(first.map(({ at }) => at.split('/').slice(0, 3).join('/')));
  return findings.filter(({ at }) => !refused.has(at));
}

/**
 * Holds a strategy against the rule packs and the templates: as a type-checker, before anybody is contacted. Guard
 * judges every step itself, on people in whose way nothing else stands; no rule is written down a second time.
 *
 * @returns  what can never happen, what would always be refused or at some hours, calls that are one too many,
 *           templates that are missing or lack what they must hold, options kept from an arm
 * @law  the same strategy, guard and templates give the same review
 * @since 0.1
 */
export function review(question: ReviewQuestion): StrategyReview {
  const { strategy } = question;
  const hours = hourFindings(question);
  const found = toldOnce([
    ...analyse(strategy),
    ...hours,
    ...sameDayFindings(question),
    ...withoutEchoes(ownCapFindings(question), hours),
    ...templateFindings(question),
  ]);
  const findings = found.toSorted((one, other) => bySeverity(one, other) || byPlace(one, other));
  const passes = findings.every(({ severity }) => severity !== 'error');
  return { strategy: strategy.id, version: strategy.version, findings, passes } as unknown as StrategyReview;
}
