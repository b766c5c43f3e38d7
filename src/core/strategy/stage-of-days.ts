import type { Step } from './compile.ts';
import { BY_DAYS } from './file.ts';

/** The template stages of days past due, each with its first day; the templates say the same of themselves. */
const stages = [
  ['s2', 1],
  ['s3', 4],
  ['s4', 16],
  ['s5', 31],
  ['s6', 61],
  ['s7', 91],
] as const;

/** The template stage of a number of days past due, ≥ 1. @since 0.1 */
export const stageOfDays = (daysPastDue: number): string =>
  (stages.findLast(([, first]) => daysPastDue >= first) ?? stages[0])[0];

/** The stages that a stretch of days past due meets, both ends included. */
function stagesWithin(first: number, last: number): readonly string[] {
  return stages
    .filter(([, begins], index) => begins <= last && (stages[index + 1]?.[1] ?? Infinity) > first)
    .map(([stage]) => stage);
}

/** The template stages that a step may send, over all days on which it may be done. @since 0.1 */
export function stagesMet(step: Step): readonly string[] {
  const { template, trigger, repeat } = step;
  if (template === null) return [];
  if (template !== BY_DAYS) return [template];
  return trigger.kind === 'ladder' ? stagesWithin(trigger.day, repeat?.untilDay ?? trigger.untilDay) : [];
}
