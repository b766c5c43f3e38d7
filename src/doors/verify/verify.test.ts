import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { dayFrom } from './dates.ts';
import { fullRecordOf } from './full-record.ts';
import { outcomeJson, sayOutcome, verifyRecord } from './index.ts';
import type { VerifyOutcome } from './index.ts';

type Fields = Record<string, unknown>;
const day = (text: string): number => dayFrom(text) ?? assert.fail(text);
const termsAt = (name: string): Fields =>
  parse(readFileSync(new URL(`../../../terms/${name}.yaml`, import.meta.url), 'utf8')) as Fields;
const cnMonthly = termsAt('cn-monthly');
const account = { id: 'a', openedOn: '2026-06-02', billDay: 1, dueDay: 10 };

const purchase = (id: string, on: string, amount: string): Fields => ({ id, type: 'purchase', on, amount });
const payment = (id: string, on: string, amount: string): Fields => ({ id, type: 'payment', on, amount });
const refund = (id: string, of: string, on: string, amount: string): Fields => ({ id, type: 'refund', of, on, amount });

function storyWith(events: readonly Fields[], terms: Fields = cnMonthly): Fields {
  return { story: 'dunwell/1', currency: 'CNY', zone: 'Asia/Shanghai', terms, account, events };
}

function recordWith(events: readonly Fields[], shown: Fields): Fields {
  return { record: 'dunwell/1', story: storyWith(events), knownAt: null, ...shown };
}

function same(record: unknown): Extract<VerifyOutcome, { outcome: 'same' }> {
  const found = verifyRecord(record);
  return found.outcome === 'same' ? found : assert.fail(sayOutcome(found, 'en'));
}

const says = (record: unknown): string => sayOutcome(verifyRecord(record), 'en');

// The worked examples of the specification (bill day 1, due day 10), figures as they stand there.

const exampleA = [
  purchase('p1', '2026-06-03', '1000.00'),
  payment('b1', '2026-07-20', '105.00'),
  purchase('p2', '2026-07-25', '333.33'),
  payment('b2', '2026-08-10', '950.00'),
];
const shownA = {
  statements: [
    { issuedOn: '2026-07-01', totalMinor: '100000', minimumMinor: '10000' },
    {
      issuedOn: '2026-08-01',
      purchasesMinor: '33333',
      interestMinor: '495',
      carriedOver: { principalMinor: '90000', interestMinor: '0', feeMinor: '0', penaltyMinor: '0' },
      totalMinor: '123828',
      minimumMinor: '93828',
    },
    { issuedOn: '2026-09-01', interestMinor: '753', totalMinor: '29581', minimumMinor: '29581' },
  ],
  days: [
    { on: '2026-07-19', daysPastDue: 9, penaltyMinor: '450', pastDueMinor: '100450', toCureMinor: '10450' },
    { on: '2026-07-20', daysPastDue: 0, pastDueDuring: true, penaltyMinor: '0', principalMinor: '90000' },
    { on: '2026-07-31', accruedMinor: '495', owedMinor: '123828' },
    {
      on: '2026-08-10',
      bills: [{ issuedOn: '2026-08-01', principalMinor: '28828' }],
      accruedMinor: '450',
      payoffMinor: '29278',
    },
    { on: '2026-08-11', payoffMinor: '29292', tomorrowMinor: '15' },
    { on: '2026-09-01', payoffMinor: '29595' },
  ],
};

test('five hundred unpaid for five days past due is 501.25', () => {
  const shown = { days: [{ on: '2026-07-15', owedMinor: '50125', penaltyMinor: '125' }] };
  assert.equal(same(recordWith([purchase('p1', '2026-06-15', '500.00')], shown)).amounts, 2);
});

test('a minimum payer is first past due a month after the minimum was paid', () => {
  const events = [
    purchase('p1', '2026-06-15', '1000.00'),
    payment('b1', '2026-07-10', '100.00'),
    purchase('p2', '2026-07-20', '200.00'),
  ];
  const august = {
    issuedOn: '2026-08-01',
    purchasesMinor: '20000',
    interestMinor: '945',
    minimumMinor: '92945',
    totalMinor: '110945',
  };
  const days = [
    { on: '2026-08-10', daysPastDue: 0 },
    { on: '2026-08-11', daysPastDue: 1 },
  ];
  same(recordWith(events, { statements: [{ issuedOn: '2026-07-01', no: 1 }, august], days }));
});

