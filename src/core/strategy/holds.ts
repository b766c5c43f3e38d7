import type { HoldName, Purpose } from '../law/index.ts';
import type { Day } from '../time/index.ts';
import type { StandingHold } from './facts.ts';

/** Holds under which not even a notice before the due date is wished for. */
const silent: ReadonlySet<HoldName> = new Set<HoldName>([
  'bankruptcy',
  'deceased',
  'incapacitated',
  'cease',
  'attorney',
  'stopAll',
]);

const asking: ReadonlySet<Purpose> = new Set<Purpose>(['collection', 'plan_offer', 'legal_warning']);
const noticing: ReadonlySet<Purpose> = new Set<Purpose>(['pre_due_notice']);

/**
 * Whether a hold keeps strategy from wishing for a contact. The guard judges again and more finely; strategy does
 * not even ask where a stop stands. Thanks, answers and duties are wished for all the same.
 */
export function holdStops(name: HoldName, purpose: Purpose): boolean {
  return asking.has(purpose) || (noticing.has(purpose) && silent.has(name));
}

/** Whether a hold still stands on a date. */
export const standsOn = (hold: StandingHold, on: Day): boolean => hold.lastOn === null || hold.lastOn >= on;
