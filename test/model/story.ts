/** The shapes of docs/story-file.md, as far as the second model reads them, and their reading. */
import { dateOf, dayOf, knownOf } from './calendar-date.ts';
import { minorOf } from './exact.ts';

type Amount = string | number;

export interface TermsRow {
  readonly from: string;
  readonly minimumRatioPpm: number;
  readonly revolvingRatePpmDaily: number;
  readonly penaltyRatePpmDaily: number;
  readonly capPpmYearly: number | null;
  readonly graceDays: number;
  readonly pastDueFloor: Amount;
  readonly waterfall: 'component_first' | 'bill_by_bill';
  readonly principalFirstFromDaysPastDue: number | null;
  readonly lateFee: { readonly amount: Amount; readonly onDaysPastDue: number } | null;
  readonly freezeOnDaysPastDue: number;
  readonly instalments: readonly { readonly parts: number; readonly feePpm: number }[];
  readonly dueDaySettings: readonly { readonly billDay: number; readonly dueDays: readonly number[] }[];
  readonly dueDayChange: { readonly accountAgeMonthsMin: number; readonly everyMonthsMin: number } | null;
}

export interface Terms {
  readonly terms: 'dunwell/1';
  readonly id: string;
  readonly version: string;
  readonly currency: string;
  readonly dated: readonly TermsRow[];
}

export interface OpeningBill {
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly base: Amount;
  readonly principal: Amount;
  readonly interest?: Amount;
  readonly penalty?: Amount;
  readonly fee?: Amount;
  readonly paid?: Amount;
  readonly accrued?: Amount;
}

export type WaiverComponent = 'fee' | 'penalty' | 'interest' | 'principal' | 'accrued';

type Body =
  | {
      readonly type: 'opening';
      readonly bills: readonly OpeningBill[];
      readonly unbilled?: Amount;
      readonly credit?: Amount;
      readonly frozen?: boolean;
    }
  | { readonly type: 'purchase'; readonly amount: Amount; readonly text?: string }
  | { readonly type: 'refund'; readonly of: string; readonly amount: Amount }
  | { readonly type: 'payment'; readonly amount: Amount; readonly via?: string }
  | { readonly type: 'autoDebit'; readonly result: 'success' | 'failed'; readonly amount: Amount }
  | { readonly type: 'paymentReversed'; readonly of: string; readonly reason?: string }
  | { readonly type: 'recovery'; readonly amount: Amount }
  | { readonly type: 'conversion'; readonly amount: Amount; readonly parts: number }
  | { readonly type: 'dueDayChange'; readonly billDay: number; readonly dueDay: number }
  | { readonly type: 'waiver'; readonly component: WaiverComponent; readonly bill: string; readonly amount: Amount }
  | { readonly type: 'settlement'; readonly amount: Amount; readonly until?: string }
  | { readonly type: 'creditRefund'; readonly amount: Amount }
  | { readonly type: 'chargeOff' };

export type StoryEvent = {
  readonly id: string;
  readonly on: string;
  readonly knownAt?: string;
  readonly currency?: string;
} & Body;

export interface Story {
  readonly story: 'dunwell/1';
  readonly currency: string;
  readonly zone: string;
  readonly terms: Terms;
  readonly account: {
    readonly id: string;
    readonly openedOn: string;
    readonly billDay: number;
    readonly dueDay: number;
  };
  readonly events: readonly StoryEvent[];
}

/** One event with its dates as day numbers; `postedOn` is the later of value date and known date. */
export interface ModelEvent {
  readonly id: string;
  readonly on: number;
  readonly knownMs: number;
  readonly knownOn: number;
  readonly postedOn: number;
  readonly amount: bigint | null;
  readonly canonical: string;
  readonly body: StoryEvent;
}

export type EventOf<T extends StoryEvent['type']> = ModelEvent & { readonly body: { readonly type: T } };

export function isOf<T extends StoryEvent['type']>(event: ModelEvent, type: T): event is EventOf<T> {
  return event.body.type === type;
}

/** The body as canonical JSON: everything but `knownAt`, keys in code-unit order, no spaces. */
function canonicalOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalOf).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).filter(([name, field]) => name !== 'knownAt' && field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalOf(field)}`).join(',')}}`;
}

export function readEvents(story: Story): readonly ModelEvent[] {
  return story.events.map((body) => {
    const on = dayOf(body.on);
    const known = knownOf(body.knownAt ?? null, body.on, story.zone);
    return {
      id: body.id,
      on,
      ...known,
      postedOn: Math.max(on, known.knownOn),
      amount: 'amount' in body ? minorOf(body.amount) : null,
      canonical: canonicalOf(body),
      body,
    };
  });
}

/** The terms in force on a day: the last row that began by then, else the first. */
export function termsOn(story: Story, on: number): TermsRow {
  const date = dateOf(on);
  const begun = story.terms.dated.filter((row) => row.from <= date);
  const row = begun.at(-1) ?? story.terms.dated[0];
  if (row === undefined) throw new Error('the second model wants at least one dated row of terms');
  return row;
}
