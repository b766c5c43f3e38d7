import type { Account } from './facts.ts';
import type { Setting } from './check.ts';
import type { Circumstances } from './circumstances.ts';
import { engineRules, holdRules } from './engine-rules.ts';
import type { Findings } from './finding.ts';
import type { NamedStop } from './stop-book.ts';
import type { StandingStop } from './stops.ts';
import { validationEnd } from './validation-period.ts';

/** Whether a dispute came in writing within the validation period; `unknown` when the calendar lacks a year. */
function inPeriod(c: Circumstances, stop: StandingStop, setting: Setting, packId: string): boolean | 'unknown' {
  const { hold } = stop;
  const period = setting.validationPeriod(packId);
  if (hold.form === 'oral') return false;
  const disputed = (c.accounts ?? []).filter(
    (account) => hold.accountId === null || account.accountId === hold.accountId,
  );
  const ends = disputed.map((account: Account) => {
    const sentOn = account.validation?.noticeSentOn ?? null;
    // Before the notice is sent its period cannot be over.
    return sentOn === null || period === null || hold.on === null
      ? 'open'
      : validationEnd(sentOn, period, setting.isHoliday);
  });
  if (ends.includes(null)) return 'unknown';
  return ends.some((end) => end === 'open' || (hold.on ?? 0) <= (end as number));
}

function judgeNamed(c: Circumstances, out: Findings, stop: StandingStop, setting: Setting, one: NamedStop): boolean {
  if (one.parameter.type !== 'disputeStop') {
    out.refuse(one.rule, { until: stop.until, inputs: { hold: stop.hold.holdId } });
    return true;
  }
  const within = inPeriod(c, stop, setting, one.packId);
  const inputs = { hold: stop.hold.holdId, form: stop.hold.form };
  if (within === 'unknown') out.refuse(engineRules.calendarMissing, { inputs: { neededBy: one.rule.id } });
  else if (within) out.refuse(one.rule, { until: stop.until, inputs });
  return within !== false;
}

/**
 * A dispute. Under `us.dispute.stop` only one in writing within the validation period is that rule's; a
 * late or oral one holds all the same, as the house default, under `hold.dispute`.
 */
export function judgeDispute(c: Circumstances, out: Findings, stop: StandingStop, setting: Setting): void {
  if (!stop.entry.refuses.includes(c.purpose)) return;
  let unnamed = stop.entry.byPack.length === 0;
  for (const { named } of stop.entry.byPack) {
    const spoke = named.map((one) => judgeNamed(c, out, stop, setting, one));
    if (!spoke.includes(true)) unnamed = true;
  }
  if (unnamed)
    out.refuse(holdRules.dispute, { until: stop.until, inputs: { hold: stop.hold.holdId, form: stop.hold.form } });
}
