import { isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import { isoFromDay } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { advance } from './advance.ts';
import { begin } from './begin.ts';
import { positionOf, quotableOn } from './position.ts';
import type { Position } from './position.ts';
import { listedOn } from './prepare.ts';
import type { EventFault, Knowledge } from './prepare.ts';
import { lapsedSettlements } from './settle.ts';
import type { AccountState } from './state.ts';
import { statementsUntil } from './statement.ts';
import type { Statement } from './statement.ts';
import type { Story } from './story.ts';

/** A stretch of an account's life, day by day. @since 0.1 */
export interface History {
  /** Statements with a bill day up to the last day shown, each as known before its bill day. */
  readonly statements: readonly Statement[];
  readonly days: readonly Position[];
  /** Events that have no effect, with the reason. */
  readonly faults: readonly EventFault[];
  /** Refunds and reversals whose target has not arrived. */
  readonly waiting: readonly string[];
  /** Agreements that no longer fit and purchases that should not have been possible, with the ways out. */
  readonly exceptions: readonly EventFault[];
}

/** Most days that one history may show: 30 years. */
const dayCountMax = 10_958;

function exceptionsOf(state: AccountState): readonly EventFault[] {
  const lapsed = lapsedSettlements(state, state.on).map((settlement) => ({
    at: settlement.id,
    kind: 'settlement_lapsed',
    message: `only \`${settlement.paid}\` of the agreed \`${settlement.agreed}\` minor units were paid in time; nothing was written down`,
    waysOut: [
      'agree a new settlement',
      'go on with the whole debt',
      'accept the late payment as if it were in time, as a new agreement',
    ],
  }));
  return [...state.exceptions, ...lapsed];
}

/** By event id, then kind, so that a listing never depends on the order of arrival. */
const inOrder = (faults: readonly EventFault[]): readonly EventFault[] =>
  faults.toSorted((one, other) => (`${one.at} ${one.kind}` < `${other.at} ${other.kind}` ? -1 : 1));

/**
 * The story that a view knows of: the opening position, and the events known by then.
 * @since 0.1
 */
export function viewOf(story: Story, knowledge: Knowledge): Story {
  if (knowledge.until === undefined && knowledge.before === undefined) return story;
  const { until, before } = knowledge;
  const events = story.events.filter(
    (event) =>
      event.type === 'opening' ||
      ((until === undefined || event.knownAt <= until) && (before === undefined || event.knownOn < before)),
  );
  return { ...story, events };
}

/**
 * Lives an account through `from` … `to` and shows it at the end of each day.
 * @param from  the first day shown; the account is folded from its opening all the same
 * @param to    the last day shown, at most 10,958 days after `from`
 * @fault not_open_yet, too_far, days_reversed
 * @since 0.1
 */
export function historyOf(story: Story, from: Day, to: Day, knowledge: Knowledge = {}): Result<History, Fault> {
  const first = quotableOn(story, from);
  if (isErr(first)) return first;
  const last = quotableOn(story, to);
  if (isErr(last)) return last;
  if (to < from || to - from > dayCountMax) {
    return {
      ok: false,
      fault: {
        kind: 'days_reversed',
        message: `\`${isoFromDay(from)}\` to \`${isoFromDay(to)}\` is no stretch of days; write a first day, a later last day, at most ${dayCountMax} days apart`,
      },
    };
  }
  const view = viewOf(story, knowledge);
  const state = begin(view);
  advance(state, from);
  const days = [positionOf(state)];
  for (let day = from + 1; day <= to; day += 1) {
    advance(state, day as Day);
    days.push(positionOf(state));
  }
  const listed = listedOn(view, state.fold.prepared, to);
  return ok({
    statements: statementsUntil(view, to),
    days,
    faults: inOrder([...listed.faults, ...state.faults]),
    waiting: listed.waiting.toSorted(),
    exceptions: inOrder(exceptionsOf(state)),
  });
}
