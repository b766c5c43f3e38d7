import {
  byDefault,
  CHANNELS,
  choice,
  day,
  flag,
  instant,
  list,
  minorUnits,
  optional,
  PURPOSES,
  record,
  says,
  TARGETS,
  text,
  whole,
} from '../law/index.ts';
import type { Described } from '../law/index.ts';
import { person } from '../party/index.ts';
import { Reading } from '../shape/index.ts';
import type { ShapeFault } from '../shape/index.ts';
import { err, ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';
import type { InstantMs } from '../time/index.ts';

/** What became of an attempt; meanings and how each counts in docs/guard-semantics.md. @since 0.1 */
export const OUTCOMES = [
  'reserved',
  'unknown',
  'failed_technically',
  'not_connected',
  'conversation',
  'other_person',
  'voicemail',
  'rejected',
  'busy',
  'no_answer',
  'accepted',
  'delivered',
  'undelivered',
  'replied',
  'met',
  'not_met',
  'returned',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One contact in or out, by the lender or any of its agencies. */
const attempt = record({
  attemptId: text(),
  at: says('an attempt later than the question counts as made: it is planned', instant),
  direction: byDefault(choice(['outbound', 'inbound']), 'outbound'),
  channel: choice(CHANNELS),
  contactPointId: optional(text()),
  target: byDefault(choice(TARGETS), 'debtor'),
  partyId: optional(text()),
  accountIds: byDefault(list(text(), 100), []),
  purpose: byDefault(choice(PURPOSES), 'collection'),
  outcome: choice(OUTCOMES),
  actor: says('who made it: the lender or an agency by name', optional(text())),
  aim: optional(choice(['location', 'relay'])),
  statement: optional(text()),
  confirmsOptOut: byDefault(flag, false),
});

/** @since 0.1 */
export type Attempt = Described<typeof attempt>;

/** An account as far as contact is concerned; a position that is absent is an unknown status. */
const account = record({
  accountId: text(),
  position: optional(
    record({
      asOf: says('when the figures were true', instant),
      daysPastDue: whole(0, 20_000),
      pastDueMinor: minorUnits,
      owedMinor: minorUnits,
      feedIntervalMinutes: says(
        'how often the core sends positions; absent: the account is kept here and never stale',
        optional(whole(1, 100_000)),
      ),
    }),
  ),
  validation: says(
    'us: what is known of the validation notice',
    optional(record({ initialCommunicationAt: optional(instant), noticeSentOn: optional(day) })),
  ),
});

/** @since 0.1 */
export type Account = Described<typeof account>;

/** A recorded reason for going past a rule that is not hard, with a second person. */
const override = record({
  rule: text(),
  reason: text(),
  askedBy: text(),
  approvedBy: text(),
  approvedAt: instant,
});

/** The contact that is wished for. */
const action = record({
  channel: choice(CHANNELS),
  contactPointId: says('absent: the first of the resolution order', optional(text())),
  purpose: choice(PURPOSES),
  target: byDefault(choice(TARGETS), 'debtor'),
  partyId: says('which third party', optional(text())),
  accountIds: says('the accounts it is about', list(text(), 100)),
  lineIds: says('the lines it names, if it names any', byDefault(list(text(), 1_000), [])),
  automated: says('dialled or spoken by a machine', byDefault(flag, false)),
  device: byDefault(choice(['lender', 'private']), 'lender'),
  aim: says('third parties: to find the debtor or to pass on a message', optional(choice(['location', 'relay']))),
  statement: says('which of the three statements after a cease notice', optional(text())),
  confirmsOptOut: says('the one text that confirms an opt-out', byDefault(flag, false)),
  visit: optional(record({ staff: whole(0, 20), has: list(text()) })),
  overrides: byDefault(list(override, 50), []),
});

/** @since 0.1 */
export type ContactAction = Described<typeof action>;

const factFields = {
  jurisdiction: says(
    'packs that apply, all of them: ["cn"]',
    list(text('a pack id such as cn', /^[a-z][a-z0-9-]*$/), 20),
  ),
  knownAt: says('when these facts were read; absent: at the instant asked about', optional(instant)),
  person,
  accounts: list(account, 1_000),
  attempts: says('over the lender and all its agencies', byDefault(list(attempt, 100_000), [])),
} as const;

const facts = record(factFields);

/** Everything guard looks at. Nothing else has a say. @since 0.1 */
export type ContactFacts = Described<typeof facts>;

/** A question as it stands in a file: the facts, the contact and the instant. @since 0.1 */
export const contactQuestion = record({
  at: says('the instant asked about', optional(instant)),
  action,
  ...factFields,
});

/** @since 0.1 */
export interface ContactQuestion {
  readonly at: InstantMs | null;
  readonly facts: ContactFacts;
  readonly action: ContactAction;
}

/**
 * Reads a question from an unknown value.
 * @fault invalid_field, unknown_field, invalid_date, invalid_instant, unknown_zone  each with its JSON Pointer; `all` holds every one
 * @since 0.1
 */
export function readContactQuestion(value: unknown): Result<ContactQuestion, ShapeFault> {
  const reading = new Reading();
  const read = reading.done(contactQuestion.read(reading, value, ''));
  if (!read.ok) return err(read.fault);
  const { at, action: wished, ...rest } = read.value;
  return ok({ at, action: wished, facts: rest });
}