test('example A, the minimum paid ten days late, is the same to the fen', () => {
  assert.deepEqual(same(recordWith(exampleA, shownA)), { outcome: 'same', statements: 3, days: 6, amounts: 26 });
});

test('example B, two bills overdue and a little short, is the same to the fen', () => {
  const events = [
    purchase('p1', '2026-06-03', '1000.00'),
    payment('b1', '2026-07-10', '100.00'),
    purchase('p2', '2026-07-20', '200.00'),
    payment('b2', '2026-08-15', '500.00'),
    payment('b3', '2026-08-20', '432.50'),
    payment('b4', '2026-08-25', '300.00'),
    purchase('p3', '2026-08-28', '250.00'),
  ];
  const bill = (issuedOn: string, figures: Fields): Fields => ({ issuedOn, ...figures });
  const days = [
    {
      on: '2026-08-14',
      daysPastDue: 4,
      bills: [bill('2026-07-01', { penaltyMinor: '180' }), bill('2026-08-01', { penaltyMinor: '40' })],
      accruedMinor: '450',
      owedMinor: '111615',
      pastDueMinor: '111165',
    },
    {
      on: '2026-08-15',
      bills: [bill('2026-07-01', { principalMinor: '41220' }), bill('2026-08-01', { principalMinor: '20000' })],
      owedMinor: '61670',
      tomorrowMinor: '31',
    },
    {
      on: '2026-08-20',
      bills: [bill('2026-08-01', { principalMinor: '18123' })],
      toCureMinor: '123',
      minimumLeftMinor: '123',
      daysPastDue: 10,
      accruedMinor: '450',
      owedMinor: '18573',
    },
    { on: '2026-08-25', owedMinor: '0', creditMinor: '11382', bills: [] },
    { on: '2026-08-28', unbilledMinor: '25000', payoffMinor: '13618' },
    { on: '2026-09-01', creditMinor: '0' },
  ];
  const statements = [
    { issuedOn: '2026-07-01', minimumMinor: '10000' },
    { issuedOn: '2026-08-01', totalMinor: '110945', minimumMinor: '92945' },
    { issuedOn: '2026-09-01', creditAppliedMinor: '11382', totalMinor: '13618', minimumMinor: '1362' },
  ];
  same(recordWith(events, { statements, days }));
});

test('example C, refunds and leftover penalty and credit, is the same to the fen', () => {
  const events = [
    purchase('p1', '2026-06-03', '800.00'),
    purchase('p2', '2026-06-20', '456.78'),
    refund('r1', 'p2', '2026-07-05', '456.78'),
    payment('b1', '2026-07-10', '79.99'),
    refund('r2', 'p1', '2026-07-16', '300.00'),
    purchase('p3', '2026-07-22', '123.45'),
    payment('b2', '2026-07-28', '600.00'),
    refund('r3', 'p3', '2026-08-12', '123.45'),
  ];
  const days = [
    { on: '2026-07-05', principalMinor: '80000', minimumLeftMinor: '8000' },
    { on: '2026-07-10', principalMinor: '72001', minimumLeftMinor: '1' },
    { on: '2026-07-15', daysPastDue: 5, penaltyMinor: '180', pastDueMinor: '72181', toCureMinor: '181' },
    { on: '2026-07-16', principalMinor: '42001', daysPastDue: 0, penaltyMinor: '216', pastDueDuring: true },
    { on: '2026-07-27', accruedMinor: '231', unbilledMinor: '12345', payoffMinor: '54793' },
    { on: '2026-07-28', owedMinor: '0', creditMinor: '5186' },
    { on: '2026-08-01', creditMinor: '5186' },
    { on: '2026-08-12', creditMinor: '17531' },
  ];
  const statements = [
    { issuedOn: '2026-07-01', totalMinor: '125678', minimumMinor: '12568' },
    { issuedOn: '2026-08-01', totalMinor: '0', silent: true },
  ];
  same(recordWith(events, { statements, days }));
});

