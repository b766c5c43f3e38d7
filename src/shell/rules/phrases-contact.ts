import { isoFromInstant } from '../../core/time/index.ts';
import type { Phrase } from './case-phrases.ts';

const channels: Readonly<Record<string, string>> = {
  call: 'call',
  voicemail: 'voicemail',
  sms: 'sms',
  push: 'push',
  'in-app message': 'in_app',
  'e-mail': 'email',
  letter: 'letter',
  visit: 'visit',
};

const pointByChannel: Readonly<Record<string, string>> = {
  call: 'mobile',
  voicemail: 'mobile',
  sms: 'mobile',
  push: 'app',
  in_app: 'app',
  email: 'mail',
  letter: 'home',
  visit: 'home',
};

const purposes: Readonly<Record<string, string>> = {
  collection: 'collection',
  'a notice before the due date': 'pre_due_notice',
  'a plan offer': 'plan_offer',
  'a legal warning': 'legal_warning',
  'a mandated notice': 'mandated_notice',
  'a reply to the person': 'service_reply',
  'a promise reminder': 'promise_reminder',
  'a plan reminder': 'plan_reminder',
  thanks: 'cure_notice',
  'a security code': 'security',
};

export const channelNames = Object.keys(channels).join('|');
export const purposeNames = Object.keys(purposes).join('|');
export const channelOf = (name: string): string => channels[name.toLowerCase()] as string;
export const purposeOf = (name: string): string => purposes[name] as string;

/** Phrases that say what contact is wished for. */
export const contactPhrases: readonly Phrase[] = [
  {
    says: '[automated] call | SMS | push | in-app message | e-mail | letter | voicemail | visit [to the mobile] [for a plan offer]',
    pattern: new RegExp(
      `^(?<machine>automated )?(?<channel>${channelNames})(?: to the (?<point>[a-z ]+?))?(?: for (?<purpose>${purposeNames}))?$`,
      'i',
    ),
    apply: ({ action }, { of }) => {
      const channel = channelOf(of['channel'] as string);
      Object.assign(action, {
        channel,
        contactPointId: of['point'] ?? pointByChannel[channel],
        automated: of['machine'] !== undefined,
        ...(of['purpose'] === undefined ? {} : { purpose: purposeOf(of['purpose']) }),
      });
    },
  },
  {
    says: 'names line L1',
    pattern: /^names line (?<line>\S+)$/,
    apply: ({ action }, { of }) => void Object.assign(action, { lineIds: [of['line']] }),
  },
  {
    says: 'from a private phone',
    pattern: /^from a private phone$/,
    apply: ({ action }) => void Object.assign(action, { device: 'private' }),
  },
  {
    says: 'crew of 2 with identity_card consent_to_enter recording',
    pattern: /^crew of (?<staff>\d+)(?: with (?<has>.+))?$/,
    apply: ({ action }, { of }) => {
      const has = (of['has'] ?? '').split(/ and | /).filter((part) => part !== '');
      Object.assign(action, { visit: { staff: Number(of['staff']), has } });
    },
  },
  {
    says: 'stating that efforts end | a remedy may be invoked | a remedy will be invoked',
    pattern: /^stating that (?<what>efforts end|a remedy may be invoked|a remedy will be invoked)$/,
    apply: ({ action }, { of }) => {
      const statement = (of['what'] as string).replace(/^a /, '').replaceAll(' ', '_');
      Object.assign(action, { statement });
    },
  },
  {
    says: 'confirming the opt-out',
    pattern: /^confirming the opt-out$/,
    apply: ({ action }) => void Object.assign(action, { confirmsOptOut: true }),
  },
  {
    says: 'cn.msg.perDay passed for a reason by Wang and Li',
    pattern: /^(?<rule>[\w.]+) passed for a reason by (?<one>\w+) and (?<two>\w+)$/,
    apply: ({ action, at, zone }, { of }) => {
      const override = {
        rule: of['rule'],
        reason: 'written down in the case',
        askedBy: of['one'],
        approvedBy: of['two'],
        approvedAt: isoFromInstant(at, zone),
      };
      Object.assign(action, { overrides: [...((action['overrides'] as unknown[] | undefined) ?? []), override] });
    },
  },
];
