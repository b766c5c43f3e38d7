import type { Draft, Json } from './case-draft.ts';
import type { Phrase, Words } from './case-phrases.ts';
import { isoFromDay, isoFromInstant } from '../../core/time/index.ts';
import type { InstantMs } from '../../core/time/index.ts';
import { channelNames, channelOf, purposeNames, purposeOf } from './phrases-contact.ts';

const position = (draft: Draft): Json => draft.accounts[0]?.['position'] as Json;

function point(draft: Draft, id: string): Json {
  const found = draft.person.contactPoints.find((each) => each['contactPointId'] === id);
  if (found === undefined) throw new SyntaxError(`there is no contact point \`${id}\`; write mobile, mail, app, home, office phone or office mail`);
  return found;
}

function entry(draft: Draft, more: Json): void {
  draft.person.consents.push({ entryId: `entry-${draft.person.consents.length}`, proof: 'recording', ...more });
}

const sinceAndClock = (words: Words): string => words.iso(words.of['day'], words.of['clock']);

const zonePhrases: readonly Phrase[] = [
  {
    says: 'possibly also in America/Los_Angeles',
    pattern: /^possibly also in (?<zone>\S+)$/,
    apply: ({ person }, { of }) => void person.zones.push({ zone: of['zone'], from: 'phone_area' }),
  },
  {
    says: 'moves to America/Denver on 2026-03-02 [at 12:00]',
    pattern: /^moves to (?<zone>\S+) (?<day>on \S+)(?: at (?<clock>\d{2}:\d{2}))?$/,
    apply: ({ person }, words) => {
      const at = sinceAndClock(words);
      for (const claim of person.zones) Object.assign(claim, { until: at });
      person.zones.push({ zone: words.of['zone'], from: 'told_us', since: at });
    },
  },
  { says: 'whose own zone is unknown', pattern: /^whose own zone is unknown$/, apply: ({ person }) => void (person.zones.length = 0) },
  {
    says: 'living in Scotland | England | Wales | Northern Ireland',
    pattern: /^living in (?<nation>Scotland|England|Wales|Northern Ireland)$/,
    apply: ({ person }, { of }) => void Object.assign(person, { ukNation: (of['nation'] as string).toLowerCase().replace(' ', '_') }),
  },
];

const statusPhrases: readonly Phrase[] = [
  {
    says: 'deceased | incapacitated | of unknown status',
    pattern: /^(?<status>deceased|incapacitated|of unknown status)$/,
    apply: ({ person }, { of }) => void Object.assign(person, { status: of['status'] === 'of unknown status' ? 'unknown' : of['status'] }),
  },
  {
    says: 'the position is unknown',
    pattern: /^the position is unknown$/,
    apply: ({ accounts }) => void Object.assign(accounts[0] as Json, { position: null }),
  },
  {
    says: 'the position is 27 hours old and comes every 24 hours',
    pattern: /^the position is (?<age>\d+) hours old and comes every (?<every>\d+) hours$/,
    apply: (draft, { of }) =>
      void Object.assign(position(draft), {
        asOf: isoFromInstant((draft.at - Number(of['age']) * 3_600_000) as InstantMs, draft.zone),
        feedIntervalMinutes: Number(of['every']) * 60,
      }),
  },
  {
    says: 'nothing past due',
    pattern: /^nothing past due$/,
    apply: (draft) => void Object.assign(position(draft), { daysPastDue: 0, pastDueMinor: 0 }),
  },
  {
    says: '5 days past due',
    pattern: /^(?<days>\d+) days past due$/,
    apply: (draft, { of }) => void Object.assign(position(draft), { daysPastDue: Number(of['days']) }),
  },
  {
    says: '9.99 past due',
    pattern: /^(?<whole>\d+)\.(?<part>\d{2}) past due$/,
    apply: (draft, { of }) => void Object.assign(position(draft), { pastDueMinor: Number(`${of['whole']}${of['part']}`) }),
  },
  {
    says: 'validation notice sent on 2026-03-02',
    pattern: /^validation notice sent on (?<on>\S+)$/,
    apply: ({ accounts }, { of, day }) => void Object.assign(accounts[0] as Json, { validation: { noticeSentOn: isoFromDay(day(of['on'])) } }),
  },
  {
    says: 'first communication on 2026-03-02 without a validation notice',
    pattern: /^first communication (?<on>on \S+) without a validation notice$/,
    apply: ({ accounts }, { of, iso }) =>
      void Object.assign(accounts[0] as Json, { validation: { initialCommunicationAt: iso(of['on'], '10:00') } }),
  },
];

