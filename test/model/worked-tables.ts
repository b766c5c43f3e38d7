/** The worked tables of docs/semantics.md as values, and their figures read from any record. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { dateOf, dayOf } from './calendar-date.ts';
import { yuanOf } from './exact.ts';
import type { AccountRecord, RecordBill, RecordDay, RecordStatement } from './record.ts';
import type { Story, StoryEvent, TermsRow } from './story.ts';
import { termsWith } from './terms.ts';

const page = new URL('../../docs/semantics.md', import.meta.url);

interface WorkedRow {
  /** The last day of the record that the row is read from. */
  readonly on: string;
  /** The instant whose view is shown; null: as corrected. */
  readonly knownAt: string | null;
  readonly figure: string;
  readonly value: string;
  readonly how: string;
  /** Line of docs/semantics.md, from 1. */
  readonly line: number;
}

interface WorkedTable {
  readonly title: string;
  readonly story: Story;
  readonly rows: readonly WorkedRow[];
}

interface StoryBlock {
  readonly account?: Partial<Story['account']>;
  readonly termsWith?: Partial<TermsRow>;
  readonly termsRows?: readonly Partial<TermsRow>[];
  readonly events: readonly StoryEvent[];
}

/** A story block with its boilerplate: the account is opened the day before the first event. */
function storyOf(text: string): Story {
  const block = parse(text) as StoryBlock;
  const first = block.events.map(({ on }) => on).toSorted()[0];
  if (first === undefined) throw new Error('a worked story has events');
  return {
    story: 'dunwell/1',
    currency: 'CNY',
    zone: 'Asia/Shanghai',
    terms: termsWith(block.termsWith, block.termsRows),
    account: { id: 'acct_worked', openedOn: dateOf(dayOf(first) - 1), billDay: 1, dueDay: 10, ...block.account },
    events: block.events,
  };
}

function rowOf(text: string, line: number): WorkedRow {
  const cells = text.split('|').map((cell) => cell.trim());
  const [, when, figure, value, how] = cells;
  const dates = /^(\d{4}-\d\d-\d\d)(?: as known at (\S+))?$/.exec(when ?? '');
  const on = dates?.[1];
  if (cells.length !== 6 || on === undefined || figure === undefined || value === undefined || how === undefined)
    throw new Error(`line ${line} of the worked tables is no row of on, figure, value and how`);
  return { on, knownAt: dates?.[2] ?? null, figure, value, how, line };
}

/** All worked tables of docs/semantics.md, in their order. */
export function readWorkedTables(): readonly WorkedTable[] {
  const lines = readFileSync(page, 'utf8').split('\n');
  const begin = lines.indexOf('## Worked tables');
  if (begin < 0) throw new Error('docs/semantics.md has a section `## Worked tables`');
  const starts = lines.flatMap((line, index) => (index > begin && line.startsWith('### ') ? [index] : []));
  return starts.map((start, which) => {
    const end = starts[which + 1] ?? lines.length;
    const opens = lines.indexOf('```yaml story', start);
    const closes = lines.indexOf('```', opens);
    const title = (lines[start] ?? '').slice(4);
    if (opens < 0 || closes < 0 || closes > end) throw new Error(`worked table \`${title}\` has a story block`);
    const rows: WorkedRow[] = [];
    for (let index = closes + 1; index < end; index += 1) {
      const text = lines[index] ?? '';
      const isRow = text.startsWith('|') && !/^\| *(on *\||-)/.test(text);
      if (isRow) rows.push(rowOf(text, index + 1));
    }
    if (rows.length === 0) throw new Error(`worked table \`${title}\` has rows`);
    return { title, story: storyOf(lines.slice(opens + 1, closes).join('\n')), rows };
  });
}

/** 1004.50 as `1,004.50`. */
const money = (minor: string): string => yuanOf(BigInt(minor)).replace(/\B(?=(\d{3})+\.)/g, ',');
const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

