import type { Draft, Json } from './case-draft.ts';
import type { Phrase, Words } from './case-phrases.ts';
import { isoFromDay } from '../../core/time/index.ts';

const plain: Readonly<Record<string, string>> = {
  bankruptcy: 'bankruptcy',
  death: 'deceased',
  'military service': 'military',
  'identity theft': 'identityTheft',
  vulnerability: 'vulnerability',
  'hardship under review': 'hardship',
  'an attorney': 'attorney',
  'paid in full': 'paid',
  'a plan in good standing': 'plan',
  'a complaint': 'complaint',
  'time-barred': 'timeBarred',
  'everything stopped': 'stopAll',
};

const accountNames = ['paid', 'plan', 'complaint', 'timeBarred'];

function add(draft: Draft, hold: Json): void {
  draft.person.holds.push({
    holdId: `hold-${draft.person.holds.length}`,
    scope: 'person',
    owner: 'care team',
    reason: 'said in the case',
    ...hold,
  });
}

const iso = (words: Words, name: string): string => words.iso(words.of[name]);
const date = (words: Words, name: string): string => isoFromDay(words.day(words.of[name]));
const until = (words: Words): Json => (words.of['until'] === undefined ? {} : { until: words.iso(words.of['until']) });

/** Phrases about stops. */
export const holdPhrases: readonly Phrase[] = [
  {
    says: `${Object.keys(plain).join(' | ')} since 2026-03-02 [until 2026-04-01]`,
    pattern: new RegExp(`^(?<name>${Object.keys(plain).join('|')}) (?<since>since \\S+)(?: until (?<until>\\S+))?$`),
    apply: (draft, words) => {
      const name = plain[words.of['name'] as string] as string;
      const about = accountNames.includes(name) ? { scope: 'account', accountId: 'account' } : {};
      add(draft, { name, since: iso(words, 'since'), ...until(words), ...about });
    },
  },
  {
    says: 'a promise due on 2026-03-10 [with 2 days of grace] [broken on 2026-03-08]',
    pattern: /^a promise due on (?<on>\S+)(?: with (?<grace>\d+) days of grace)?(?: broken on (?<until>\S+))?$/,
    apply: (draft, words) =>
      add(draft, {
        name: 'promise',
        scope: 'account',
        accountId: 'account',
        since: '2020-01-01T00:00:00Z',
        on: date(words, 'on'),
        graceDays: Number(words.of['grace'] ?? 0),
        ...until(words),
      }),
  },
  {
    says: 'breathing space entered on 2026-03-02 [known since 2026-03-01]',
    pattern: /^breathing space entered on (?<on>\S+)(?: known since (?<since>\S+))?$/,
    apply: (draft, words) =>
      add(draft, { name: 'breathingSpace', since: iso(words, words.of['since'] === undefined ? 'on' : 'since'), on: date(words, 'on') }),
  },
  {
    says: 'mental-health crisis treatment since 2026-03-02 [ended on 2026-03-20]',
    pattern: /^mental-health crisis treatment (?<since>since \S+?)(?: ended on (?<on>\S+))?$/,
    apply: (draft, words) =>
      add(draft, {
        name: 'mentalHealthCrisis',
        since: iso(words, 'since'),
        ...(words.of['on'] === undefined ? {} : { on: date(words, 'on') }),
      }),
  },
  {
    says: 'a Scottish moratorium from 2026-03-02',
    pattern: /^a Scottish moratorium from (?<on>\S+)$/,
    apply: (draft, words) => add(draft, { name: 'moratorium', since: iso(words, 'on'), on: date(words, 'on') }),
  },
  {
    says: 'a plan being made since 2026-03-02',
    pattern: /^a plan being made since (?<on>\S+)$/,
    apply: (draft, words) => add(draft, { name: 'planDevelopment', since: iso(words, 'on'), on: date(words, 'on') }),
  },
  {
    says: 'asked to cease in writing | electronically | orally by call since 2026-03-02',
    pattern: /^asked to cease (?<form>in writing|electronically|orally)(?: by (?<medium>call|sms|email))? (?<since>since \S+)$/,
    apply: (draft, words) => {
      const form = { 'in writing': 'written', electronically: 'electronic', orally: 'oral' }[words.of['form'] as string];
      const medium = words.of['medium'];
      add(draft, { name: 'cease', since: iso(words, 'since'), form, ...(medium === undefined ? {} : { medium }) });
    },
  },
  {
    says: 'a dispute of the account | of line L1 in writing | orally received on 2026-03-02 [answered on 2026-03-09]',
    pattern: /^a dispute of (?:the account|line (?<line>\S+)) (?<form>in writing|orally) received on (?<on>\S+)(?: answered on (?<until>\S+))?$/,
    apply: (draft, words) => {
      const line = words.of['line'];
      add(draft, {
        name: 'dispute',
        accountId: 'account',
        ...(line === undefined ? { scope: 'account' } : { scope: 'line', lineId: line }),
        since: iso(words, 'on'),
        on: date(words, 'on'),
        form: words.of['form'] === 'orally' ? 'oral' : 'written',
        ...until(words),
      });
    },
  },
  {
    says: 'who said on 2026-03-02 that a barred debt will not be paid',
    pattern: /^who said on (?<on>\S+) that a barred debt will not be paid$/,
    apply: (draft, words) => {
      const barred = draft.person.holds.find((each) => each['name'] === 'timeBarred');
      if (barred === undefined) throw new SyntaxError('say first `time-barred since …`');
      Object.assign(barred, { refusedToPayOn: date(words, 'on') });
    },
  },
  {
    says: 'the attorney has not answered since 2026-03-02',
    pattern: /^the attorney has not answered (?<since>since \S+)$/,
    apply: (draft, words) => {
      const hold = draft.person.holds.find((each) => each['name'] === 'attorney');
      if (hold === undefined) throw new SyntaxError('say first `an attorney since …`');
      Object.assign(hold, { directContactFrom: iso(words, 'since') });
    },
  },
];