test('a payment that bounced leaves the statement as printed and changes the state', () => {
  const events = [
    purchase('p1', '2026-06-15', '1000.00'),
    payment('b1', '2026-07-10', '100.00'),
    { id: 'x1', type: 'paymentReversed', of: 'b1', on: '2026-08-05' },
  ];
  const statements = [
    { issuedOn: '2026-07-01', totalMinor: '100000', corrections: [] },
    { issuedOn: '2026-08-01', interestMinor: '945', totalMinor: '90945', corrections: [] },
    { issuedOn: '2026-09-01', totalMinor: '102600', corrections: ['x1'] },
  ];
  const days = [
    { on: '2026-08-05', interestMinor: '0', penaltyMinor: '1300', owedMinor: '101300' },
    { on: '2026-09-01', daysPastDue: 53 },
  ];
  same(recordWith(events, { statements, days }));
  const known = { ...recordWith(events, { days: [{ on: '2026-08-04', daysPastDue: 0, interestMinor: '945' }] }) };
  same({ ...known, knownAt: '2026-08-04T23:59:59+08:00' });
  assert.equal(says(known), 'day 2026-08-04, daysPastDue: the record says 0, recomputed 25');
});

test('a due-day change leaves no month without a bill day and gives none two', () => {
  const change = { id: 'd1', type: 'dueDayChange', on: '2027-06-20', billDay: 10, dueDay: 20 };
  const again = { ...change, id: 'd2', on: '2028-07-15', billDay: 5, dueDay: 15 };
  const { statements } = fullRecordOf(
    storyWith([purchase('p1', '2026-06-15', '500.00'), change, again]),
    day('2028-12-31'),
  );
  const days = statements.map((statement) => String(statement['issuedOn']));
  const months = Array.from({ length: 30 }, (_, index) =>
    new Date(Date.UTC(2026, 6 + index)).toISOString().slice(0, 7),
  );
  const billDayIn = (month: string): string => (month <= '2027-07' ? '01' : month <= '2028-08' ? '10' : '05');
  assert.deepEqual(
    days,
    months.map((month) => `${month}-${billDayIn(month)}`),
  );
});

// A story in which everything happens, for tampering.

const busy = storyWith(
  [
    purchase('p1', '2026-06-03', '1000.00'),
    purchase('p2', '2026-06-20', '456.78'),
    { id: 'c1', type: 'conversion', on: '2026-07-05', amount: '300.00', parts: 3 },
    refund('r1', 'p2', '2026-07-06', '56.78'),
    payment('b1', '2026-07-20', '105.00'),
    { id: 'x1', type: 'paymentReversed', of: 'b1', on: '2026-08-05' },
    { id: 'b2', type: 'payment', on: '2026-08-11', knownAt: '2026-09-02T10:00:00+08:00', amount: '500.00' },
    { id: 'w1', type: 'waiver', on: '2026-08-20', component: 'penalty', bill: '2026-07-01', amount: '1.00' },
    { id: 'w2', type: 'waiver', on: '2026-08-21', component: 'fee', bill: '2026-07-01', amount: '99.00' },
    purchase('p3', '2026-09-03', '77.77'),
    { id: 'f1', type: 'payment', on: '2026-09-04', amount: '0.00' },
    refund('r9', 'nobody', '2026-09-05', '5.00'),
    { id: 'd1', type: 'autoDebit', on: '2026-09-10', result: 'success', amount: '60.00' },
    { id: 's1', type: 'settlement', on: '2026-09-20', amount: '400.00', until: '2026-10-05' },
    payment('b3', '2026-10-20', '2000.00'),
    { id: 'k1', type: 'creditRefund', on: '2026-10-21', amount: '10.00' },
  ],
  termsAt('card-with-fees'),
);
const full = fullRecordOf(busy, day('2026-11-05'), null, (on) => on % 3 === 0 || on > day('2026-10-10'));

