import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { dateText, dayFrom } from './dates.ts';
import { fullRecordOf } from './full-record.ts';
import { verifyRecord } from './index.ts';
import type { FullRecord } from './full-record.ts';

// The tables stand in docs/semantics.md, which also says how a story and a row are to be read. They were
// worked by hand; the verifier reads the page by itself.
const page = readFileSync(new URL('../../../docs/semantics.md', import.meta.url), 'utf8');
const terms = readFileSync(new URL('../../../terms/cn-monthly.yaml', import.meta.url), 'utf8');

interface Row {
  readonly on: string;
  readonly knownAt: string | null;
  readonly figure: string;
  readonly value: string;
}

type Fields = Record<string, unknown>;

function storyOf(text: string): Fields {
  const written = parse(text) as {
    terms?: unknown;
    termsWith?: Fields;
    termsRows?: Fields[];
    account?: Fields;
    events: { on: string }[];
  };
  const { dated, ...head } = parse(terms) as { dated: Fields[] };
  const first = { ...dated[0], ...written.termsWith };
  const rows = [first];
  for (const row of written.termsRows ?? []) rows.push({ ...rows.at(-1), ...row });
  const earliest = Math.min(...written.events.map((event) => dayFrom(event.on) ?? Infinity));
  const account = { id: 'a', openedOn: dateText(earliest - 1), billDay: 1, dueDay: 10, ...written.account };
  const base = { story: 'dunwell/1', currency: 'CNY', zone: 'Asia/Shanghai', account, events: written.events };
  return { ...base, terms: { ...head, dated: rows } };
}

function rowsOf(text: string): Row[] {
  const cells = [...text.matchAll(/^\| (\d{4}.*?) \| (.*?) \| (.*?) \| .* \|$/gm)];
  return cells.map(([, on = '', figure = '', value = '']) => {
    const [date = '', knownAt] = on.split(' as known at ');
    return { on: date, knownAt: knownAt ?? null, figure, value };
  });
}

const fieldNames: Readonly<Record<string, string>> = {
  'past due': 'pastDueMinor',
  'to cure': 'toCureMinor',
  'minimum left': 'minimumLeftMinor',
  'waived by cap': 'waivedByCapMinor',
  instalments: 'instalmentMinor',
  'days past due': 'daysPastDue',
  'past due during': 'pastDueDuring',
  'credit applied': 'creditAppliedMinor',
  no: 'no',
  due: 'dueOn',
  silent: 'silent',
};
const fieldOf = (words: string): string => fieldNames[words] ?? `${words}Minor`;

/** A figure of a record as the tables write it. */
function asWritten(value: unknown, field: string): string {
  if (value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (!field.endsWith('Minor')) return `${value as string | number}`;
  const digits = (value as string).padStart(3, '0');
  return `${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
}

function kindOf(list: readonly Fields[], id: string): string {
  return (list.find((named) => named['at'] === id)?.['kind'] ?? 'none') as string;
}

/** What the record says for the words in the column `figure`. */
function lookUp(record: FullRecord, on: string, figure: string): string {
  const [first = '', second = '', ...rest] = figure.split(' ');
  const day = record.days.find((one) => one['on'] === on);
  if (first === 'fault') return kindOf(record.faults, second);
  if (first === 'exception') return kindOf(record.exceptions, second);
  if (first === 'waiting') return record.waiting.includes(second) ? 'yes' : 'no';
  if (first === 'bill') {
    const bill = day?.bills.find((one) => one['issuedOn'] === second);
    const field = rest.join(' ') === 'past due' ? 'pastDue' : `${rest.join(' ')}Minor`;
    return asWritten(bill ? bill[field] : field === 'pastDue' ? false : '0', field);
  }
  if (first !== 'statement') return asWritten(day?.[fieldOf(figure)], fieldOf(figure));
  const statement = record.statements.find((one) => one['issuedOn'] === on);
  const words = [second, ...rest].join(' ');
  if (words === 'corrections') return ((statement?.['corrections'] ?? []) as string[]).join(', ') || 'none';
  if (words !== 'carried over' || !statement) return asWritten(statement?.[fieldOf(words)], fieldOf(words));
  const parts = Object.values(statement['carriedOver'] as Record<string, string>);
  const sum = parts.reduce((total, part) => total + BigInt(part), 0n);
  return asWritten(String(sum), 'totalMinor');
}

const sections = page.slice(page.indexOf('\n## Worked tables')).split('\n### ').slice(1);

test('the page holds at least thirty worked tables, and every row of them is read', () => {
  assert.ok(sections.length >= 30, `${sections.length}`);
  for (const section of sections) {
    const lines = section.split('\n').filter((line) => line.startsWith('| 2'));
    assert.ok(lines.length > 0, section);
    assert.equal(rowsOf(section).length, lines.length, section);
  }
});

for (const section of sections) {
  const [title = ''] = section.split('\n');
  test(`the verifier gives the worked table ${title}`, () => {
    const block = /```yaml story\n([\s\S]*?)```/.exec(section);
    assert.ok(block, 'a story');
    const story = storyOf(block[1] ?? '');
    const records = new Map<string, FullRecord>();
    for (const { on, knownAt, figure, value } of rowsOf(section)) {
      const last = dayFrom(on) ?? assert.fail(on);
      const view = `${on} ${knownAt}`;
      const record = records.get(view) ?? fullRecordOf(story, last, knownAt, (day) => day === last);
      assert.equal(lookUp(record, on, figure), value, `${on} ${figure}`);
      if (!records.has(view)) assert.equal(verifyRecord(record).outcome, 'same');
      records.set(view, record);
    }
  });
}
