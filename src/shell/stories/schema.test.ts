import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { documentFrom } from '../documents/index.ts';
import type { Document } from '../documents/index.ts';
import type { Fault } from '../../core/result/index.ts';
import { storyFrom } from './index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const schemaOf = (name: string): object => JSON.parse(read(`schemas/${name}.schema.json`)) as object;

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
ajv.addSchema(schemaOf('terms'), 'terms.schema.json');
const fitsSchema = ajv.compile(schemaOf('story'));
const fitsTermsSchema = ajv.getSchema('terms.schema.json') ?? assert.fail('the schema of terms is there');

function documentOf(text: string, path: string): Document {
  const document = documentFrom(text, path, path.endsWith('.json') ? 'json' : 'yaml');
  assert.ok(document.ok, path);
  return document.value;
}

/** A document that holds a value without having been text; five thousand of them are judged. */
const documentHolding = (value: unknown): Document => ({
  path: 'made.json',
  text: '',
  value,
  locate: () => ({ line: 1, column: 1 }),
  source: () => undefined,
});
const faultsOf = (value: unknown): readonly Fault[] => {
  const story = storyFrom(documentHolding(value), root);
  return story.ok ? [] : story.fault.all;
};

const storyPaths = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /story\.(ya?ml|json)$/.test(path))
  .map((path) => join('examples', path))
  .toSorted();

/** Every kind of event and every field of terms, so that a change anywhere is judged. */
const full = {
  story: 'dunwell/1',
  title: { zh: '全部字段', en: 'Every field' },
  currency: 'CNY',
  zone: 'Asia/Shanghai',
  terms: {
    terms: 'dunwell/1',
    id: 'every-field',
    version: '2026.1.0',
    currency: 'CNY',
    title: 'Every field',
    notes: 'for the test',
    delinquency: [],
    standing: {},
    dated: [
      {
        from: '2020-01-01',
        minimumRatioPpm: 100_000,
        revolvingRatePpmDaily: 500,
        penaltyRatePpmDaily: 500,
        capPpmYearly: 240_000,
        graceDays: 3,
        pastDueFloor: '10.00',
        waterfall: 'bill_by_bill',
        principalFirstFromDaysPastDue: 91,
        lateFee: { amount: '15.00', onDaysPastDue: 5 },
        freezeOnDaysPastDue: 4,
        instalments: [{ parts: 3, feePpm: 25_000 }],
        dueDaySettings: [{ billDay: 1, dueDays: [9, 10] }],
        dueDayChange: { accountAgeMonthsMin: 12, everyMonthsMin: 12 },
      },
      {
        from: '2026-01-01',
        minimumRatioPpm: 0,
        revolvingRatePpmDaily: 0,
        penaltyRatePpmDaily: 0,
        capPpmYearly: null,
        lateFee: null,
        dueDayChange: null,
        dueDaySettings: [],
      },
    ],
  },
  account: { id: 'acct_full', openedOn: '2026-06-02', billDay: 1, dueDay: 10 },
  asOf: '2026-09-01',
  delinquency: {},
  standing: {},
  events: [
    {
      id: 'o1',
      type: 'opening',
      on: '2026-07-05',
      unbilled: '5.00',
      credit: '1.00',
      frozen: false,
      bills: [
        {
          issuedOn: '2026-06-01',
          dueOn: '2026-06-10',
          base: '100.00',
          principal: '90.00',
          interest: '1',
          penalty: '2',
        },
        { issuedOn: '2026-07-01', dueOn: '2026-07-10', base: '9', principal: '9', fee: '3', paid: '4', accrued: '5' },
      ],
    },
    { id: 'p1', type: 'purchase', on: '2026-07-06', amount: '1000.00', text: 'Desk lamp', currency: 'CNY' },
    { id: 'r1', type: 'refund', on: '2026-07-07', of: 'p1', amount: 1.5 },
    {
      id: 'b1',
      type: 'payment',
      on: '2026-07-08',
      knownAt: '2026-07-09T10:00:00+08:00',
      amount: '105.00',
      via: 'bank',
    },
    { id: 'd1', type: 'autoDebit', on: '2026-07-08', result: 'failed', amount: '1' },
    { id: 'x1', type: 'paymentReversed', on: '2026-07-10', of: 'b1', reason: 'no funds' },
    { id: 'v1', type: 'recovery', on: '2026-07-10', amount: '1' },
    { id: 'c1', type: 'conversion', on: '2026-08-02', amount: '300', parts: 3 },
    { id: 's1', type: 'dueDayChange', on: '2026-08-02', billDay: 1, dueDay: 9 },
    { id: 'w1', type: 'waiver', on: '2026-08-03', component: 'penalty', bill: '2026-07-01', amount: '1' },
    { id: 'n1', type: 'settlement', on: '2026-08-03', amount: '1', until: '2026-08-31' },
    { id: 'k1', type: 'creditRefund', on: '2026-08-04', amount: '1' },
    { id: 'f1', type: 'chargeOff', on: '2026-08-05' },
  ],
};