test('a story in which everything happens verifies against itself, and amounts are counted', () => {
  const leaves = JSON.stringify(full).match(/Minor":/g) ?? [];
  assert.equal(same(full).amounts, leaves.length);
  assert.ok(
    full.exceptions.length >= 3 && full.faults.length >= 1 && full.waiting.length >= 1,
    JSON.stringify(full.exceptions),
  );
  const flat = JSON.stringify(full.days);
  for (const name of ['fee', 'penalty', 'interest', 'accrued', 'instalment', 'credit', 'unbilled', 'toCure']) {
    assert.match(flat, new RegExp(`"${name}Minor":"[1-9]`), name);
  }
});

/** Every figure of a record with the words in which the verifier would name it. */
function leavesOf(record: typeof full): { path: (string | number)[]; name: string }[] {
  const leaves: { path: (string | number)[]; name: string }[] = [];
  const add = (fields: Fields, path: (string | number)[], place: string): void => {
    for (const [field, value] of Object.entries(fields)) {
      if (field === 'carriedOver') add(value as Fields, [...path, field], `${place}, carriedOver.`);
      else if (typeof value !== 'object' && field !== 'on' && field !== 'issuedOn') {
        leaves.push({ path: [...path, field], name: place.endsWith('.') ? `${place}${field}` : `${place}, ${field}` });
      }
    }
  };
  for (const [index, statement] of record.statements.entries())
    add(statement, ['statements', index], `statement ${String(statement['issuedOn'])}`);
  for (const [index, shown] of record.days.entries()) {
    add(shown, ['days', index], `day ${String(shown['on'])}`);
    for (const [at, bill] of shown.bills.entries()) {
      add(bill, ['days', index, 'bills', at], `day ${String(shown['on'])}, bill ${String(bill['issuedOn'])}`);
    }
  }
  return leaves;
}

function tampered(record: unknown, path: readonly (string | number)[], change: (value: unknown) => unknown): unknown {
  const copy = structuredClone(record);
  let holder = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  holder[last] = change(holder[last]);
  return copy;
}

/** Another value of the same kind. */
function another(value: unknown, by: bigint): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  const text = String(value);
  return /^\d+-/.test(text) ? text.replace(/\d$/, (digit) => (digit === '8' ? '9' : '8')) : String(BigInt(text) + by);
}

test('tampering with any single figure is noticed and named', () => {
  const leaves = leavesOf(full);
  assert.ok(leaves.length > 1000, `${leaves.length}`);
  const by = fc.oneof(fc.constantFrom(1n, -1n), fc.bigInt({ min: 1n, max: 10n ** 12n }));
  fc.assert(
    fc.property(fc.constantFrom(...leaves), by, ({ path, name }, change) => {
      const record = tampered(full, path, (value) => another(value, change));
      const found = says(record);
      assert.ok(found.startsWith(`${name}: the record says `), `${found} is not ${name}`);
      assert.equal(verifyRecord(record).outcome, 'differs');
    }),
    { numRuns: 60 },
  );
});

test('every kind of figure was tampered with at least once', () => {
  const seen = new Set<string>();
  for (const { path, name } of leavesOf(full)) {
    const kind = path.filter((step) => typeof step === 'string').join('.');
    if (seen.has(kind)) continue;
    seen.add(kind);
    const found = says(tampered(full, path, (value) => another(value, 1n)));
    assert.ok(found.startsWith(`${name}: the record says `), found);
  }
  assert.ok(seen.size >= 40, [...seen].join());
});

test('an event of the story that is changed is noticed', () => {
  for (const index of [0, 1, 2, 3, 6, 7, 9, 12, 14, 15]) {
    const record = tampered(full, ['story', 'events', index, 'amount'], (amount) => (Number(amount) + 0.01).toFixed(2));
    assert.equal(verifyRecord(record).outcome, 'differs', `event ${index}`);
  }
  const without = tampered(full, ['story', 'events'], (events) =>
    (events as unknown[]).filter((_event, index) => index !== 5),
  );
  assert.match(says(without), /^day 2026-07-2\d, owedMinor: the record says/);
});

