import { holdConcerns } from '../party/index.ts';
import type { Hold } from '../party/index.ts';
import type { InstantMs } from '../time/index.ts';
import { judgeCease } from './cease.ts';
import type { Check, Setting } from './check.ts';
import type { Circumstances } from './circumstances.ts';
import { judgeDeath } from './death.ts';
import { judgeDispute } from './dispute.ts';
import { holdRules } from './engine-rules.ts';
import type { Findings, Refusal } from './finding.ts';
import { holdEnd } from './hold-end.ts';
import { mayRemindOfPromise } from './promise-reminder.ts';
import type { StopBook, StopEntry } from './stop-book.ts';
import { judgeTimeBar } from './time-bar.ts';

/** A hold that stands, its end, and how each pack of the list names it. */
export interface StandingStop {
  readonly hold: Hold;
  readonly until: InstantMs | null;
  readonly entry: StopEntry;
}

/** Says no under the rule of each pack that names the stop, and under `hold.<name>` where a pack names none. */
export function refuseUnderPacks(out: Findings, stop: StandingStop, refusal: Refusal): void {
  let unnamed = stop.entry.byPack.length === 0;
  for (const { named } of stop.entry.byPack) {
    if (named.length === 0) unnamed = true;
    for (const { rule } of named) out.refuse(rule, refusal);
  }
  if (unnamed) out.refuse(holdRules[stop.hold.name], refusal);
}

function judgeStop(c: Circumstances, out: Findings, stop: StandingStop, setting: Setting): void {
  const { hold, until, entry } = stop;
  if (entry.exceptTargets.includes(c.action.target)) return;
  if (hold.directContactFrom !== null && hold.directContactFrom <= c.at) return;
  const inputs = { hold: hold.holdId, owner: hold.owner, since: hold.since };
  if (hold.name === 'cease') return judgeCease(c, out, stop, setting);
  if (hold.name === 'dispute') return judgeDispute(c, out, stop, setting);
  if (hold.name === 'timeBarred') return judgeTimeBar(c, out, stop);
  if (hold.name === 'promise' && c.action.purpose === 'promise_reminder') {
    const from = mayRemindOfPromise(c, hold);
    // Once its time is past, only the end of the promise ends this.
    if (from !== 'now') refuseUnderPacks(out, stop, { until: from ?? until, inputs });
    return;
  }
  if (entry.refuses.includes(c.purpose)) refuseUnderPacks(out, stop, { until, inputs });
}

/** What the position says by itself: nothing is collected from an account on which nothing is past due. */
function judgePaid(c: Circumstances, out: Findings, book: StopBook): void {
  if (c.accounts === null || !book.of.paid.refuses.includes(c.purpose)) return;
  for (const { accountId, position } of c.accounts) {
    if (position === null) continue;
    const left = c.purpose === 'plan_offer' ? position.owedMinor : position.pastDueMinor;
    if (left === 0n) out.refuse(holdRules.paid, { inputs: { account: accountId } });
  }
}

/** A debtor without capacity is reached through others. */
function judgeCapacity(c: Circumstances, out: Findings, book: StopBook): void {
  const { status } = c.facts.person;
  if (status !== 'incapacitated' || c.action.target !== 'debtor') return;
  if (book.of.incapacitated.refuses.includes(c.purpose)) out.refuse(holdRules.incapacitated, { inputs: { status } });
}

/**
 * Every stop that stands on the person, the accounts and the lines a contact is about. They speak first;
 * all other rules are still heard.
 */
export function judgeStops(book: StopBook, setting: Setting): Check {
  return (c, out) => {
    const { holds } = c.facts.person;
    judgeDeath(c, out, book);
    judgeCapacity(c, out, book);
    for (const hold of holds) {
      if (hold.since > c.at || hold.name === 'deceased') continue;
      const until = holdEnd(hold, setting.lengths.get(hold.name), c.zones);
      if (until !== null && until <= c.at) continue;
      const stop = { hold, until, entry: book.of[hold.name] };
      if (holdConcerns(hold, c.action)) judgeStop(c, out, stop, setting);
      else if (hold.scope === 'line' && hold.accountId !== null && c.action.accountIds.includes(hold.accountId)) {
        out.owe({ rule: holdRules[hold.name], elements: [`does_not_name_line:${hold.lineId ?? ''}`] });
      }
    }
    judgePaid(c, out, book);
  };
}
