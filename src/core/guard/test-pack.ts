import { packFrom, readPackHead, readRuleFile } from '../law/index.ts';
import type { RulePack } from '../law/index.ts';

const common = {
  title: { zh: '测试', en: 'Test' },
  text: 'test',
  source: 'test',
  confidence: 'none',
  verifiedOn: '2026-11-23',
  enforcers: ['guard'],
};

const all = ['call', 'voicemail', 'sms', 'push', 'in_app', 'email', 'letter', 'visit'];

/** Rows of a small pack for tests of this room: hours, a cap, visits. */
export const testRows: readonly object[] = [
  {
    ...common,
    id: 'test.hours',
    kind: 'hard',
    parameter: { type: 'contactWindow', opensAt: '08:00', closesAt: '22:00', channels: all },
  },
  {
    ...common,
    id: 'test.cap',
    kind: 'hard',
    parameter: {
      type: 'contactCap',
      limits: [{ counts: 'contact', countedChannels: all, per: 'person', max: 3, days: 1, refusedChannels: all }],
    },
  },
  {
    ...common,
    id: 'test.gap',
    kind: 'presumption',
    parameter: { type: 'conversationGap', days: 7, refusedChannels: ['call'] },
  },
];

/** A pack of a place or of the house, from rows as they would stand in a file. */
export function packOf(id: string, kind: 'place' | 'house', rules: readonly object[]): RulePack {
  const head = readPackHead({
    id,
    kind,
    title: { zh: '测试', en: 'Test' },
    packVersion: '2026.11.0',
    status: 'draft',
    zone: 'Asia/Shanghai',
    effectiveFrom: '2024-01-01',
  });
  const rows = head.ok ? readRuleFile(head.value, { rules }) : head;
  const pack = head.ok && rows.ok ? packFrom(head.value, rows.value) : rows;
  if (!pack.ok) throw new Error(pack.fault.message);
  return pack.value as RulePack;
}

/** The small pack. */
export const testPack = (): RulePack => packOf('test', 'place', testRows);

/** A row of a house policy, with what is given put over the common fields. */
export const houseRow = (more: object): object => ({ ...common, kind: 'soft', ...more });
