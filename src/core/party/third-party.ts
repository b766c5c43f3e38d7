import { byDefault, choice, flag, instant, list, optional, record, says, text } from '../law/index.ts';
import type { Described } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';
import { contactPoint } from './contact-point.ts';
import { zoneClaims } from './zones.ts';

/**
 * Someone beside the debtor. Whoever speaks for the debtor does so by an authority with a proof and a
 * time; whoever owes by a duty of their own does so by a basis that can be shown. All others are third
 * parties, whatever their role.
 */
export const thirdParty = record({
  partyId: text(),
  role: choice(['attorney', 'guarantor', 'spouse', 'contact_person', 'guardian', 'estate', 'other']),
  namedByDebtor: says('the debtor gave this person as a contact', byDefault(flag, false)),
  ownDutyBasis: says('why this person owes too: the guarantee, the common household debt', optional(text())),
  speaksFrom: says('may speak for the debtor from', optional(instant)),
  speaksUntil: says('and until', optional(instant)),
  speaksProof: says('where the authority is kept', optional(text())),
  speaksForAccountIds: says('absent: every account', optional(list(text()))),
  related: says('a related third party in the sense of the debt', byDefault(flag, false)),
  willingToPayAt: says('when this person stated willingness to pay for the debtor', optional(instant)),
  cameForwardAt: says('estate: when this person came forward', optional(instant)),
  refusedAt: says('when this person refused contact; it ends contact for good', optional(instant)),
  askedAgainAt: says('when this person asked to be contacted again', optional(instant)),
  answerBelievedWrongAt: says('when an earlier answer was found to be wrong', optional(instant)),
  zones: byDefault(zoneClaims, []),
  contactPoints: byDefault(list(contactPoint, 50), []),
});

/** @since 0.1 */
export type ThirdParty = Described<typeof thirdParty>;

/** Whether someone may speak for the debtor on these accounts at an instant; an authority without proof is none. @since 0.1 */
export function speaksFor(party: ThirdParty, accountIds: readonly string[], at: InstantMs): boolean {
  if (party.speaksFrom === null || party.speaksProof === null) return false;
  const inTime = party.speaksFrom <= at && at < (party.speaksUntil ?? Infinity);
  const about = party.speaksForAccountIds;
  return inTime && (about === null || accountIds.every((accountId) => about.includes(accountId)));
}

/** Whether someone owes by a duty of their own. @since 0.1 */
export const owesToo = (party: ThirdParty): boolean =>
  party.ownDutyBasis !== null && (party.role === 'guarantor' || party.role === 'spouse');