const consentPhrases: readonly Phrase[] = [
  {
    says: 'opted out of SMS [for collection] [everywhere] since 2026-03-02 [at 10:00] [until 2026-03-09]',
    pattern: new RegExp(
      `^opted out of (?<channel>${channelNames})s?(?: for (?<purpose>${purposeNames}))?(?<all> everywhere)? (?<day>since \\S+)(?: at (?<clock>\\d{2}:\\d{2}))?(?: until (?<until>\\S+))?$`,
      'i',
    ),
    apply: (draft, words) => {
      const { of } = words;
      entry(draft, {
        kind: 'opt_out',
        at: sinceAndClock(words),
        channels: [channelOf(of['channel'] as string)],
        ...(of['all'] === undefined ? { contactPointId: draft.action['contactPointId'] } : {}),
        ...(of['purpose'] === undefined ? {} : { purposes: [purposeOf(of['purpose'])] }),
        ...(of['until'] === undefined ? {} : { until: words.iso(of['until']) }),
      });
    },
  },
  {
    says: 'revoked consent for the mobile since 2026-03-02',
    pattern: /^revoked consent for the (?<point>[a-z ]+) (?<day>since \S+)$/,
    apply: (draft, words) => entry(draft, { kind: 'revocation', at: sinceAndClock(words), contactPointId: words.of['point'] }),
  },
  {
    says: 'consented again to SMS on 2026-03-05',
    pattern: new RegExp(`^consented again to (?<channel>${channelNames}) (?<day>on \\S+)$`, 'i'),
    apply: (draft, words) =>
      entry(draft, {
        kind: 'consent',
        at: sinceAndClock(words),
        contactPointId: draft.action['contactPointId'],
        channels: [channelOf(words.of['channel'] as string)],
        basis: 'person_consented',
      }),
  },
  {
    says: 'no consent on record for the mail',
    pattern: /^no consent on record for the (?<point>[a-z ]+)$/,
    apply: ({ person }, { of }) =>
      void Object.assign(person, { consents: person.consents.filter((each) => each['contactPointId'] !== of['point']) }),
  },
  {
    says: 'consent for the mobile rests on a creditor’s notice',
    pattern: /^consent for the (?<point>[a-z ]+) rests on (?<basis>agreement|a creditor’s notice|own use|own word)$/,
    apply: ({ person }, { of }) => {
      const basis = { agreement: 'agreement', 'a creditor’s notice': 'creditor_notice', 'own use': 'person_used', 'own word': 'person_consented' }[of['basis'] as string];
      for (const each of person.consents) if (each['contactPointId'] === of['point']) Object.assign(each, { basis });
    },
  },
  {
    says: 'agreed to calls between 22:00 and 23:30 [since 2026-03-01] [revoked on 2026-03-02]',
    pattern: new RegExp(
      `^agreed to (?<channel>${channelNames})s? between (?<from>\\d{2}:\\d{2}) and (?<to>\\d{2}:\\d{2})(?: (?<day>since \\S+?))?(?: revoked (?<off>on \\S+))?$`,
      'i',
    ),
    apply: (draft, words) => {
      const { of } = words;
      const entryId = `night-${draft.person.consents.length}`;
      const at = of['day'] === undefined ? '2020-01-01T00:00:00Z' : words.iso(of['day']);
      entry(draft, { entryId, kind: 'night_agreement', at, channels: [channelOf(of['channel'] as string)], fromClock: of['from'], toClock: of['to'] });
      if (of['off'] !== undefined) entry(draft, { kind: 'revocation', at: words.iso(of['off']), ends: entryId });
    },
  },
  {
    says: 'gave direct consent to be called on 2026-03-02',
    pattern: /^gave direct consent to be called (?<day>on \S+)$/,
    apply: (draft, words) => entry(draft, { kind: 'direct_consent', at: sinceAndClock(words), contactPointId: 'mobile' }),
  },
  {
    says: 'agreed to a private phone',
    pattern: /^agreed to a private phone$/,
    apply: (draft) => entry(draft, { kind: 'private_device', at: '2020-01-01T00:00:00Z', channels: ['call'] }),
  },
];

const pointPhrases: readonly Phrase[] = [
  {
    says: 'the mobile is dead since 2026-03-02',
    pattern: /^the (?<point>[a-z ]+) is dead (?<day>since \S+)$/,
    apply: (draft, words) => void Object.assign(point(draft, words.of['point'] as string), { deadAt: sinceAndClock(words) }),
  },
  {
    says: 'the mobile is shared | not verified',
    pattern: /^the (?<point>[a-z ]+) is (?<what>shared|not verified)$/,
    apply: (draft, { of }) => void Object.assign(point(draft, of['point'] as string), of['what'] === 'shared' ? { shared: true } : { verifiedAt: null }),
  },
  {
    says: 'texted from the mobile on 2026-03-02',
    pattern: /^texted from the mobile (?<day>on \S+)$/,
    apply: (draft, words) => void Object.assign(point(draft, 'mobile'), { textedFromAt: sinceAndClock(words) }),
  },
  {
    says: 'with an office phone [where the employer forbids it] | with an office mail [the person used]',
    pattern: /^with an office (?<kind>phone|mail)(?<forbids> where the employer forbids it)?(?<used> the person used)?$/,
    apply: (draft, { of }) => {
      const contactPointId = `office ${of['kind']}`;
      draft.person.contactPoints.push({
        contactPointId,
        kind: of['kind'] === 'phone' ? 'phone' : 'email',
        place: 'work',
        verifiedAt: '2020-01-01T00:00:00Z',
        employerForbids: of['forbids'] !== undefined,
      });
      const basis = of['used'] === undefined ? 'agreement' : 'person_used';
      entry(draft, { kind: 'consent', at: '2020-01-01T00:00:00Z', contactPointId, basis });
    },
  },
  {
    says: 'said that 09:00 to 17:00 is inconvenient [on weekdays] | said that work is inconvenient',
    pattern: /^said that (?:(?<from>\d{2}:\d{2}) to (?<to>\d{2}:\d{2})|(?<work>work)) is inconvenient(?<week> on weekdays)?$/,
    apply: ({ person }, { of }) =>
      void person.inconvenient.push({
        since: '2020-01-01T00:00:00Z',
        proof: 'call recording',
        ...(of['work'] === undefined ? { fromClock: of['from'], toClock: of['to'] } : { place: 'work' }),
        ...(of['week'] === undefined ? {} : { weekdays: [1, 2, 3, 4, 5] }),
      }),
  },
];

/** Phrases about the person, the account and the ledger. */
export const personPhrases: readonly Phrase[] = [...zonePhrases, ...statusPhrases, ...consentPhrases, ...pointPhrases];