test('statements, bills, corrections, faults, waiting events and exceptions that are left out or added are named', () => {
  const dropFirst = (list: unknown): unknown => (list as unknown[]).slice(1);
  assert.equal(
    says(tampered(full, ['statements'], dropFirst)),
    'statement 2026-07-01, issuedOn: the record says nothing, recomputed 2026-07-01',
  );
  const noBill = { ...full, statements: [{ issuedOn: '2026-06-15', totalMinor: '0' }, ...full.statements] };
  assert.equal(says(noBill), 'statement 2026-06-15, issuedOn: the record says 2026-06-15, recomputed nothing');
  const at = full.days.findIndex((shown) => shown.bills.length >= 2);
  const [first, second] = full.days[at]?.bills ?? [];
  const on = String(full.days[at]?.['on']);
  const fewer = tampered(full, ['days', at, 'bills'], dropFirst);
  assert.equal(
    says(fewer),
    `day ${on}, bills: the record says ${String(second?.['issuedOn'])}, recomputed ${String(first?.['issuedOn'])}`,
  );
  const more = tampered(full, ['days', at, 'bills'], (bills) => [
    ...(bills as unknown[]),
    { ...second, issuedOn: '2027-01-01' },
  ]);
  assert.equal(says(more), `day ${on}, bills: the record says 2027-01-01, recomputed nothing`);
  assert.equal(
    says(tampered(full, ['faults'], () => [])),
    'record, faults: the record says nothing, recomputed f1 amount_not_positive',
  );
  assert.equal(says(tampered(full, ['waiting'], () => [])), 'record, waiting: the record says nothing, recomputed r9');
  assert.match(
    says(tampered(full, ['exceptions'], dropFirst)),
    /^record, exceptions: the record says nothing, recomputed /,
  );
  const other = tampered(full, ['exceptions', 0, 'kind'], () => 'waiver_of_nothing');
  assert.match(says(other), /^record, exceptions: the record says /);
  const corrected = full.statements.findIndex((statement) => (statement['corrections'] as unknown[]).length > 0);
  assert.ok(corrected >= 0);
  assert.match(
    says(tampered(full, ['statements', corrected, 'corrections'], () => [])),
    /, corrections: the record says nothing, recomputed /,
  );
});

test('of several differences the first by date is named', () => {
  const record = {
    ...shownA,
    days: shownA.days.map((shown) => ('payoffMinor' in shown ? { ...shown, payoffMinor: '1' } : shown)),
  };
  assert.equal(
    says(recordWith(exampleA, record)),
    'day 2026-08-10, payoffMinor: the record says 0.01, recomputed 292.78',
  );
});

// What is not understood.

const refusedAt = (record: unknown): string => {
  const found = verifyRecord(record);
  return found.outcome === 'not_understood' ? `${found.at} ${found.accepted.en}` : assert.fail(sayOutcome(found, 'en'));
};

test('a record with nothing to check is not a pass', () => {
  for (const shown of [{}, { days: [] }, { days: [], statements: [] }, { faults: [] }]) {
    assert.match(refusedAt(recordWith(exampleA, shown)), /^ a record that shows at least one day or statement/);
  }
  assert.match(refusedAt(recordWith(exampleA, { days: [{ on: '2026-07-19' }] })), /^\/days\/0 at least one figure/);
  assert.match(
    refusedAt(recordWith(exampleA, { statements: [{ issuedOn: '2026-07-01' }] })),
    /^\/statements\/0 at least one figure/,
  );
  for (const nothing of [null, undefined, [], 'record', 7, {}])
    assert.equal(verifyRecord(nothing).outcome, 'not_understood');
});

test('a field that the verifier does not check is refused, wherever it stands', () => {
  const places: readonly (readonly [string, unknown])[] = [
    ['/days/0/owed', tampered(full, ['days', 0, 'owed'], () => '1')],
    ['/days/0/bills/0/apr', tampered(full, ['days', 0, 'bills'], () => [{ issuedOn: '2026-07-01', apr: 1 }])],
    ['/statements/0/carriedOver/totalMinor', tampered(full, ['statements', 0, 'carriedOver', 'totalMinor'], () => '1')],
    ['/statements/0/note', tampered(full, ['statements', 0, 'note'], () => 'x')],
    ['/summary', { ...full, summary: '1' }],
    ['/faults/0/message', tampered(full, ['faults', 0, 'message'], () => 'x')],
    ['/story/note', tampered(full, ['story', 'note'], () => 'x')],
    ['/story/events/0/amuont', tampered(full, ['story', 'events', 0, 'amuont'], () => '1')],
    ['/story/terms/dated/0/rate', tampered(full, ['story', 'terms', 'dated', 0, 'rate'], () => 1)],
  ];
  for (const [at, record] of places) {
    const refused = refusedAt(record);
    assert.ok(refused.startsWith(`${at} not something this verifier checks; accepted here: `), refused);
  }
});

