import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDayOf } from '../../src/core/account/index.ts';
import { earlyWarnings, reportedAgeing, rowOn } from '../../src/core/delinquency/index.ts';
import type { Warning } from '../../src/core/delinquency/index.ts';
import { limitOn } from '../../src/core/standing/index.ts';
import type { StandingAccount } from '../../src/core/standing/index.ts';
import { isoFromDay } from '../../src/core/time/index.ts';
import { buys, day, must, pays, sketch } from './accounts.ts';

function warningsOf({ story, delinquency, standing }: StandingAccount, on: string): readonly Warning[] {
  const date = day(on);
  const days = must(reportedAgeing({ story, pauses: [], from: firstDayOf(story), to: date, knownAt: null }));
  const row = rowOn(delinquency.settings, date);
  return must(earlyWarnings({ story, on: date, days, row, limitMinor: limitOn(standing.facts, date) }));
}

const signalsOf = (account: StandingAccount, on: string): readonly string[] =>
  warningsOf(account, on).map((warning) => warning.signal);

test('a bill that falls due within three days and is unpaid is a sign, with the date and what is missing', () => {
  const account = sketch({ events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-07-03', '40.00')] });
  assert.deepEqual(signalsOf(account, '2026-07-06'), []);
  assert.deepEqual(warningsOf(account, '2026-07-07'), [
    { signal: 'due_soon_unpaid', dueOn: day('2026-07-10'), daysLeft: 3, unpaidMinor: 6_000n },
  ]);
  assert.deepEqual(signalsOf(account, '2026-07-10'), ['due_soon_unpaid'], 'also on the due date itself');
  assert.deepEqual(signalsOf(account, '2026-07-11'), [], 'then it is past due, and no early sign any more');
  const paid = sketch({ events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-07-03', '100.00')] });
  assert.deepEqual(signalsOf(paid, '2026-07-07'), []);
});

test('the last auto-debit failing is a sign until one goes through', () => {
  const debit = (id: string, on: string, result: string) => ({ id, type: 'autoDebit', on, result, amount: '100.00' });
  const account = sketch({
    events: [
      buys('p1', '2026-06-03', '1000.00'),
      debit('d1', '2026-07-10', 'failed'),
      pays('b1', '2026-07-10', '100.00'),
      debit('d2', '2026-08-10', 'success'),
    ],
  });
  assert.deepEqual(warningsOf(account, '2026-07-20'), [
    { signal: 'auto_debit_failed', on: day('2026-07-10'), event: 'd1', amountMinor: 10_000n },
  ]);
  assert.equal(signalsOf(account, '2026-08-10').includes('auto_debit_failed'), false);
});

test('two due dates missed of the last six are a sign, with the dates; the seventh one back is forgotten', () => {
  const months = ['06', '07', '08', '09', '10', '11', '12'];
  // July and August are paid five days late, with their five days of penalty; the others in time.
  const paid = (index: number, month: string): object =>
    index <= 2 ? pays(`b${index}`, `2026-${month}-15`, '100.25') : pays(`b${index}`, `2026-${month}-08`, '100.00');
  const account = sketch({
    openedOn: '2026-05-02',
    events: months.flatMap((month, index) => [
      buys(`p${index}`, `2026-${month}-03`, '100.00'),
      // July and August are paid five days late, the others in time.
      ...(month === '06' ? [pays('b7', '2027-01-08', '100.00')] : [paid(index, month)]),
    ]),
  });
  const missed = (on: string) => warningsOf(account, on).find((warning) => warning.signal === 'due_dates_missed');
  assert.equal(missed('2026-08-10'), undefined, 'one is none');
  const two = missed('2026-08-11');
  assert.deepEqual(two?.signal === 'due_dates_missed' ? two.missed.map(isoFromDay) : [], ['2026-07-10', '2026-08-10']);
  assert.equal(missed('2026-12-12')?.signal, 'due_dates_missed');
  assert.equal(missed('2027-01-11'), undefined, 'six due dates after July');
});

test('a line nearly used up and still growing is a sign; one of the two alone is not', () => {
  const events = [buys('p1', '2026-06-03', '850.00'), buys('p2', '2026-07-20', '60.00')];
  const account = sketch({ events, standing: { limit: '1000.00' } });
  assert.deepEqual(
    warningsOf(account, '2026-07-25').filter((warning) => warning.signal === 'line_nearly_used'),
    [
      {
        signal: 'line_nearly_used',
        usedMinor: 91_000n,
        limitMinor: 100_000n,
        usedBeforeMinor: 85_000n,
        before: day('2026-06-25'),
      },
    ],
  );
  assert.equal(signalsOf(account, '2026-08-20').includes('line_nearly_used'), false, 'no longer growing');
  const wide = sketch({ events, standing: { limit: '2000.00' } });
  assert.equal(signalsOf(wide, '2026-07-25').includes('line_nearly_used'), false, 'far from used up');
  const unknown = sketch({ events });
  assert.equal(signalsOf(unknown, '2026-07-25').includes('line_nearly_used'), false, 'no limit is known');
});

test('signs see only what was known on their date', () => {
  const account = sketch({
    events: [buys('p1', '2026-06-03', '1000.00'), pays('b1', '2026-07-05', '100.00', '2026-07-12T10:00:00+08:00')],
  });
  assert.deepEqual(signalsOf(account, '2026-07-08'), ['due_soon_unpaid']);
});
