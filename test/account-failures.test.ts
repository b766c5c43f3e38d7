/** What went wrong with amounts in other systems, as tests of ours. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { historyOf, positionOn, readStory, readTerms, transfersOn } from '../src/core/account/index.ts';
import type { Position, Story, Terms } from '../src/core/account/index.ts';
import { dayFromIso } from '../src/core/time/index.ts';
import type { Day } from '../src/core/time/index.ts';
import { readDocument } from '../src/shell/documents/index.ts';

function termsNamed(name: string): Terms {
  const document = readDocument(`terms/${name}.yaml`);
  assert.ok(document.ok);
  const terms = readTerms(document.value.value);
  assert.ok(terms.ok);
  return terms.value;
}

const named = new Map(['cn-monthly', 'card-with-fees'].map((name) => [name, termsNamed(name)]));

function storyOf(events: readonly object[], terms = 'cn-monthly'): Story {
  const account = { id: 'acct', openedOn: '2026-06-02', billDay: 1, dueDay: terms === 'cn-monthly' ? 10 : 20 };
  const story = readStory({ story: 'dunwell/1', terms, account, events }, named);
  assert.ok(story.ok);
  return story.value;
}

function day(text: string): Day {
  const read = dayFromIso(text);
  assert.ok(read.ok);
  return read.value;
}

function at(story: Story, on: string): Position {
  const position = positionOn(story, day(on));
  assert.ok(position.ok);
  return position.value;
}

const purchase = (id: string, on: string, amount: string): object => ({ id, type: 'purchase', on, amount });
const payment = (id: string, on: string, amount: string): object => ({ id, type: 'payment', on, amount });

test('a part payment of the oldest of three overdue bills moves days past due to the next bill, not to zero and not to today', () => {
  const story = storyOf([
    purchase('p1', '2026-06-05', '300.00'),
    purchase('p2', '2026-07-05', '300.00'),
    purchase('p3', '2026-08-05', '300.00'),
    payment('y1', '2026-09-20', '320.00'),
  ]);
  assert.equal(at(story, '2026-09-19').daysPastDue, 71);
  const after = at(story, '2026-09-20');
  assert.equal(after.daysPastDue, 41);
  assert.deepEqual(
    after.bills.map((bill) => bill.pastDue),
    [true, true],
  );
});

test('a back-dated payment takes back the penalty that it makes untrue', () => {
  const late = { ...payment('y1', '2026-07-10', '1000.00'), knownAt: '2026-07-25T09:00:00+08:00' };
  const story = storyOf([purchase('p1', '2026-06-05', '1000.00'), late]);
  const corrected = at(story, '2026-07-24');
  assert.deepEqual([corrected.penaltyMinor, corrected.owedMinor, corrected.daysPastDue], [0n, 0n, 0]);
  const asKnown = positionOn(story, day('2026-07-24'), { before: day('2026-07-25') });
  assert.ok(asKnown.ok);
  assert.deepEqual([asKnown.value.penaltyMinor, asKnown.value.daysPastDue], [700n, 14]);
});

test('a charge-off, a back-dated repayment and its reversal leave what the charge-off alone leaves', () => {
  const before = [purchase('p1', '2026-06-05', '800.00'), { id: 'c1', type: 'chargeOff', on: '2026-10-15' }];
  const repaid = { ...payment('y1', '2026-09-01', '250.00'), knownAt: '2026-11-02T10:00:00+08:00' };
  const reversed = { id: 'b1', type: 'paymentReversed', of: 'y1', on: '2026-11-05' };
  const alone = at(storyOf(before), '2026-12-31');
  const replayed = at(storyOf([...before, repaid, reversed]), '2026-12-31');
  assert.deepEqual(replayed, alone);
  assert.ok(at(storyOf([...before, repaid]), '2026-12-31').owedMinor < alone.owedMinor);
  assert.equal(at(storyOf(before), '2026-10-15').owedMinor, alone.owedMinor, 'interest stops the day after charge-off');
});

test('penalty does not vanish when the principal is paid first: it is owed until paid, waived or written down', () => {
  const story = storyOf(
    [purchase('p1', '2026-06-05', '1000.00'), payment('y1', '2026-12-01', '1000.00')],
    'card-with-fees',
  );
  const before = at(story, '2026-11-30');
  assert.ok(before.daysPastDue >= 91, 'principal first is in force');
  const after = at(story, '2026-12-01');
  assert.equal(after.principalMinor, 0n);
  assert.ok(
    after.penaltyMinor > 0n &&
      after.owedMinor === after.penaltyMinor + after.feeMinor + after.interestMinor + after.accruedMinor,
  );
});

test('a fee that is owed is an entry in the books, and what the cap waives is in neither', () => {
  const story = storyOf([purchase('p1', '2026-06-05', '400.00')], 'card-with-fees');
  const position = at(story, '2026-08-10');
  const transfers = transfersOn(story, day('2026-08-10'));
  assert.ok(transfers.ok);
  const fees = transfers.value
    .filter((transfer) => transfer.debit === 'fee')
    .reduce((sum, transfer) => sum + transfer.amountMinor, 0n);
  assert.equal(fees, position.feeMinor);
  assert.ok(position.feeMinor > 0n && position.feeMinor < 1500n && position.waivedByCapMinor > 0n);
});

test('a penalty payment that lands on the day of the bill is counted once', () => {
  const story = storyOf([
    purchase('p1', '2026-06-05', '1000.00'),
    payment('y1', '2026-08-01', '11.00'),
    payment('y2', '2026-08-01', '11.00'),
  ]);
  const history = historyOf(story, day('2026-07-31'), day('2026-08-01'));
  assert.ok(history.ok);
  const [before, after] = history.value.days;
  assert.equal(before?.penaltyMinor, 1050n);
  assert.deepEqual([after?.penaltyMinor, after?.principalMinor], [0n, 98_900n]);
});
