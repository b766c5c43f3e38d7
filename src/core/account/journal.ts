import { correctionsBetween } from '../ledger/index.ts';
import type { Transfer } from '../ledger/index.ts';
import { isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import type { Day } from '../time/index.ts';
import { advance } from './advance.ts';
import { begin } from './begin.ts';
import { quotableOn } from './position.ts';
import type { Story } from './story.ts';
import type { Movement, Trace } from './trace.ts';
import { postAccrued, postPenalty } from './waterfall.ts';

const transferOf = (movement: Movement): Transfer => ({
  postedOn: movement.on,
  valueOn: movement.on,
  cause: movement.cause,
  what: movement.what,
  debit: movement.debit,
  credit: movement.credit,
  bill: movement.bill,
  amountMinor: BigInt(movement.amount),
});

/** What the books would hold if the view known before `knownBefore` had been known all along. */
function transfersKnown(story: Story, until: Day, knownBefore: Day): readonly Transfer[] {
  const trace: Trace = { movements: [], accruals: [] };
  advance(begin(story, { before: knownBefore }, trace), until);
  return trace.movements.map(transferOf);
}

/** The days on which something became known that changes an earlier day. */
function lateDaysOf(story: Story, until: Day): readonly Day[] {
  const days = new Set<Day>();
  for (const event of story.events) {
    const works = event.type === 'paymentReversed' || event.type === 'refund' ? null : event.on;
    if (event.type !== 'opening' && event.knownOn <= until && (works === null || works < event.knownOn))
      days.add(event.knownOn);
  }
  return [...days].sort((one, other) => one - other);
}

/**
 * Every transfer posted on an account up to the end of a day, in the order of posting. Interest enters the
 * books when a bill prints it or a payment touches it; what is between stands in the accrual of the general
 * ledger. An event that became known late posts, on the day it became known, the difference it makes; a
 * reversed payment is answered by the exact negative of its transfers.
 * @fault not_open_yet, too_far
 * @law   all balances sum to zero after each transfer
 * @since 0.1
 */
export function journalOf(story: Story, until: Day): Result<readonly Transfer[], Fault> {
  const day = quotableOn(story, until);
  if (isErr(day)) return day;
  const journal: Transfer[] = [];
  let before: readonly Transfer[] = [];
  const stops = [...lateDaysOf(story, until), (until + 1) as Day];
  stops.forEach((stop, index) => {
    const last = (stop - 1) as Day;
    // What was posted up to the day before the stop, in the view known until then.
    const knownUntilThen = transfersKnown(story, last, stop);
    journal.push(...knownUntilThen.slice(before.length));
    if (index === stops.length - 1) return;
    // On the stop the earlier days are seen anew.
    const after = transfersKnown(story, last, (stop + 1) as Day);
    journal.push(...correctionsBetween(knownUntilThen, after, stop));
    before = after;
  });
  return ok(journal);
}

/**
 * The transfers of the corrected view of a day with all interest up to it brought into the books, so that
 * the balances of the receivable books equal the position of that day.
 * @fault not_open_yet, too_far
 * @since 0.1
 */
export function transfersOn(story: Story, on: Day): Result<readonly Transfer[], Fault> {
  const day = quotableOn(story, on);
  if (isErr(day)) return day;
  const trace: Trace = { movements: [], accruals: [] };
  const state = begin(story, {}, trace);
  advance(state, on);
  for (const bill of state.bills) {
    postPenalty(state, bill, 'accrual');
    postAccrued(state, bill, 'accrual');
  }
  return ok(trace.movements.map(transferOf));
}
