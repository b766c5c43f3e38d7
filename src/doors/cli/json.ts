import { isoFromDay } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';

/** Names under which core keeps calendar dates; in JSON they are `YYYY-MM-DD`. */
const dayNames = new Set(['on', 'from', 'to', 'until', 'dueOn', 'asOf', 'sentBy', 'since', 'about', 'before']);
const isDayName = (key: string): boolean => dayNames.has(key) || /(On|Until|Since)$/.test(key);

function plain(key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && isDayName(key)) return isoFromDay(value as Day);
  if (Array.isArray(value)) {
    const days = key === 'missed' || key.endsWith('AsOf');
    return value.map((part) => (days ? isoFromDay(part as Day) : plain('', part)));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(name, part)]));
  }
  return value;
}

/** An answer as JSON for programs: amounts are minor units as text, calendar dates `YYYY-MM-DD`. */
export const asJson = (answer: object): string => JSON.stringify(plain('', answer), null, 2);
