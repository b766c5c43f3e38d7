import { instantOf } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import type { AccountEvent } from './events.ts';
import type { Story } from './story.ts';

/** A payment that has not happened: what if this were paid then? @since 0.1 */
export interface SupposedPayment {
  /** Its value date; it is taken as known on that date. */
  readonly on: Day;
  /** Minor units, > 0n. */
  readonly amountMinor: bigint;
}

/**
 * The same story with payments that have not happened, for a look ahead with the same engine. The story given
 * stays as it is.
 * @param payments  any order, at most 10,000; each gets an id `supposed:1`, `supposed:2` … that the story does not use
 * @since 0.1
 */
export function suppose(story: Story, payments: readonly SupposedPayment[]): Story {
  if (payments.length === 0) return story;
  const taken = new Set(story.events.map((event) => event.id));
  let number = 0;
  const nextId = (): string => {
    do number += 1;
    while (taken.has(`supposed:${number}`));
    return `supposed:${number}`;
  };
  const events = payments.map(({ on, amountMinor }): AccountEvent => ({
    id: nextId(),
    type: 'payment',
    on,
    knownOn: on,
    knownAt: instantOf(on, 0, story.zone),
    amountMinor,
    via: '',
  }));
  return { ...story, events: [...story.events, ...events] };
}
