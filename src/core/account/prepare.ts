import { AMOUNT_MINOR_MAX } from '../money/index.ts';
import type { Day, InstantMs } from '../time/index.ts';
import type { AccountEvent, Opening } from './events.ts';
import type { Story } from './story.ts';
import { writeEvent } from './write-story.ts';

/** Why an event has no effect (docs/semantics.md 1.6) or an agreement fits only in part (1.7). @since 0.1 */
export interface EventFault {
  /** The id of the event. */
  readonly at: string;
  readonly kind: string;
  readonly message: string;
  /** For a replay exception: the ways out, each a sentence a person can act on. */
  readonly waysOut?: readonly string[];
}

/** Which events a view holds. Without bounds: everything known. @since 0.1 */
export interface Knowledge {
  /** Only events known at this instant or earlier. */
  readonly until?: InstantMs;
  /** Only events known on an earlier date than this one. */
  readonly before?: Day;
}

/** An event that has an effect, in the order in which it takes effect. */
export interface Step {
  readonly on: Day;
  readonly rank: number;
  readonly event: AccountEvent;
  /** Minor units as a safe integer; 0 where the kind has no amount. */
  readonly amount: number;
  /** Posting date of the purchase that a purchase or refund is about; else `on`. */
  readonly postedOn: Day;
}

/** The events of a view, checked and in order. */
export interface Prepared {
  readonly opening: Opening | null;
  readonly steps: readonly Step[];
  readonly faults: readonly EventFault[];
  readonly waiting: readonly string[];
  /** The one event that stands under each id, refused ones included. */
  readonly standing: readonly AccountEvent[];
  /** The bodies that do not stand because their id was taken. */
  readonly displaced: readonly AccountEvent[];
}

/** Order within one value date, docs/semantics.md 1.5. */
export const rank = {
  purchase: 2,
  conversion: 3,
  dueDayChange: 3,
  settlement: 3,
  refund: 4,
  waiver: 5,
  payment: 6,
  autoDebit: 6,
  recovery: 6,
  paymentReversed: 6,
  creditRefund: 8,
  chargeOff: 9,
  opening: 0,
} as const satisfies Readonly<Record<AccountEvent['type'], number>>;

const laterDay = (one: Day, other: Day): Day => (one > other ? one : other);
const byDateThenId = (one: AccountEvent, other: AccountEvent): number =>
  one.on - other.on || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

/** The canonical JSON of an event as a story file writes it, without `knownAt`. */
function bodyOf(story: Story, event: AccountEvent): string {
  const body = Object.entries(writeEvent(story, event)).filter(([key]) => key !== 'knownAt');
  body.sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(body));
}

/** The one event that stands under each id, in the order first seen, and a fault for each other body. */
function uniqueById(story: Story, events: readonly AccountEvent[], displaced: AccountEvent[]): readonly AccountEvent[] {
  const ids = new Set<string>();
  for (const event of events) ids.add(event.id);
  if (ids.size === events.length) return events;
  const seen = Map.groupBy(events, (event) => event.id);
  return [...seen.values()].map((same) => {
    if (same.length === 1) return same[0] as AccountEvent;
    const ordered = same.map((event) => ({ event, body: bodyOf(story, event) }));
    ordered.sort((one, other) => one.event.knownAt - other.event.knownAt || (one.body < other.body ? -1 : 1));
    const stands = ordered[0] as { event: AccountEvent; body: string };
    const bodies = new Map(ordered.map((entry) => [entry.body, entry.event]));
    bodies.delete(stands.body);
    displaced.push(...bodies.values());
    return stands.event;
  });
}

function amountOf(event: AccountEvent): bigint | null {
  return 'amountMinor' in event ? event.amountMinor : null;
}

