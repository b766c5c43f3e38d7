import type { Draft, Json } from './case-draft.ts';
import type { Phrase } from './case-phrases.ts';

const roles: Readonly<Record<string, { readonly role: string; readonly target: string }>> = {
  'the attorney': { role: 'attorney', target: 'attorney' },
  'a guarantor': { role: 'guarantor', target: 'guarantor' },
  'the spouse': { role: 'spouse', target: 'spouse' },
  'a contact person': { role: 'contact_person', target: 'contact_person' },
  'a guardian': { role: 'guardian', target: 'other' },
  'the estate': { role: 'estate', target: 'other' },
  'somebody else': { role: 'other', target: 'other' },
};

function party(draft: Draft): Json {
  const [first] = draft.person.thirdParties;
  if (first === undefined) throw new SyntaxError('say first who is reached: `reaching a contact person`');
  return first;
}

const withParty =
  (change: (found: Json, of: Readonly<Record<string, string | undefined>>, iso: (day: string | undefined) => string) => Json): Phrase['apply'] =>
  (draft, { of, iso }) =>
    void Object.assign(party(draft), change(party(draft), of, (day) => iso(day)));

/** Phrases about people beside the debtor. */
export const thirdPartyPhrases: readonly Phrase[] = [
  {
    says: `reaching ${Object.keys(roles).join(' | ')}`,
    pattern: new RegExp(`^reaching (?<who>${Object.keys(roles).join('|')})$`),
    apply: (draft, { of }) => {
      const { role, target } = roles[of['who'] as string] as { role: string; target: string };
      draft.person.thirdParties.push({
        partyId: 'party',
        role,
        zones: [{ zone: draft.zone, from: 'file' }],
        contactPoints: [{ contactPointId: 'their phone', kind: 'phone', verifiedAt: '2020-01-01T00:00:00Z' }],
      });
      Object.assign(draft.action, { target, partyId: 'party', contactPointId: 'their phone' });
    },
  },
  {
    says: 'to relay a message | to find the debtor',
    pattern: /^to (?<aim>relay a message|find the debtor)$/,
    apply: ({ action }, { of }) => void Object.assign(action, { aim: of['aim'] === 'find the debtor' ? 'location' : 'relay' }),
  },
  { says: 'named by the debtor', pattern: /^named by the debtor$/, apply: withParty(() => ({ namedByDebtor: true })) },
  {
    says: 'who owes too by guarantee',
    pattern: /^who owes too by (?<basis>.+)$/,
    apply: withParty((_, of) => ({ ownDutyBasis: of['basis'] })),
  },
  {
    says: 'who may speak for the debtor since 2026-01-01',
    pattern: /^who may speak for the debtor (?<day>since \S+)$/,
    apply: withParty((_, of, iso) => ({ speaksFrom: iso(of['day']), speaksProof: 'power of attorney' })),
  },
  { says: 'who is related', pattern: /^who is related$/, apply: withParty(() => ({ related: true })) },
  {
    says: 'who stated willingness to pay on 2026-01-01',
    pattern: /^who stated willingness to pay (?<day>on \S+)$/,
    apply: withParty((_, of, iso) => ({ willingToPayAt: iso(of['day']) })),
  },
  {
    says: 'who came forward on 2026-01-01',
    pattern: /^who came forward (?<day>on \S+)$/,
    apply: withParty((_, of, iso) => ({ cameForwardAt: iso(of['day']) })),
  },
  {
    says: 'who refused on 2026-01-01',
    pattern: /^who refused (?<day>on \S+)$/,
    apply: withParty((_, of, iso) => ({ refusedAt: iso(of['day']) })),
  },
  {
    says: 'who asked to be contacted again on 2026-01-01',
    pattern: /^who asked to be contacted again (?<day>on \S+)$/,
    apply: withParty((_, of, iso) => ({ askedAgainAt: iso(of['day']) })),
  },
  { says: 'whose zone is unknown', pattern: /^whose zone is unknown$/, apply: withParty(() => ({ zones: [] })) },
  {
    says: 'whose zone is Asia/Urumqi',
    pattern: /^whose zone is (?<zone>\w+\/\S+)$/,
    apply: withParty((_, of) => ({ zones: [{ zone: of['zone'], from: 'file' }] })),
  },
  {
    says: 'with consent on record for their phone',
    pattern: /^with consent on record for their phone$/,
    apply: ({ person }) =>
      void person.consents.push({
        entryId: 'consent-their-phone',
        kind: 'consent',
        at: '2020-01-01T00:00:00Z',
        contactPointId: 'their phone',
        basis: 'agreement',
        proof: 'guarantee agreement',
      }),
  },
  {
    says: 'asked where the debtor is on 2026-01-01',
    pattern: /^asked where the debtor is (?<day>on \S+)$/,
    apply: (draft, { of, iso }) =>
      void draft.attempts.push({
        attemptId: `aimed-${draft.attempts.length}`,
        at: iso(of['day'], '10:00'),
        channel: 'call',
        contactPointId: 'their phone',
        target: draft.action['target'],
        partyId: 'party',
        accountIds: draft.action.accountIds,
        outcome: 'other_person',
        aim: 'location',
      }),
  },
];