test('a value of another shape is refused with its place and what is accepted', () => {
  const change = (path: (string | number)[], value: unknown): string => refusedAt(tampered(full, path, () => value));
  const first = ['story', 'events', 0];
  assert.match(
    change(['days', 0, 'owedMinor'], 100),
    /^\/days\/0\/owedMinor whole minor units as text, such as `"100450"`/,
  );
  for (const amount of ['1.00', '01', '-0', '', ' 1', '1e3', null]) change(['days', 0, 'owedMinor'], amount);
  assert.match(change(['days', 0, 'daysPastDue'], -1), /daysPastDue a whole number/);
  assert.match(change(['days', 0, 'pastDueDuring'], 'no'), /pastDueDuring `true` or `false`/);
  assert.match(change(['days', 0, 'on'], '2026-02-30'), /^\/days\/0\/on a date such as/);
  assert.match(change(['days', 1, 'on'], full.days[0]?.['on']), /^\/days dates in order/);
  assert.match(change(['knownAt'], '2026-08-04'), /^\/knownAt an instant such as/);
  assert.match(change(['record'], 'dunwell/2'), /^\/record `dunwell\/1`/);
  assert.match(change(['story', 'terms'], 'cn-monthly'), /^\/story\/terms a map of fields/);
  assert.match(change(['story', 'terms', 'dated'], []), /^\/story\/terms\/dated rows in order/);
  assert.match(change(['story', 'currency'], 'XXX'), /^\/story\/currency one of `CNY`/);
  assert.match(change(['story', 'zone'], 'Mars/Olympus'), /^\/story\/zone a zone such as/);
  assert.match(change([...first, 'type'], 'gift'), /^\/story\/events\/0\/type one of `opening`/);
  assert.match(change(first, null), /^\/story\/events\/0\/type one of/);
  assert.match(change([...first, 'id'], 'a b'), /^\/story\/events\/0\/id an id of/);
  for (const amount of ['1.001', 'ten', null, NaN, 1e21, 0.1 + 0.2, [], '1,000.00']) {
    assert.match(change([...first, 'amount'], amount), /^\/story\/events\/0\/amount an amount such as `1234.50`/);
  }
  assert.match(change([...first, 'knownAt'], '2026-06-03T10:00:00'), /knownAt an instant/);
  const missing = tampered(full, ['story', 'events', 0], () => ({ id: 'p1', type: 'purchase', on: '2026-06-03' }));
  assert.match(refusedAt(missing), /^\/story\/events\/0 the field `amount` is wanted here/);
});

test('a story as it stands in its file, with what bears on no amount, is understood', () => {
  const story = {
    ...storyWith(exampleA, { ...cnMonthly, delinquency: [], standing: [] }),
    title: 'A',
    asOf: '2026-08-10',
  };
  same({ record: 'dunwell/1', story, knownAt: null, ...shownA });
});

test('the minimum of a bill without purchases wants the older bills paid, and the cure looks at it', () => {
  const [row] = cnMonthly['dated'] as Fields[];
  const rates = { revolvingRatePpmDaily: 0, penaltyRatePpmDaily: 0, pastDueFloor: '10.00' };
  const terms = { ...cnMonthly, dated: [{ ...row, ...rates }] };
  const bill = (issuedOn: string, dueOn: string): Fields => ({
    issuedOn,
    dueOn,
    base: '100.00',
    principal: '9.00',
    paid: '91.00',
  });
  const bills = [bill('2026-06-01', '2026-06-10'), bill('2026-07-01', '2026-07-10')];
  const opening = { id: 'o1', type: 'opening', on: '2026-07-20', bills };
  // Each rest of 9.00 is below the floor; the minimum of August wants both: 18.00, and 18.00 − 9.99 = 8.01 cures.
  const days = [
    { on: '2026-08-10', daysPastDue: 0, toCureMinor: '0' },
    { on: '2026-08-11', daysPastDue: 1, toCureMinor: '801' },
  ];
  same({ ...recordWith([opening], { days }), story: storyWith([opening], terms) });
});

test('a late fee is charged once on a bill, even where the terms change the day', () => {
  const [row] = cnMonthly['dated'] as Fields[];
  const on = (from: string, onDaysPastDue: number): Fields => ({
    ...row,
    from,
    lateFee: { amount: '15.00', onDaysPastDue },
  });
  const terms = { ...cnMonthly, dated: [on('2015-01-01', 5), on('2026-07-18', 10)] };
  const open = [{ ...exampleA[0], amount: '10000.00' }];
  const days = [
    { on: '2026-07-14', feeMinor: '0' },
    { on: '2026-07-15', feeMinor: '1500' },
    { on: '2026-07-20', feeMinor: '1500' },
  ];
  same({ ...recordWith(open, { days }), story: storyWith(open, terms) });
});