/** The faults of an event that can be seen without any other event. */
function ownFault(event: AccountEvent, firstOn: Day, currency: string): EventFault | null {
  const amountMinor = amountOf(event);
  if (amountMinor !== null && amountMinor <= 0n) {
    return {
      at: event.id,
      kind: 'amount_not_positive',
      message: `the amount of \`${event.id}\` is \`${amountMinor}\`; write an amount above zero`,
    };
  }
  if (amountMinor !== null && amountMinor > BigInt(AMOUNT_MINOR_MAX)) {
    return {
      at: event.id,
      kind: 'amount_too_large',
      message: `the amount of \`${event.id}\` is \`${amountMinor}\`; write at most ${AMOUNT_MINOR_MAX} minor units`,
    };
  }
  if (event.on < firstOn) {
    return {
      at: event.id,
      kind: 'before_opening',
      message: `\`${event.id}\` lies before the account's first day; write a later value date`,
    };
  }
  if (event.currency !== undefined && event.currency !== currency) {
    return {
      at: event.id,
      kind: 'currency_mismatch',
      message: `\`${event.id}\` is in \`${event.currency}\`; write an amount in the account's currency, ${currency}`,
    };
  }
  return null;
}

interface Targets {
  readonly byId: ReadonlyMap<string, AccountEvent>;
  /** Ids of events that are refused by themselves: no targets, what names them waits. */
  readonly refused: ReadonlySet<string>;
  readonly faults: EventFault[];
  readonly waiting: string[];
}

function isPayment(event: AccountEvent): boolean {
  return (
    event.type === 'payment' || event.type === 'recovery' || (event.type === 'autoDebit' && event.result === 'success')
  );
}

/** Ids of the payments that a reversal takes out. */
function reversedPayments(events: readonly AccountEvent[], targets: Targets): ReadonlySet<string> {
  const reversed = new Set<string>();
  const reversals = events.filter((event) => event.type === 'paymentReversed').sort(byDateThenId);
  for (const reversal of reversals) {
    const payment = targets.byId.get(reversal.of);
    if (payment === undefined) targets.waiting.push(reversal.id);
    else if (!isPayment(payment)) {
      targets.faults.push({
        at: reversal.id,
        kind: 'not_a_payment',
        message: `\`${reversal.of}\` is not a payment; name a payment, a successful auto-debit or a recovery`,
      });
    } else if (targets.refused.has(payment.id)) targets.waiting.push(reversal.id);
    else if (reversal.on < payment.on) {
      targets.faults.push({
        at: reversal.id,
        kind: 'reversal_before_payment',
        message: `the reversal lies before its payment \`${payment.id}\`; write its date or a later one`,
      });
    } else if (reversed.has(payment.id)) {
      targets.faults.push({
        at: reversal.id,
        kind: 'already_reversed',
        message: `the payment \`${payment.id}\` is already reversed; leave the second reversal out`,
      });
    } else reversed.add(payment.id);
  }
  return reversed;
}

type Refund = Extract<AccountEvent, { type: 'refund' }>;

/** The refunds that count, each with the posting date of its purchase. */
function countingRefunds(events: readonly AccountEvent[], targets: Targets): ReadonlyMap<string, Day> {
  const counting = new Map<string, Day>();
  const refunds = events.filter((event): event is Refund => event.type === 'refund');
  if (refunds.length === 0) return counting;
  const refundedMinor = new Map<string, bigint>();
  for (const refund of refunds.sort(byDateThenId)) {
    const purchase = targets.byId.get(refund.of);
    const before = refundedMinor.get(refund.of) ?? 0n;
    if (purchase === undefined) targets.waiting.push(refund.id);
    else if (purchase.type !== 'purchase') {
      targets.faults.push({
        at: refund.id,
        kind: 'not_a_payment',
        message: `\`${refund.of}\` is not a purchase; name the purchase that is refunded`,
      });
    } else if (targets.refused.has(purchase.id)) targets.waiting.push(refund.id);
    else if (refund.on < purchase.on) {
      targets.faults.push({
        at: refund.id,
        kind: 'refund_before_purchase',
        message: `the refund lies before its purchase \`${purchase.id}\`; write its date or a later one`,
      });
    } else if (before + refund.amountMinor > purchase.amountMinor) {
      targets.faults.push({
        at: refund.id,
        kind: 'refund_above_purchase',
        message: `refunds of \`${purchase.id}\` would pass its amount; at most \`${purchase.amountMinor - before}\` minor units are left`,
      });
    } else {
      refundedMinor.set(refund.of, before + refund.amountMinor);
      counting.set(refund.id, laterDay(purchase.on, purchase.knownOn));
    }
  }
  return counting;
}

