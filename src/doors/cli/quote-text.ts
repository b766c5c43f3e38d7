import { termsOn } from '../../core/account/index.ts';
import type { BillPosition, Position } from '../../core/account/index.ts';
import { addDays } from '../../core/time/index.ts';
import { quoteWords } from './quote-words.ts';
import type { QuoteWords } from './quote-words.ts';
import { pastDueSince, restDueOn, unpaidMinorOf } from './story-bills.ts';
import type { Standing } from './story-bills.ts';
import type { Speaking } from './story-events.ts';
import { dateLine, headingLines } from './story-heading.ts';
import type { StoryView } from './story-input.ts';
import { noteLines } from './story-notes.ts';
import { padTo, widthOf } from './table.ts';

interface Quoted {
  readonly view: StoryView;
  readonly standing: Standing;
  readonly say: Speaking;
  readonly words: QuoteWords;
}

/** A label, an amount and a remark. */
type Row = readonly [label: string, amount: string, remark: string];

/** Every list of amounts of one answer lines up at this width of label and of amount. */
interface Widths {
  readonly label: number;
  readonly amount: number;
}

const drawRows = (rows: readonly Row[], widths: Widths): string =>
  rows
    .map(([label, amount, remark]) =>
      `  ${padTo(label, widths.label)}  ${padTo(amount, widths.amount, 'right')}  ${remark}`.trimEnd(),
    )
    .join('\n');

function minimumRemark(quoted: Quoted): string {
  const { view, standing, say, words } = quoted;
  const latest = standing.bills.at(-1);
  if (latest === undefined) return '';
  const { dueOn, issuedOn } = latest;
  if (view.on <= dueOn) return words.minimumBy(say.deadline(dueOn));
  const open = standing.position.bills.find((bill) => bill.issuedOn === issuedOn);
  if (open?.pastDue === true || standing.position.daysPastDue > 0) return words.minimumWasDue(say.deadline(dueOn));
  const graceUntil = addDays(dueOn, termsOn(view.story.terms, view.on).graceDays);
  if (view.on <= graceUntil) return words.minimumInGrace(say.deadline(graceUntil));
  const restOn = restDueOn(standing, issuedOn);
  return restOn === null ? '' : words.minimumWithRest(say.deadline(restOn));
}

function pastDueRow(quoted: Quoted): Row {
  const { view, standing, say, words } = quoted;
  const { position } = standing;
  const { daysPastDue } = position;
  if (daysPastDue > 0) {
    const since = words.pastDueSince(daysPastDue, say.deadline(addDays(view.on, -daysPastDue)));
    return [words.pastDue, say.money(position.pastDueMinor), since];
  }
  const remark = position.pastDueDuring ? words.curedToday : words.pastDueNot;
  return [words.pastDue, say.money(position.pastDueMinor), remark];
}

/** The figures a borrower asks for first. */
function firstRows(quoted: Quoted): readonly Row[] {
  const { view, standing, say, words } = quoted;
  const { position } = standing;
  const { owedMinor, payoffMinor, creditMinor, toCureMinor, minimumLeftMinor, tomorrowMinor } = position;
  const rows: Row[] = [[words.owed, say.money(owedMinor), '']];
  const net = creditMinor > 0n && owedMinor > 0n ? words.payoffNet(say.money(creditMinor)) : '';
  rows.push([words.payoff, say.money(payoffMinor), net]);
  rows.push(pastDueRow(quoted));
  if (position.daysPastDue > 0)
    rows.push([words.toCure, say.money(toCureMinor), words.toCureBy(say.deadline(view.on))]);
  if (minimumLeftMinor > 0n) rows.push([words.minimum, say.money(minimumLeftMinor), minimumRemark(quoted)]);
  rows.push([words.tomorrow, say.money(tomorrowMinor), tomorrowMinor > 0n ? words.tomorrowIf : '']);
  return rows;
}

/** The components, those that are not zero; they add up to what is owed. */
function componentRows(position: Position, say: Speaking, words: QuoteWords): readonly Row[] {
  const all: readonly (readonly [string, bigint])[] = [
    [words.fee, position.feeMinor],
    [words.penalty, position.penaltyMinor],
    [words.interest, position.interestMinor],
    [words.principal, position.principalMinor],
    [words.accrued, position.accruedMinor],
    [words.unbilled, position.unbilledMinor],
    [words.instalment, position.instalmentMinor],
  ];
  return all.filter(([, minor]) => minor !== 0n).map(([label, minor]) => [label, say.money(minor), '']);
}

