import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commandsOf, exampleFolders, outputsOf, root, runLine, storyOf } from '../scripts/examples.ts';
import { verifyRecord } from '../src/doors/verify/index.ts';

type Json = Readonly<Record<string, unknown>>;

const neededOutputs = ['quote.en.txt', 'quote.zh.txt', 'history.txt', 'history.zh.txt', 'record.json'];

async function jsonOf(line: string): Promise<Json> {
  const { code, text } = await runLine(`${line} --json`);
  assert.equal(code, 0, `${line}: ${text}`);
  return JSON.parse(text) as Json;
}

function mustBeSame(record: unknown, where: string): void {
  const found = verifyRecord(record);
  const told = JSON.stringify(found, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  assert.equal(found.outcome, 'same', `${where}: ${told}`);
}

/** The value of an option in a command line. */
const optionIn = (line: string, name: string): string | undefined => line.split(`--${name} `)[1]?.split(' ')[0];

test('the examples cover what a line can live through', () => {
  const wanted = [
    'on-time',
    'minimum-payer',
    'one-day-late',
    'ninety-days-then-cured',
    'two-bills-overdue',
    'back-dated-payment',
    'bounced-payment',
    'refunds',
    'credit-balance',
    'instalments',
    'due-day-change',
    'purchase-known-late',
    'opening-position',
    'waiver',
    'settlement',
  ];
  assert.deepEqual(
    wanted.filter((name) => !exampleFolders.includes(name)),
    [],
  );
});

test('every example is told of on the page of examples', () => {
  const page = readFileSync(join(root, 'examples/README.md'), 'utf8');
  for (const name of exampleFolders) assert.ok(page.includes(`](${name})`), name);
});

for (const name of exampleFolders) {
  test(`the outputs beside examples/${name} are what the commands say, byte for byte`, async () => {
    for (const file of neededOutputs) assert.ok(existsSync(join(root, 'examples', name, file)), `${name}/${file}`);
    // Where this fails although the new output is meant: npm run examples -- --write
    for (const { path, stands, anew } of await outputsOf(name)) assert.equal(anew, stands, path);
  });

  test(`the verifier recomputes every day of examples/${name}, and every view that its sessions show`, async () => {
    const story = storyOf(name);
    mustBeSame(JSON.parse(readFileSync(join(root, 'examples', name, 'record.json'), 'utf8')), `${name}/record.json`);
    mustBeSame(await jsonOf(`dunwell history ${story}`), story);
    const lines = (await outputsOf(name)).flatMap(({ path, stands }) =>
      path.endsWith('.txt') ? commandsOf(stands) : [],
    );
    const views = new Set(
      lines.map((line) => {
        const [on, known] = [optionIn(line, 'on'), optionIn(line, 'known')];
        return `${on === undefined ? '' : ` --to ${on}`}${known === undefined ? '' : ` --known ${known}`}`;
      }),
    );
    for (const view of views) mustBeSame(await jsonOf(`dunwell history ${story}${view}`), `${story}${view}`);
  });
}

test('a changed fen in a record is found, with its line', async () => {
  const record = await jsonOf(`dunwell history ${storyOf('two-bills-overdue')}`);
  const days = (record['days'] as readonly Json[]).map((day) =>
    day['on'] === '2026-08-15' ? { ...day, penaltyMinor: '1' } : day,
  );
  const found = verifyRecord({ ...record, days });
  assert.equal(found.outcome, 'differs');
  assert.ok(found.outcome === 'differs' && found.on === '2026-08-15' && found.field === 'penaltyMinor');
});

interface Expected {
  readonly on: string;
  /** Figures of the day, in fen. */
  readonly says: Readonly<Record<string, number | boolean>>;
}

/** The worked examples of docs/semantics.md, as its text states them. */
const worked: Readonly<Record<string, readonly Expected[]>> = {
  'minimum-ten-days-late': [
    { on: '2026-07-19', says: { daysPastDue: 9, penaltyMinor: 450, pastDueMinor: 100_450, toCureMinor: 10_450 } },
    { on: '2026-07-20', says: { daysPastDue: 0, principalMinor: 90_000, penaltyMinor: 0 } },
    { on: '2026-07-31', says: { accruedMinor: 495, owedMinor: 123_828 } },
    { on: '2026-08-10', says: { principalMinor: 28_828, accruedMinor: 450, payoffMinor: 29_278 } },
    { on: '2026-08-11', says: { payoffMinor: 29_292, tomorrowMinor: 15 } },
  ],
  'two-bills-overdue': [
    {
      on: '2026-08-14',
      says: { daysPastDue: 4, penaltyMinor: 220, accruedMinor: 450, owedMinor: 111_615, pastDueMinor: 111_165 },
    },
    { on: '2026-08-15', says: { principalMinor: 61_220, owedMinor: 61_670, tomorrowMinor: 31 } },
    { on: '2026-08-20', says: { daysPastDue: 10, principalMinor: 18_123, accruedMinor: 450, owedMinor: 18_573 } },
    { on: '2026-08-25', says: { owedMinor: 0, creditMinor: 11_382, daysPastDue: 0 } },
    { on: '2026-08-28', says: { unbilledMinor: 25_000, payoffMinor: 13_618 } },
    { on: '2026-09-01', says: { owedMinor: 13_618, creditMinor: 0, minimumLeftMinor: 1362 } },
  ],
  'one-fen-short': [
    { on: '2026-07-01', says: { owedMinor: 125_678, minimumLeftMinor: 12_568 } },
    { on: '2026-07-05', says: { principalMinor: 80_000, minimumLeftMinor: 8000 } },
    { on: '2026-07-10', says: { principalMinor: 72_001, minimumLeftMinor: 1 } },
    { on: '2026-07-15', says: { daysPastDue: 5, penaltyMinor: 180, pastDueMinor: 72_181, toCureMinor: 181 } },
    { on: '2026-07-16', says: { principalMinor: 42_001, penaltyMinor: 216, daysPastDue: 0, pastDueDuring: true } },
    { on: '2026-07-27', says: { accruedMinor: 231, unbilledMinor: 12_345, payoffMinor: 54_793 } },
    { on: '2026-07-28', says: { owedMinor: 0, creditMinor: 5186 } },
    { on: '2026-08-01', says: { owedMinor: 0, creditMinor: 5186 } },
    { on: '2026-08-12', says: { creditMinor: 17_531 } },
  ],
};

for (const [name, days] of Object.entries(worked)) {
  test(`the worked example in examples/${name} comes out to the fen from the command line`, async () => {
    for (const { on, says } of days) {
      const { position } = (await jsonOf(`dunwell quote ${storyOf(name)} --on ${on}`)) as { position: Json };
      for (const [field, value] of Object.entries(says)) {
        const expected = field.endsWith('Minor') ? String(value) : value;
        assert.equal(position[field], expected, `${on} ${field}`);
      }
    }
  });
}

test('the bills of the worked examples are printed to the fen', async () => {
  const wanted: readonly (readonly [string, string, number, number])[] = [
    ['minimum-ten-days-late', '2026-08-01', 123_828, 93_828],
    ['minimum-ten-days-late', '2026-09-01', 29_581, 29_581],
    ['two-bills-overdue', '2026-08-01', 110_945, 92_945],
    ['two-bills-overdue', '2026-09-01', 13_618, 1362],
    ['one-fen-short', '2026-07-01', 125_678, 12_568],
    ['one-fen-short', '2026-08-01', 0, 0],
  ];
  for (const [name, day, total, minimum] of wanted) {
    const { bills } = (await jsonOf(`dunwell bill ${storyOf(name)} --bill ${day} --on 2026-09-01`)) as {
      bills: readonly { statement: Json }[];
    };
    assert.equal(bills[0]?.statement['totalMinor'], String(total), `${name} ${day} total`);
    assert.equal(bills[0]?.statement['minimumMinor'], String(minimum), `${name} ${day} minimum`);
  }
});

test('the next bill that a quote foretells is the bill that is printed when nothing else happens', async () => {
  for (const [name, on, day] of [
    ['minimum-ten-days-late', '2026-08-10', '2026-09-01'],
    ['two-bills-overdue', '2026-08-28', '2026-09-01'],
    ['due-day-change', '2026-08-05', '2026-08-10'],
    ['instalments', '2026-07-10', '2026-08-01'],
  ] as const) {
    const { nextBill } = (await jsonOf(`dunwell quote ${storyOf(name)} --on ${on}`)) as { nextBill: Json };
    const { bills } = (await jsonOf(`dunwell bill ${storyOf(name)} --bill ${day} --on 2026-09-01`)) as {
      bills: readonly { statement: Json }[];
    };
    const printed = bills[0]?.statement ?? {};
    for (const field of ['issuedOn', 'dueOn', 'totalMinor', 'minimumMinor']) {
      assert.equal(nextBill[field], printed[field], `${name} ${field}`);
    }
  }
});

test('what --json and the text say of an amount is the same', async () => {
  for (const name of exampleFolders) {
    const { position } = (await jsonOf(`dunwell quote ${storyOf(name)}`)) as { position: Json };
    const { text } = await runLine(`dunwell quote ${storyOf(name)}`);
    const owed = String(position['owedMinor']).padStart(3, '0');
    const plain = `¥${owed.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${owed.slice(-2)}`;
    assert.ok(owed === '000' ? text.includes('Nothing is owed') : text.includes(plain), `${name} ${plain}`);
  }
});
