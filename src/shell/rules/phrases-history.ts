import type { Phrase } from './case-phrases.ts';
import { isoAt, minuteOf } from './case-draft.ts';
import { purposeNames, purposeOf } from './phrases-contact.ts';

const kinds: Readonly<Record<string, { readonly channel: string; readonly outcome: string; readonly point: string; readonly direction?: string }>> = {
  conversation: { channel: 'call', outcome: 'conversation', point: 'mobile' },
  'inbound conversation': { channel: 'call', outcome: 'conversation', point: 'mobile', direction: 'inbound' },
  'unanswered call': { channel: 'call', outcome: 'no_answer', point: 'mobile' },
  'busy call': { channel: 'call', outcome: 'busy', point: 'mobile' },
  'rejected call': { channel: 'call', outcome: 'rejected', point: 'mobile' },
  'call left on voicemail': { channel: 'call', outcome: 'voicemail', point: 'mobile' },
  'call answered by somebody else': { channel: 'call', outcome: 'other_person', point: 'mobile' },
  'reserved call': { channel: 'call', outcome: 'reserved', point: 'mobile' },
  'call of unknown outcome': { channel: 'call', outcome: 'unknown', point: 'mobile' },
  'call that failed technically': { channel: 'call', outcome: 'failed_technically', point: 'mobile' },
  'call not connected': { channel: 'call', outcome: 'not_connected', point: 'mobile' },
  SMS: { channel: 'sms', outcome: 'delivered', point: 'mobile' },
  'undelivered SMS': { channel: 'sms', outcome: 'undelivered', point: 'mobile' },
  'SMS of unknown outcome': { channel: 'sms', outcome: 'unknown', point: 'mobile' },
  'SMS that failed technically': { channel: 'sms', outcome: 'failed_technically', point: 'mobile' },
  'SMS reply': { channel: 'sms', outcome: 'replied', point: 'mobile' },
  push: { channel: 'push', outcome: 'delivered', point: 'app' },
  'e-mail': { channel: 'email', outcome: 'delivered', point: 'mail' },
  'bounced e-mail': { channel: 'email', outcome: 'undelivered', point: 'mail' },
  'in-app message': { channel: 'in_app', outcome: 'delivered', point: 'app' },
  'unread in-app message': { channel: 'in_app', outcome: 'undelivered', point: 'app' },
  letter: { channel: 'letter', outcome: 'accepted', point: 'home' },
  'returned letter': { channel: 'letter', outcome: 'returned', point: 'home' },
};

// The plural of the first noun: "2 calls left on voicemail", "3 unanswered calls", "2 SMS".
const plural = (kind: string): string =>
  /^(call|SMS)\b/.test(kind) || kind.endsWith('SMS') ? kind.replace(/^call\b/, 'calls?') : kind.endsWith('reply') ? kind.replace(/reply$/, 'repl(?:y|ies)') : kind === 'push' ? 'push(?:es)?' : `${kind}s?`;

const kindPattern = Object.keys(kinds)
  .toSorted((one, other) => other.length - one.length)
  .map((kind) => plural(kind))
  .join('|');

const kindNamed = (said: string): keyof typeof kinds =>
  Object.keys(kinds).find((kind) => new RegExp(`^(?:${plural(kind)})$`).test(said)) as keyof typeof kinds;

const aboutOf: Readonly<Record<string, readonly string[]>> = {
  'about another account': ['other'],
  'about both accounts': ['account', 'other'],
};

/** Phrases about what happened before: `3 conversations today`, `7 unanswered calls on 2026-03-02 at 10:00`. */
export const historyPhrases: readonly Phrase[] = [
  {
    says: `3 conversations today | yesterday | on 2026-03-02 [at 10:00] [to the office phone] [for a plan offer] [about another account | about both accounts] [by an agency]; kinds: ${Object.keys(kinds).join(', ')}`,
    pattern: new RegExp(
      `^(?<count>\\d+|an?) (?<kind>${kindPattern}) (?<day>today|yesterday|tomorrow|on \\S+)(?: at (?<clock>\\d{2}:\\d{2}))?(?: to the (?<point>[a-z ]+?))?(?: for (?<purpose>${purposeNames}))?(?<about> about (?:another account|both accounts))?(?<agency> by an agency)?$`,
    ),
    apply: (draft, { of, day }) => {
      const kind = kinds[kindNamed(of['kind'] as string)];
      if (kind === undefined) return;
      const count = /^an?$/.test(of['count'] as string) ? 1 : Number(of['count']);
      const from = minuteOf(of['clock'] ?? '10:00');
      for (let index = 0; index < count; index += 1) {
        draft.attempts.push({
          attemptId: `attempt-${draft.attempts.length}`,
          at: isoAt(draft, day(of['day']), from + index),
          direction: kind.direction ?? 'outbound',
          channel: kind.channel,
          contactPointId: of['point'] ?? kind.point,
          accountIds: aboutOf[of['about']?.trim() ?? ''] ?? ['account'],
          purpose: of['purpose'] === undefined ? 'collection' : purposeOf(of['purpose']),
          outcome: kind.outcome,
          actor: of['agency'] === undefined ? 'lender' : 'agency',
        });
      }
    },
  },
  {
    says: 'already stated that efforts end on 2026-03-02',
    pattern: /^already stated that (?<what>efforts end|a remedy may be invoked|a remedy will be invoked) (?<day>on \S+)$/,
    apply: (draft, { of, iso }) =>
      void draft.attempts.push({
        attemptId: `attempt-${draft.attempts.length}`,
        at: iso(of['day'], '10:00'),
        channel: 'letter',
        contactPointId: 'home',
        accountIds: ['account'],
        purpose: 'legal_warning',
        outcome: 'accepted',
        statement: (of['what'] as string).replace(/^a /, '').replaceAll(' ', '_'),
      }),
  },
];