const dayFigures: Readonly<Record<string, (day: RecordDay) => string>> = {
  owed: (day) => money(day.owedMinor),
  payoff: (day) => money(day.payoffMinor),
  principal: (day) => money(day.principalMinor),
  interest: (day) => money(day.interestMinor),
  penalty: (day) => money(day.penaltyMinor),
  fee: (day) => money(day.feeMinor),
  accrued: (day) => money(day.accruedMinor),
  unbilled: (day) => money(day.unbilledMinor),
  instalments: (day) => money(day.instalmentMinor),
  credit: (day) => money(day.creditMinor),
  'past due': (day) => money(day.pastDueMinor),
  'to cure': (day) => money(day.toCureMinor),
  'minimum left': (day) => money(day.minimumLeftMinor),
  tomorrow: (day) => money(day.tomorrowMinor),
  'waived by cap': (day) => money(day.waivedByCapMinor),
  'days past due': (day) => String(day.daysPastDue),
  'past due during': (day) => yesOrNo(day.pastDueDuring),
};

const billFigures: Readonly<Record<string, (bill: RecordBill | undefined) => string>> = {
  base: (bill) => money(bill?.baseMinor ?? '0'),
  principal: (bill) => money(bill?.principalMinor ?? '0'),
  instalment: (bill) => money(bill?.instalmentMinor ?? '0'),
  interest: (bill) => money(bill?.interestMinor ?? '0'),
  fee: (bill) => money(bill?.feeMinor ?? '0'),
  penalty: (bill) => money(bill?.penaltyMinor ?? '0'),
  accrued: (bill) => money(bill?.accruedMinor ?? '0'),
  'past due': (bill) => yesOrNo(bill?.pastDue ?? false),
};

const statementFigures: Readonly<Record<string, (statement: RecordStatement) => string>> = {
  no: ({ no }) => String(no),
  due: ({ dueOn }) => dueOn,
  silent: ({ silent }) => yesOrNo(silent),
  purchases: ({ purchasesMinor }) => money(purchasesMinor),
  'credit applied': ({ creditAppliedMinor }) => money(creditAppliedMinor),
  principal: ({ principalMinor }) => money(principalMinor),
  instalment: ({ instalmentMinor }) => money(instalmentMinor),
  interest: ({ interestMinor }) => money(interestMinor),
  fee: ({ feeMinor }) => money(feeMinor),
  total: ({ totalMinor }) => money(totalMinor),
  minimum: ({ minimumMinor }) => money(minimumMinor),
  'carried over': ({ carriedOver }) =>
    money(String(Object.values(carriedOver).reduce((sum, part) => sum + BigInt(part), 0n))),
  corrections: ({ corrections }) => (corrections.length === 0 ? 'none' : corrections.join(', ')),
};

/** The text of a row's figure in a record whose last day is the row's `on`; an unknown figure is an error. */
export function figureOf(record: AccountRecord, { on, figure }: WorkedRow): string {
  const day = record.days.find((one) => one.on === on);
  if (day === undefined) throw new Error(`the record holds no day ${on}`);
  const ofDay = dayFigures[figure];
  if (ofDay !== undefined) return ofDay(day);
  const [first = '', ...others] = figure.split(' ');
  const rest = others.join(' ');
  if (first === 'fault') return record.faults.find(({ at }) => at === rest)?.kind ?? 'none';
  if (first === 'exception') return record.exceptions.find(({ at }) => at === rest)?.kind ?? 'none';
  if (first === 'waiting') return yesOrNo(record.waiting.includes(rest));
  const ofStatement = first === 'statement' ? statementFigures[rest] : undefined;
  if (ofStatement !== undefined) {
    const statement = record.statements.find(({ issuedOn }) => issuedOn === on);
    return statement === undefined ? 'none' : ofStatement(statement);
  }
  const ofBill = first === 'bill' ? billFigures[others.slice(1).join(' ')] : undefined;
  if (ofBill !== undefined) return ofBill(day.bills.find(({ issuedOn }) => issuedOn === others[0]));
  throw new Error(`the worked tables know no figure \`${figure}\``);
}