/** What only the reader can know: other places of the document, the calendar, the zones, the currency's decimals. */
function needsMoreThanShape(fault: Fault): boolean {
  const at = fault.at ?? '';
  if (['unknown_terms', 'account_too_large', 'unknown_zone', 'currency_mismatch'].includes(fault.kind)) return true;
  if (fault.kind === 'invalid_amount') return true;
  if (fault.kind === 'invalid_date' && fault.message.startsWith('`2027-02-29`')) return true;
  if (/^\/events\/\d+\/type$/.test(at)) return fault.message.includes('at most one opening position');
  if (/\/bills\/\d+\/(dueOn|issuedOn)$/.test(at)) return fault.kind !== 'invalid_date';
  if (/\/dated\/\d+\/from$/.test(at)) return fault.kind !== 'invalid_date';
  return false;
}

test('every example and the terms that come with us fit their schema and are read', () => {
  assert.ok(storyPaths.length >= 12);
  for (const path of storyPaths) {
    const document = documentOf(read(path), path);
    assert.ok(fitsSchema(document.value), `${path}: ${JSON.stringify(fitsSchema.errors?.slice(0, 3))}`);
    assert.ok(storyFrom(document, root).ok, path);
  }
  for (const file of readdirSync(join(root, 'terms'))) {
    const { value } = documentOf(read(`terms/${file}`), file);
    assert.ok(fitsTermsSchema(value), `${file}: ${JSON.stringify(fitsTermsSchema.errors?.slice(0, 3))}`);
  }
});

test('a story with every kind of event and every field of terms fits and is read', () => {
  assert.deepEqual(faultsOf(full), []);
  assert.ok(fitsSchema(full), JSON.stringify(fitsSchema.errors));
});

type Path = readonly (string | number)[];

function pathsIn(value: unknown, here: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, entry]) => pathsIn(entry, [...here, key]))];
}

/** A copy with one place changed by `change`, which gets what holds the place and its key. */
function changed(value: unknown, path: Path, change: (holder: Record<string, unknown>, key: string) => void): unknown {
  const copy = structuredClone({ root: value }) as Record<string, unknown>;
  let holder = copy;
  const keys = ['root', ...path];
  for (const key of keys.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  change(holder, String(keys.at(-1)));
  return copy['root'];
}

const strangers: readonly unknown[] = [
  null,
  true,
  '',
  'nonsense',
  ' ',
  '5.',
  '1,000.00',
  '12.345',
  '1e3',
  '-3',
  '007',
  '1000000000.00',
  '1000000000.01',
  '9999999999999',
  0,
  1,
  -1,
  2,
  29,
  2001,
  1.5,
  0.005,
  1e21,
  61,
  10_001,
  1_000_001,
  '2026-02-30',
  '2026-13-01',
  '2026-1-1',
  '1899-12-31',
  '2200-01-01',
  '2027-02-29',
  '2026-08-05T09:30:00+08:00',
  '2026-08-05T09:30:00',
  '2026-08-05T24:30:00Z',
  'Mars/Olympus',
  'EUR',
  'XYZ',
  'purchase',
  'opening',
  'cn-monthly',
  'no-such-terms',
  'p 1',
  'x'.repeat(65),
  'x'.repeat(201),
  [],
  [{}],
  {},
  { zh: '一', en: 'one' },
  { zh: '一' },
];

const allPaths = pathsIn(full);

function judge(value: unknown): void {
  const faults = faultsOf(value);
  const fits = fitsSchema(value);
  if (faults.length === 0) assert.ok(fits, `read, but: ${JSON.stringify(fitsSchema.errors?.slice(0, 3))}`);
  else if (fits) {
    const plain = faults.filter((fault) => !needsMoreThanShape(fault));
    assert.deepEqual(plain, [], 'the schema takes what the reader refuses');
  }
}

test('whatever stands at one place, schema and reader take or refuse it alike', () => {
  for (const path of allPaths) {
    for (const stranger of strangers) judge(changed(full, path, (holder, key) => void (holder[key] = stranger)));
  }
});

test('a missing field and a field too many are judged alike', () => {
  for (const path of allPaths.slice(1)) {
    judge(
      changed(full, path, (holder, key) => {
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete holder[key];
      }),
    );
    judge(changed(full, path, (holder) => void (holder['stranger'] = 1)));
  }
});

test('two changes at once are judged alike', () => {
  const place = fc.constantFrom(...allPaths);
  const stranger = fc.constantFrom(...strangers);
  fc.assert(
    fc.property(place, stranger, place, stranger, (one, first, other, second) => {
      const once = changed(full, one, (holder, key) => void (holder[key] = first));
      const stillThere = other
        .slice(0, -1)
        .reduce<unknown>(
          (value, key) =>
            typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
          once,
        );
      fc.pre(typeof stillThere === 'object' && stillThere !== null && other.length > 0);
      judge(changed(once, other, (holder, key) => void (holder[key] = second)));
    }),
    { numRuns: 2000 },
  );
});
