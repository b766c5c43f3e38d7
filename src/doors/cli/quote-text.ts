import type { Position } from '../../core/account/index.ts';
import { addDays } from '../../core/time/index.ts';
import { billStateWords, minimumWords } from './bill-state.ts';
import { quoteWords } from './quote-words.ts';
import type { QuoteWords } from './quote-words.ts';
import type { Standing } from './story-bills.ts';
import type { Speaking } from './story-events.ts';
import { dateLine, headingLines } from './story-heading.ts';
import { eventsKnown } from './story-input.ts';
import type { StoryView } from './story-input.ts';
import { noteLines } from './story-notes.ts';
import { partsOfBill, rowLines, widthsOf } from './story-rows.ts';
import type { Row } from './story-rows.ts';

interface Quoted {
  readonly view: StoryView;
  readonly standing: Standing;
  readonly say: Speaking;
  readonly words: QuoteWords;
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
  if (minimumLeftMinor > 0n) rows.push([words.minimum, say.money(minimumLeftMinor), minimumWords(view, standing, say)]);
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

function billRows(quoted: Quoted): readonly Row[] {
  const { view, standing, say, words } = quoted;
  const { bills, accruedMinor } = standing.position;
  const onPaidBills = bills.reduce((rest, bill) => rest - bill.accruedMinor, accruedMinor);
  const paid: Row = [words.paidBills, '', words.besidePaid(say.money(onPaidBills))];
  const open = bills.flatMap((bill): readonly Row[] => {
    const { sumMinor, text } = partsOfBill(bill, say);
    return [
      [say.day(bill.issuedOn), say.money(sumMinor), billStateWords(view, standing, bill, say)],
      ['', '', text],
      ...(bill.accruedMinor > 0n ? [['', '', words.beside(say.money(bill.accruedMinor))] as const] : []),
    ];
  });
  return onPaidBills > 0n ? [paid, ...open] : open;
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

/** Settlements whose day has come and whose last day has not passed; where something is owed none is complete. */
function settlementLines({ view, say, words }: Quoted): readonly string[] {
  return eventsKnown(view).flatMap((event) => {
    if (event.type !== 'settlement' || event.on > view.on) return [];
    if (event.until !== null && event.until < view.on) return [];
    return [words.settlement(say.money(event.amountMinor), event.until === null ? null : say.deadline(event.until))];
  });
}

function remarkLines(quoted: Quoted): readonly string[] {
  const { view, standing, say, words } = quoted;
  const { owedMinor, waivedByCapMinor } = standing.position;
  const off = eventsKnown(view).find((event) => event.type === 'chargeOff' && event.on <= view.on);
  const remarks = [
    ...(off === undefined || owedMinor === 0n ? [] : [words.chargedOff(say.day(off.on))]),
    ...(owedMinor === 0n ? [] : settlementLines(quoted)),
    ...(waivedByCapMinor === 0n ? [] : [words.waivedByCap(say.money(waivedByCapMinor))]),
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
  const widths = widthsOf(all);
  const section = (head: string, rows: readonly Row[]): readonly string[] =>
    rows.length === 0 ? [] : ['', head, ...rowLines(rows, widths)];
  const body =
    position.owedMinor === 0n
      ? [
          '',
          position.pastDueDuring ? words.nothingSinceToday : words.nothing,
          ...(credit.length === 0 ? [] : ['', ...rowLines(credit, widths)]),
        ]
      : [
          '',
          ...rowLines([...first, ...credit], widths),
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
