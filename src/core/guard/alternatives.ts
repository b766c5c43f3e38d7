import { orderContactPoints } from '../party/index.ts';
import type { Channel } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';
import type { Matter } from './circumstances.ts';
import type { Alternative } from './decision.ts';
import type { ContactAction } from './facts.ts';
import type { Guard } from './guard.ts';
import { nextAllowed } from './next-allowed.ts';
import type { NextAllowed, Question } from './next-allowed.ts';

/** What is offered in place of a refused contact, in this order; never a visit, never more than three. */
const offered: readonly { readonly channel: Channel; readonly name: string }[] = [
  { channel: 'call', name: 'schedule_call' },
  { channel: 'in_app', name: 'schedule_in_app_message' },
  { channel: 'sms', name: 'schedule_sms' },
  { channel: 'email', name: 'schedule_email' },
  { channel: 'push', name: 'schedule_push' },
  { channel: 'letter', name: 'schedule_letter' },
];
const ALTERNATIVE_COUNT_MAX = 3;

const nameOf = (channel: Channel): string =>
  offered.find((each) => each.channel === channel)?.name ?? `schedule_${channel}`;

/** The first usable point of the debtor for another channel. */
function pointFor(matter: Matter, channel: Channel, at: InstantMs): string | null {
  const { person } = matter.facts;
  const [first] = orderContactPoints({
    points: person.contactPoints,
    ledger: person.consents,
    channel,
    purpose: matter.action.purpose,
    at,
  });
  return first?.place === 1 ? first.contactPointId : null;
}

function tryChannel(guard: Guard, matter: Matter, question: Question, channel: Channel): Alternative | null {
  const { at, knownAt, turns } = question;
  const contactPointId = pointFor(matter, channel, at);
  if (contactPointId === null) return null;
  const action: ContactAction = { ...matter.action, channel, contactPointId, visit: null, overrides: [] };
  const other = guard.matter(matter.facts, action);
  const { findings } = guard.judge(other, at, knownAt);
  const first = findings.refused ? nextAllowed(guard, other, { at, knownAt, findings, turns }).at : at;
  return first === null ? null : { action: nameOf(channel), contactPointId, at: first };
}

/**
 * What may be done instead: the same contact later, or another channel to the debtor as soon as guard
 * allows it. Every one carries an instant and was allowed by this guard at that instant.
 */
export function alternativesTo(
  guard: Guard,
  matter: Matter,
  question: Question,
  next: NextAllowed,
): readonly Alternative[] {
  const { action } = matter;
  const found: Alternative[] = [];
  const same = action.contactPointId;
  if (next.at !== null && same !== null)
    found.push({ action: nameOf(action.channel), contactPointId: same, at: next.at });
  if (action.target !== 'debtor') return found;
  for (const { channel } of offered) {
    if (channel === action.channel || found.length >= ALTERNATIVE_COUNT_MAX) continue;
    const other = tryChannel(guard, matter, question, channel);
    if (other !== null) found.push(other);
  }
  return found;
}
