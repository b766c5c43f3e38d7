import type { Day, Zone } from '../time/index.ts';
import type { AccountEvent } from './events.ts';
import type { Terms } from './terms.ts';

/** One account with its terms and all its events, in any order. @since 0.1 */
export interface Story {
  readonly terms: Terms;
  readonly zone: Zone;
  readonly account: {
    readonly id: string;
    readonly openedOn: Day;
    /** 1..28, the setting the account opened with. */
    readonly billDay: number;
    readonly dueDay: number;
  };
  readonly events: readonly AccountEvent[];
}
