import { addDays } from '../time/index.ts';
import type { CheckMaker } from './check.ts';
import type { Circumstances } from './circumstances.ts';
import { happened } from './count.ts';
import { validationEnd } from './validation-period.ts';

const isFirst = (c: Circumstances): boolean =>
  !c.facts.attempts.some(
    (attempt) =>
      attempt.direction === 'outbound' &&
      attempt.target === c.action.target &&
      attempt.partyId === c.action.partyId &&
      happened(attempt),
  );

/** What a message or call must hold, handed back so that it can be fulfilled in the same breath. */
export const messageDuty: CheckMaker<'messageDuty'> = (rule, parameter) => (c, out) => {
  const { channels, purposes, occasion, elements } = parameter;
  if (!channels.includes(c.action.channel)) return;
  if (purposes !== null && !purposes.includes(c.purpose)) return;
  const due =
    occasion === 'every' ||
    (occasion === 'first' && isFirst(c)) ||
    (occasion === 'automated' && c.action.automated) ||
    (occasion === 'third_party' && c.action.target !== 'debtor');
  if (due) out.owe({ rule, elements });
};

/** These go whether or not the notice went, and one of them is the notice. */
const openPurposes = ['mandated_notice', 'service_reply', 'security', 'cure_notice'];

/**
 * Validation information goes with the initial communication or within so many days of it. Until then it
 * is a duty of the message; once overdue it refuses until the notice is sent.
 */
export const validationDeadline: CheckMaker<'validationDeadline'> =
  (rule, { days }, setting) =>
  (c, out) => {
    if (openPurposes.includes(c.purpose) || c.action.target !== 'debtor') return;
    for (const { accountId, validation } of c.accounts ?? []) {
      if (validation !== null && validation.noticeSentOn !== null) {
        oweNoOvershadowing(c, out, validation.noticeSentOn, setting);
        continue;
      }
      const begun = validation?.initialCommunicationAt ?? null;
      const overdue = begun !== null && c.zones.some((zone) => zone.dayAt(c.at) > addDays(zone.dayAt(begun), days));
      if (overdue) out.refuse(rule, { inputs: { account: accountId, since: begun } });
      else out.owe({ rule, elements: ['validation_information'] });
    }
  };

function oweNoOvershadowing(
  c: Circumstances,
  out: Parameters<ReturnType<typeof validationDeadline>>[1],
  sentOn: Parameters<typeof validationEnd>[0],
  setting: Parameters<typeof validationDeadline>[2],
): void {
  const period = setting.sibling('validationPeriod');
  const rule = setting.siblingRule('validationPeriod');
  if (period === null || rule === null) return;
  const end = validationEnd(sentOn, period, setting.isHoliday);
  // A year the calendar lacks leaves the end unknown, so the care is owed all the same.
  if (end === null || c.zones.some((zone) => zone.dayAt(c.at) <= end)) {
    out.owe({ rule, elements: ['no_overshadowing'] });
  }
}

/** A text to a number not known to be current asks for a check against reassigned numbers first. */
export const textRecency: CheckMaker<'textRecency'> =
  (rule, { days }) =>
  (c, out) => {
    const { point, action } = c;
    if (action.channel !== 'sms' || point === null) return;
    const known = Math.max(point.textedFromAt ?? -Infinity, point.reassignedCheckAt ?? -Infinity);
    const recent = c.zones.every(
      (zone) => known !== -Infinity && zone.dayAt(c.at) - zone.dayAt(known as typeof c.at) <= days,
    );
    if (!recent) out.owe({ rule, elements: ['reassigned_number_check'] });
  };