function billState(quoted: Quoted, bill: BillPosition): string {
  const { view, standing, say, words } = quoted;
  if (bill.pastDue) {
    const since = pastDueSince(view, standing, bill.issuedOn);
    return since === null ? words.billPastDue : words.billPastDueSince(say.deadline(since));
  }
  const isLatest = standing.bills.at(-1)?.issuedOn === bill.issuedOn;
  if (isLatest && view.on <= bill.dueOn && standing.position.minimumLeftMinor > 0n) {
    return words.billMinimumBy(say.deadline(bill.dueOn));
  }
  const restOn = restDueOn(standing, bill.issuedOn);
  return restOn === null ? '' : words.billRestBy(say.deadline(restOn));
}

/** What an open bill still holds, in words: `principal ¥900.00 + penalty interest ¥4.50`. */
export function partsOfBill(bill: BillPosition, say: Speaking): { readonly sum: bigint; readonly text: string } {
  const { parts } = quoteWords[say.lang];
  const all: readonly (readonly [string, bigint])[] = [
    [parts.fee, bill.feeMinor],
    [parts.penalty, bill.penaltyMinor],
    [parts.interest, bill.interestMinor],
    [parts.principal, bill.principalMinor],
    [parts.instalment, bill.instalmentMinor],
  ];
  const held = all.filter(([, minor]) => minor !== 0n);
  return {
    sum: unpaidMinorOf(bill),
    text: held.map(([label, minor]) => `${label} ${say.money(minor)}`).join(' + '),
  };
}

function billRows(quoted: Quoted): readonly Row[] {
  const { standing, say, words } = quoted;
  return standing.position.bills.flatMap((bill): readonly Row[] => {
    const { sum, text } = partsOfBill(bill, say);
    return [
      [words.billOf(say.day(bill.issuedOn)), say.money(sum), billState(quoted, bill)],
      ['', '', text],
      ...(bill.accruedMinor > 0n ? [['', '', words.beside(say.money(bill.accruedMinor))] as const] : []),
    ];
  });
}

function nextBillLines(quoted: Quoted): readonly string[] {
  const { standing, say, words } = quoted;
  const { next } = standing;
  if (next === null) return [];
  const amounts = next.silent
    ? words.nextBillEmpty
    : words.nextBillAmounts(say.money(next.totalMinor), say.money(next.minimumMinor));
  return [
    '',
    words.nextBill,
    `  ${words.nextBillDays(say.day(next.issuedOn), say.deadline(next.dueOn))}`,
    `  ${amounts}`,
  ];
}

function remarkLines(quoted: Quoted): readonly string[] {
  const { view, standing, say, words } = quoted;
  const off = view.story.events.find((event) => event.type === 'chargeOff' && event.on <= view.on);
  const waived = standing.position.waivedByCapMinor;
  const remarks = [
    ...(off === undefined ? [] : [words.chargedOff(say.day(off.on))]),
    ...(waived === 0n ? [] : [words.waivedByCap(say.money(waived))]),
  ];
  return remarks.length === 0 ? [] : ['', ...remarks];
}

/** The answer of `dunwell quote`, as text. */
export function quoteText(view: StoryView, standing: Standing, say: Speaking): string {
  const words = quoteWords[say.lang];
  const quoted: Quoted = { view, standing, say, words };
  const { position } = standing;
  const components = componentRows(position, say, words);
  const first = firstRows(quoted);
  const bills = billRows(quoted);
  const credit: readonly Row[] = position.creditMinor > 0n ? [[words.credit, say.money(position.creditMinor), '']] : [];
  const all = [...first, ...components, ...bills, ...credit];
  const widths: Widths = {
    label: Math.max(...all.map(([label]) => widthOf(label))),
    amount: Math.max(...all.map(([, amount]) => widthOf(amount))),
  };
  const section = (head: string, rows: readonly Row[]): readonly string[] =>
    rows.length === 0 ? [] : ['', head, drawRows(rows, widths)];
  const body =
    position.owedMinor === 0n
      ? ['', words.nothing, ...(credit.length === 0 ? [] : ['', drawRows(credit, widths)])]
      : [
          '',
          drawRows([...first, ...credit], widths),
          ...section(words.madeOf, components),
          ...section(words.byBill, bills),
        ];
  return [
    ...headingLines(view, say),
    '',
    dateLine(view, say),
    ...body,
    ...remarkLines(quoted),
    ...nextBillLines(quoted),
    ...noteLines(standing.notes, view.story, say),
  ].join('\n');
}
