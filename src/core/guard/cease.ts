import type { Channel, ParameterOf } from '../law/index.ts';
import type { Setting } from './check.ts';
import type { Circumstances } from './circumstances.ts';
import { happened } from './count.ts';
import { holdRules } from './engine-rules.ts';
import type { Findings } from './finding.ts';
import type { NamedStop } from './stop-book.ts';
import type { StandingStop } from './stops.ts';

const medium = (channel: Channel): string => (channel === 'voicemail' ? 'call' : channel);

/** Answers and notices that the law asks for are no breach of an opt-out made by word of mouth. */
const openPurposes = ['service_reply', 'security', 'mandated_notice'];

/** Whether this is one of the statements that may still go once, by letter or e-mail. */
function isOpenStatement(c: Circumstances, statements: ParameterOf<'ceaseStatements'> | null): boolean {
  const { statement, channel } = c.action;
  if (statements === null || statement === null) return false;
  const sent = c.facts.attempts.some((attempt) => attempt.statement === statement && happened(attempt));
  return statements.statements.includes(statement) && statements.channels.includes(channel) && !sent;
}

/** A pack whose rule covers only some forms hears other forms as a word against the medium that was used. */
function judgeOtherForm(
  c: Circumstances,
  out: Findings,
  stop: StandingStop,
  mediumRule: NamedStop['rule'] | null,
): void {
  const used = stop.hold.medium;
  const same = used === null || medium(used) === medium(c.action.channel);
  if (!same || openPurposes.includes(c.action.purpose)) return;
  out.refuse(mediumRule ?? holdRules.cease, { until: stop.until, inputs: { hold: stop.hold.holdId, medium: used } });
}

/**
 * A request to cease. A pack may hear only a written or electronic notice as one and take an oral request
 * as an opt-out of the medium; elsewhere every form stops.
 */
export function judgeCease(c: Circumstances, out: Findings, stop: StandingStop, setting: Setting): void {
  const { hold, until, entry } = stop;
  const refusal = { until, inputs: { hold: hold.holdId, form: hold.form, owner: hold.owner } };
  let unnamed = entry.byPack.length === 0;
  for (const { named, packId } of entry.byPack) {
    if (named.length === 0) unnamed = true;
    for (const one of named) {
      const forms = one.parameter.type === 'stopFlag' ? one.parameter.forms : null;
      // A form that was not recorded is heard as the stronger one.
      if (forms !== null && hold.form !== null && !forms.includes(hold.form)) {
        judgeOtherForm(c, out, stop, setting.mediumRule(packId));
      } else if (entry.refuses.includes(c.purpose) && !isOpenStatement(c, setting.ceaseStatements(packId))) {
        out.refuse(one.rule, refusal);
      }
    }
  }
  if (unnamed && entry.refuses.includes(c.purpose)) out.refuse(holdRules.cease, refusal);
}
