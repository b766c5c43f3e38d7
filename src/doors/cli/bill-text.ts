import { termsOn } from '../../core/account/index.ts';
import type { AccountEvent, Statement } from '../../core/account/index.ts';
import { formatPpm } from '../../core/wording/index.ts';
import { billStateWords, minimumWords } from './bill-state.ts';
import { billWords } from './bill-words.ts';
import type { BillWords } from './bill-words.ts';
import { linesOfBill } from './story-bills.ts';
import type { Standing } from './story-bills.ts';
import { eventWordsWithKnown } from './story-events.ts';
import type { Speaking } from './story-events.ts';
import { dateLine, headingLines } from './story-heading.ts';
import { eventsKnown } from './story-input.ts';
import type { StoryView } from './story-input.ts';
import { noteLines } from './story-notes.ts';
import { partsInWords, partsOfBill, rowLines, widthsOf } from './story-rows.ts';
import type { Row } from './story-rows.ts';
import { drawTable, widthOf } from './table.ts';
import { wrapText } from './wrap.ts';

interface Telling {
  readonly view: StoryView;
  readonly standing: Standing;
  readonly say: Speaking;
  readonly words: BillWords;
}

const carriedMinorOf = ({ carriedOver }: Statement): bigint =>
  carriedOver.principalMinor + carriedOver.interestMinor + carriedOver.feeMinor + carriedOver.penaltyMinor;

/** How the printed minimum adds up. */
function minimumRemark(telling: Telling, statement: Statement): string {
  const { view, say, words } = telling;
  const carriedMinor = carriedMinorOf(statement);
  const { instalmentMinor, interestMinor, feeMinor, minimumMinor } = statement;
  const shareMinor = minimumMinor - instalmentMinor - interestMinor - feeMinor - carriedMinor;
  const ratio = formatPpm(termsOn(view.story.terms, statement.issuedOn).minimumRatioPpm);
  const parts: readonly (readonly [bigint, (amount: string) => string])[] = [
    [shareMinor, (amount) => words.share(amount, ratio)],
    [instalmentMinor, words.ownInstalment],
    [interestMinor, words.ownInterest],
    [feeMinor, words.ownFee],
    [carriedMinor, words.carried],
  ];
  return parts
    .filter(([minor]) => minor !== 0n)
    .map(([minor, word]) => word(say.money(minor)))
    .join(' + ');
}

function printedRows(telling: Telling, statement: Statement): readonly Row[] {
  const { say, words } = telling;
  const { carriedOver } = statement;
  const carried = partsInWords(
    {
      principal: carriedOver.principalMinor,
      interest: carriedOver.interestMinor,
      fee: carriedOver.feeMinor,
      penalty: carriedOver.penaltyMinor,
    },
    say,
  );
  const lines: readonly (readonly [string, bigint, string])[] = [
    [words.purchases, statement.purchasesMinor, ''],
    [words.creditApplied, -statement.creditAppliedMinor, ''],
    [words.instalment, statement.instalmentMinor, ''],
    [words.interest, statement.interestMinor, ''],
    [words.fee, statement.feeMinor, ''],
    [words.carriedOver, carriedMinorOf(statement), carried],
  ];
  return [
    ...lines
      .filter(([, minor]) => minor !== 0n)
      .map(([label, minor, remark]): Row => [label, say.money(minor), remark]),
    [words.total, say.money(statement.totalMinor), ''],
    [words.minimum, say.money(statement.minimumMinor), minimumRemark(telling, statement)],
  ];
}

function nowRows(telling: Telling, statement: Statement): readonly Row[] {
  const { view, standing, say, words } = telling;
  const { position, bills } = standing;
  const bill = position.bills.find((open) => open.issuedOn === statement.issuedOn);
  const isLatest = bills.at(-1)?.issuedOn === statement.issuedOn;
  const rows: Row[] = [];
  if (bill === undefined) rows.push([words.unpaid, say.money(0n), words.paidOff]);
  else {
    const { sumMinor, text } = partsOfBill(bill, say);
    rows.push([words.unpaid, say.money(sumMinor), text], ['', '', billStateWords(view, standing, bill, say)]);
    if (bill.accruedMinor > 0n) rows.push([words.accrued, say.money(bill.accruedMinor), '']);
  }
  // Of the latest bill the minimum is told even when nothing of its own is unpaid: it asks for the older bills too.
  if (isLatest && position.minimumLeftMinor > 0n) {
    rows.push([words.minimumLeft, say.money(position.minimumLeftMinor), minimumWords(view, standing, say)]);
  }
  return rows;
}

const columnsMax = 100;

function eventTable(events: readonly AccountEvent[], say: Speaking): string {
  const dayWidth = Math.max(...events.map((event) => widthOf(say.day(event.on))));
  const rows = events.flatMap((event) => {
    const lines = wrapText(eventWordsWithKnown(event, say), columnsMax - dayWidth - 4, 2);
    return lines.map((line, index) => [index === 0 ? say.day(event.on) : '', line]);
  });
  return drawTable({ columns: [{ head: '' }, { head: '' }], rows, indent: 2 });
}

function correctionLines(telling: Telling, statement: Statement): readonly string[] {
  const { view, say, words } = telling;
  if (statement.corrections.length === 0) return [];
  const events = eventsKnown(view);
  const corrected = statement.corrections.flatMap((id) => events.find((event) => event.id === id) ?? []);
  return ['', words.corrections, eventTable(corrected, say)];
}

/** One bill: what was printed, what had happened, and its state now. */
function billLines(telling: Telling, statement: Statement): readonly string[] {
  const { view, standing, say, words } = telling;
  const head = words.bill(statement.no, words.days(say.day(statement.issuedOn), say.deadline(statement.dueOn)));
  const happened = linesOfBill(view, standing, statement);
  const lines = [
    '',
    standing.bills[0]?.issuedOn === statement.issuedOn ? words.linesOfFirst : words.lines,
    happened.length === 0 ? `  ${words.noLines}` : eventTable(happened, say),
    ...correctionLines(telling, statement),
  ];
  // A correction may have filled a bill that was silent when it was due to be sent; then its state is told.
  const filled = standing.position.bills.some((open) => open.issuedOn === statement.issuedOn);
  if (statement.silent && statement.purchasesMinor === 0n && !filled) return [head, `  ${words.silent}`, ...lines];
  const printed = printedRows(telling, statement);
  const now = nowRows(telling, statement);
  const widths = widthsOf([...printed, ...now]);
  const silent = statement.silent ? [`  ${words.silent}`] : [];
  return [
    head,
    ...silent,
    '',
    words.printed,
    ...rowLines(printed, widths),
    ...lines,
    '',
    words.now,
    ...rowLines(now, widths),
  ];
}

function noBillLines(telling: Telling): readonly string[] {
  const { view, standing, say, words } = telling;
  const { next } = standing;
  const first = next === null ? '' : words.first(say.day(next.issuedOn), say.deadline(next.dueOn));
  return [words.none(say.day(view.on)), first];
}

/** The answer of `dunwell bill`, as text. */
export function billText(view: StoryView, standing: Standing, shown: readonly Statement[], say: Speaking): string {
  const telling: Telling = { view, standing, say, words: billWords[say.lang] };
  const bills = shown.flatMap((statement) => ['', ...billLines(telling, statement)]);
  return [
    ...headingLines(view, say),
    '',
    dateLine(view, say),
    ...(shown.length === 0 ? ['', ...noBillLines(telling)] : bills),
    ...noteLines(standing.notes, view.story, say),
  ].join('\n');
}
