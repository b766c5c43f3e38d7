import { decidingEntry } from '../party/index.ts';
import type { Inconvenience } from '../party/index.ts';
import { weekdayOf } from '../time/index.ts';
import type { Day, InstantMs } from '../time/index.ts';
import { SEARCH_DAYS_MAX } from './check.ts';
import type { Check, CheckMaker } from './check.ts';
import type { Circumstances } from './circumstances.ts';
import { engineRules } from './engine-rules.ts';
import { passing } from './finding.ts';
import type { SpeakingRule } from './finding.ts';
import { isConfirmation } from './standing-consent.ts';
import { complement, firstInsideAll, firstOutside, isInside } from './inside.ts';

/** The convenient minutes of a day. Hours over midnight belong to the weekday on which they begin. */
function convenientOn(day: Day, named: Inconvenience): readonly number[] {
  const from = named.fromClock ?? 0;
  const to = named.toClock ?? 1440;
  const on = (each: number): boolean => named.weekdays === null || named.weekdays.includes(weekdayOf(each as Day));
  const blocked: [number, number][] = [];
  if (from < to) {
    if (on(day)) blocked.push([from, to]);
  } else {
    if (on(day)) blocked.push([from, 1440]);
    if (on(day - 1)) blocked.push([0, to]);
  }
  return complement(blocked.toSorted((one, other) => one[0] - other[0]).flat());
}

function concerns(c: Circumstances, named: Inconvenience): boolean {
  return (
    named.since <= c.at &&
    c.at < (named.until ?? Infinity) &&
    (named.channels === null || named.channels.includes(c.action.channel)) &&
    (named.place === null || named.place === c.point?.place)
  );
}

/** Answers to the person and security codes are not an intrusion. */
const openPurposes = ['service_reply', 'security'];

/** Times and places the person named, honoured everywhere; a pack's own rule names them where it has one. */
export function judgeInconvenience(rules: readonly SpeakingRule[]): Check {
  return (c, out) => {
    if (c.action.target !== 'debtor' || openPurposes.includes(c.purpose) || c.zones.length === 0) return;
    for (const named of c.facts.person.inconvenient) {
      if (!concerns(c, named)) continue;
      const convenient = (day: Day): readonly number[] => convenientOn(day, named);
      if (isInside(c.zones, c.at, convenient) === true) continue;
      const found = firstInsideAll(c.zones, c.at, SEARCH_DAYS_MAX, convenient);
      const until = named.until !== null && (found === null || named.until < found) ? named.until : found;
      for (const rule of rules) out.refuse(rule, { until, inputs: { proof: named.proof } });
    }
  };
}

/** The first instant after a convenient one at which something the person named begins. */
export function inconvenienceBegins(c: Circumstances): InstantMs | null {
  if (c.action.target !== 'debtor' || openPurposes.includes(c.purpose)) return null;
  const begins = c.facts.person.inconvenient.flatMap((named) =>
    concerns(c, named) ? [firstOutside(c.zones, c.at, (day) => convenientOn(day, named)) ?? Infinity] : [],
  );
  return begins.length === 0 ? null : (Math.min(...begins) as InstantMs);
}

/** Not at work when the employer forbids it; work e-mail only if the person used it or consented. */
export const workplace: CheckMaker<'workplace'> = (rule, { emailBases }) => {
  const passes = passing(rule);
  return (c, out) => {
    const { point, action } = c;
    if (point?.place !== 'work' || action.target !== 'debtor') return;
    const asked = { contactPointId: point.contactPointId, channel: action.channel, purpose: action.purpose, at: c.at };
    const basis = decidingEntry(c.facts.person.consents, asked)?.basis ?? 'none';
    const emailOpen = action.channel !== 'email' || emailBases.includes(basis);
    if (!point.employerForbids && emailOpen) out.allow(passes);
    else out.refuse(rule, { inputs: { employerForbids: point.employerForbids, basis } });
  };
};

/** Automated calls and texts need express consent on a basis that the rule accepts. */
export const automatedConsent: CheckMaker<'automatedConsent'> = (rule, { channels, bases }, setting) => {
  const passes = passing(rule);
  const confirmation = setting.sibling('optOutConfirmation');
  return (c, out) => {
    const { channel, automated, contactPointId, purpose } = c.action;
    if (!channels.includes(channel) || contactPointId === null) return;
    // A text and a message left without a ring are always sent by a machine.
    if (channel === 'call' && !automated) return;
    const entry = decidingEntry(c.facts.person.consents, { contactPointId, channel, purpose, at: c.at });
    const given = entry?.kind === 'consent' && bases.includes(entry.basis ?? 'none');
    const confirms = entry !== null && isConfirmation(c, entry, confirmation);
    if (given || confirms) out.allow(passes);
    else out.refuse(rule, { inputs: { basis: entry?.basis ?? null } });
  };
};

/** A least number of days and a least amount past due, as a house may set them. */
export const threshold: CheckMaker<'threshold'> = (rule, { daysPastDueMin, amountPastDueMinorMin }) => {
  const passes = passing(rule);
  const amountMin = BigInt(amountPastDueMinorMin);
  return (c, out) => {
    if (c.purpose !== 'collection' && c.purpose !== 'legal_warning') return;
    for (const { accountId, position } of c.accounts ?? []) {
      if (position === null) continue;
      if (position.daysPastDue < daysPastDueMin || position.pastDueMinor < amountMin) {
        return out.refuse(rule, { inputs: { account: accountId, daysPastDue: position.daysPastDue } });
      }
    }
    out.allow(passes);
  };
};

/** Care that was asked for is handed on with every contact. */
export const oweCare: Check = (c, out) => {
  const { careFlags } = c.facts.person;
  if (careFlags.length === 0) return;
  const standing = careFlags.filter((care) => care.since <= c.at && c.at < (care.until ?? Infinity));
  if (standing.length > 0) out.owe({ rule: engineRules.care, elements: standing.map((care) => care.flag) });
};