test('of two late fees of one day the cap waives that of the older bill first', () => {
  const [row] = cnMonthly['dated'] as Fields[];
  const terms = { ...cnMonthly, dated: [{ ...row, lateFee: { amount: '15.00', onDaysPastDue: 5 } }] };
  const bills = [{ issuedOn: '2026-07-01', dueOn: '2026-08-10', base: '1000.00', principal: '1000.00' }];
  const opening = { id: 'o1', type: 'opening', on: '2026-07-20', bills };
  // Both minimums were due on 10 August. Room on the 15th: 1,000.00 × 24 % ÷ 365 × 26 days = 17.0959, less
  // penalty 0.50 × 4: of 15.0959 the newer bill keeps 15.00, the older 0.09.
  const fees = [
    { issuedOn: '2026-07-01', feeMinor: '9' },
    { issuedOn: '2026-08-01', feeMinor: '1500' },
  ];
  const days = [{ on: '2026-08-15', feeMinor: '1509', penaltyMinor: '201', bills: fees }];
  same({ ...recordWith([opening], { days }), story: storyWith([opening], terms) });
});

test('a number that is short enough is read as its digits', () => {
  same(recordWith([{ ...exampleA[0], amount: 1000 }, ...exampleA.slice(1)], shownA));
  same(
    recordWith(
      [exampleA[0] ?? {}, { ...exampleA[1], amount: 105.0 }, { ...exampleA[2], amount: 333.33 }, exampleA[3] ?? {}],
      shownA,
    ),
  );
});

test('a date before the account opened, a century later or a statement after the last day is refused', () => {
  assert.match(
    refusedAt(recordWith(exampleA, { days: [{ on: '2026-06-01', owedMinor: '0' }] })),
    /^\/days dates from `2026-06-02` on/,
  );
  assert.match(
    refusedAt(recordWith(exampleA, { days: [{ on: '2126-07-01', owedMinor: '0' }] })),
    /at most `36525` days/,
  );
  const late = { statements: [{ issuedOn: '2026-08-01', no: 2 }], days: [{ on: '2026-07-19', daysPastDue: 9 }] };
  assert.match(
    refusedAt(recordWith(exampleA, late)),
    /^\/statements statements up to the last day shown, `2026-07-19`/,
  );
});

test('an opening with bills out of order, or two openings, are refused', () => {
  const bill = (issuedOn: string, dueOn: string): Fields => ({ issuedOn, dueOn, base: '1.00', principal: '1.00' });
  const opening = (id: string, bills: readonly Fields[]): Fields => ({ id, type: 'opening', on: '2026-08-20', bills });
  const days = [{ on: '2026-08-21', owedMinor: '100' }];
  for (const bills of [
    [bill('2026-08-01', '2026-08-10'), bill('2026-07-01', '2026-07-10')],
    [bill('2026-09-01', '2026-09-10')],
    [bill('2026-08-01', '2026-08-01')],
  ]) {
    assert.match(refusedAt(recordWith([opening('o', bills)], { days })), /bills in order of issue/);
  }
  assert.match(refusedAt(recordWith([opening('o', []), opening('u', [])], { days })), /one of them an opening/);
});

test('the outcome is said in both languages, and as JSON', () => {
  const record = recordWith(exampleA, shownA);
  assert.equal(says(record), 'same to the fen: 3 statements, 6 days, 26 amounts checked');
  assert.equal(sayOutcome(verifyRecord(record), 'zh'), '分毫不差：3 份账单，6 天，共核对 26 项金额');
  const wrong = verifyRecord(recordWith(exampleA, { days: [{ on: '2026-07-19', penaltyMinor: '449' }] }));
  assert.equal(sayOutcome(wrong, 'zh'), '日期 2026-07-19，penaltyMinor（罚息）：记录为 4.49，重算为 4.50');
  assert.deepEqual(JSON.parse(outcomeJson(wrong)), {
    outcome: 'differs',
    part: 'day',
    on: '2026-07-19',
    bill: null,
    field: 'penaltyMinor',
    recordSays: '449',
    recomputed: '450',
    decimals: 2,
  });
  const unread = verifyRecord({});
  assert.equal(sayOutcome(unread, 'zh'), '无法读懂 `/`：此处缺少字段 `record`');
  assert.equal(sayOutcome(unread, 'en'), 'not understood at `/`: the field `record` is wanted here');
});
