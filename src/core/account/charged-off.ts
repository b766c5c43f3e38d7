import type { Day } from '../time/index.ts';
import { advance } from './advance.ts';
import { begin } from './begin.ts';
import type { Knowledge } from './prepare.ts';
import type { Story } from './story.ts';

/**
 * The value date of the charge-off that has taken effect by the end of a date; a refused one never does.
 * @param on  a date that can be quoted
 * @returns   null: the account is not charged off
 * @since 0.1
 */
export function chargedOffOn(story: Story, on: Day, knowledge: Knowledge = {}): Day | null {
  const state = begin(story, knowledge);
  advance(state, on);
  return state.chargedOffOn;
}