const inView = (event: AccountEvent, knowledge: Knowledge): boolean =>
  event.type === 'opening' ||
  ((knowledge.until === undefined || event.knownAt <= knowledge.until) &&
    (knowledge.before === undefined || event.knownOn < knowledge.before));

const dayFirst = -1_000_000 as Day;

/**
 * Checks the events of a view and puts them in the order in which they take effect. What is refused
 * depends on the set of events, never on the order in which they are given.
 */
export function prepare(story: Story, knowledge: Knowledge = {}): Prepared {
  const faults: EventFault[] = [];
  const waiting: string[] = [];
  const displaced: AccountEvent[] = [];
  const bounded = knowledge.until !== undefined || knowledge.before !== undefined;
  const known = bounded ? story.events.filter((event) => inView(event, knowledge)) : story.events;
  const seen = uniqueById(story, known, displaced);
  const opening = seen.find((event) => event.type === 'opening') ?? null;
  const firstOn = laterDay(story.account.openedOn, opening === null ? dayFirst : ((opening.on + 1) as Day));
  const sound: AccountEvent[] = [];
  for (const event of seen) {
    const fault = event.type === 'opening' ? null : ownFault(event, firstOn, story.terms.currency.code);
    if (fault === null) sound.push(event);
    else faults.push(fault);
  }
  const byId = new Map(seen.map((event) => [event.id, event]));
  const targets: Targets = { byId, refused: new Set(faults.map((fault) => fault.at)), faults, waiting };
  const reversed = reversedPayments(sound, targets);
  const refunds = countingRefunds(sound, targets);
  const steps: Step[] = [];
  for (const event of sound) {
    const step = stepOf(event, reversed, refunds);
    if (step !== null) steps.push(step);
  }
  steps.sort((one, other) => one.on - other.on || one.rank - other.rank || (one.event.id < other.event.id ? -1 : 1));
  return { opening, steps, faults, waiting, standing: seen, displaced };
}

/**
 * The faults and waiting events of the view of a day. Which body stands under an id is decided over everything known;
 * the rest is judged among the events whose day has come, and the reversals of those.
 */
export function listedOn(
  story: Story,
  prepared: Prepared,
  on: Day,
): { readonly faults: readonly EventFault[]; readonly waiting: readonly string[] } {
  const byId = new Map(prepared.standing.map((event) => [event.id, event]));
  const belongs = (event: AccountEvent): boolean =>
    event.on <= on || (event.type === 'paymentReversed' && (byId.get(event.of)?.on ?? Infinity) <= on);
  const inDay = prepared.standing.filter(belongs);
  const judged = inDay.length === prepared.standing.length ? prepared : prepare({ ...story, events: inDay });
  const reused = prepared.displaced.filter(belongs).map(({ id }) => ({
    at: id,
    kind: 'id_reused',
    message: `another event already has the id \`${id}\`; write a new id`,
  }));
  return { faults: [...reused, ...judged.faults], waiting: judged.waiting };
}

function stepOf(event: AccountEvent, reversed: ReadonlySet<string>, refunds: ReadonlyMap<string, Day>): Step | null {
  if (event.type === 'opening' || event.type === 'paymentReversed') return null;
  if (event.type === 'autoDebit' && event.result === 'failed') return null;
  if (rank[event.type] === rank.payment && reversed.has(event.id)) return null;
  if (event.type === 'refund' && !refunds.has(event.id)) return null;
  const posts = event.type === 'purchase' || event.type === 'dueDayChange';
  const postedOn = posts ? laterDay(event.on, event.knownOn) : (refunds.get(event.id) ?? event.on);
  const on = event.type === 'dueDayChange' ? postedOn : event.on;
  return { on, rank: rank[event.type], event, amount: Number(amountOf(event) ?? 0n), postedOn };
}
