import { packFrom, readPackHead, readRuleFile } from '../../src/core/law/index.ts';
import type { RulePack } from '../../src/core/law/index.ts';

/** The limits of the nine conditions, the same for every engine. */
export const LIMITS = {
  callsMax: 7,
  opensAtMinute: 480,
  closesAtMinute: 1260,
  daysPastDueMin: 3,
  pastDueMinorMin: 1000,
};

const common = {
  title: { zh: '基准', en: 'Bench' },
  text: 'bench',
  source: 'bench',
  confidence: 'none',
  verifiedOn: '2026-11-23',
  enforcers: ['guard'],
};

const stop = (id: string, flag: string): object => ({
  ...common,
  id,
  kind: 'hard',
  parameter: { type: 'stopFlag', flags: [flag] },
});

const calls = ['call', 'voicemail'];

/**
 * A pack of the nine conditions: cease, attorney, bankruptcy, consent (guard asks for it in every pack),
 * seven in seven, window, days past due, least amount, promise running.
 */
export function ninePack(): RulePack {
  const head = readPackHead({
    id: 'nine',
    kind: 'place',
    title: { zh: '基准', en: 'Bench' },
    packVersion: '2026.11.0',
    status: 'draft',
    zone: 'America/New_York',
    effectiveFrom: '2024-01-01',
  });
  if (!head.ok) throw new Error(head.fault.message);
  const limit = {
    counts: 'call',
    countedChannels: calls,
    per: 'debt',
    max: LIMITS.callsMax,
    days: 7,
    refusedChannels: calls,
  };
  const rows = readRuleFile(head.value, {
    rules: [
      stop('nine.cease', 'cease'),
      stop('nine.attorney', 'attorney'),
      stop('nine.bankruptcy', 'bankruptcy'),
      stop('nine.promise', 'promise'),
      { ...common, id: 'nine.calls', kind: 'presumption', parameter: { type: 'contactCap', limits: [limit] } },
      {
        ...common,
        id: 'nine.window',
        kind: 'hard',
        parameter: { type: 'contactWindow', opensAt: '08:00', closesAt: '21:00', channels: calls },
      },
      {
        ...common,
        id: 'nine.threshold',
        kind: 'soft',
        parameter: {
          type: 'threshold',
          daysPastDueMin: LIMITS.daysPastDueMin,
          amountPastDueMinorMin: LIMITS.pastDueMinorMin,
        },
      },
    ],
  });
  if (!rows.ok) throw new Error(rows.fault.message);
  const pack = packFrom(head.value, rows.value);
  if (!pack.ok) throw new Error(pack.fault.message);
  return pack.value;
}
