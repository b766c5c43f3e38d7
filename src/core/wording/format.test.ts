import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayFromCivil } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { formatDay, formatMoney, formatPpm, formatShortDay, formatTime } from './index.ts';

const cny = { code: 'CNY', decimals: 2 };

test('money reads as the platform writes it, with the narrow sign, in both languages', () => {
  const zh = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' });
  const en = new Intl.NumberFormat('en', { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' });
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (minor) => {
      const written = formatMoney(BigInt(minor), cny);
      assert.equal(written, zh.format(minor / 100));
      assert.equal(written, en.format(minor / 100));
    }),
  );
});

test('dates carry their weekday in both languages', () => {
  const on = dayFromCivil(2026, 11, 9);
  assert.equal(formatDay(on, 'zh'), '2026年11月9日(周一)');
  assert.equal(formatDay(on, 'en'), 'Mon 9 Nov 2026');
  assert.deepEqual([formatShortDay(on, 'zh-CN'), formatShortDay(on, 'en')], ['11月9日', '9 Nov']);
});

test('the weekday is that of the platform calendar', () => {
  const weekday = new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
      assert.ok(formatDay(day as Day, 'zh').endsWith(`(${weekday.format(new Date(day * 86_400_000))})`));
    }),
  );
});

test('midnight is 00:00 and rates are exact', () => {
  assert.deepEqual([formatTime(0), formatTime(1439)], ['00:00', '23:59']);
  assert.deepEqual([500, 100_000, 1, 240_000, 0, 6_575].map(formatPpm), [
    '0.05%',
    '10%',
    '0.0001%',
    '24%',
    '0%',
    '0.6575%',
  ]);
});
