import type { AccountEvent, Figure, FigureDifference, ViewComparison } from '../../core/account/index.ts';
import type { Day } from '../../core/time/index.ts';
import { diffWords } from './diff-words.ts';
import type { DiffWords } from './diff-words.ts';
import { eventWords } from './story-events.ts';
import type { Speaking } from './story-events.ts';
import { headingLines } from './story-heading.ts';
import type { StoryView } from './story-input.ts';
import { drawTable } from './table.ts';

/** What `dunwell diff` found out. */
export interface DiffAnswer {
  readonly view: StoryView;
  readonly from: Day;
  readonly to: Day;
  readonly comparison: ViewComparison;
  /** Days past due that may be told to others, of each date shown. */
  readonly reported: readonly { readonly on: Day; readonly daysPastDue: number }[];
}

interface Told {
  readonly say: Speaking;
  readonly words: DiffWords;
}

function valueWords(figure: Figure, value: bigint, { say, words }: Told): string {
  if (figure === 'daysPastDue') return String(value);
  if (figure === 'pastDueDuring') return value === 0n ? words.no : words.yes;
  return say.money(value);
}

/** A change with its sign; of yes and no there is none. */
function changeWords(figure: Figure, by: bigint, told: Told): string {
  if (figure === 'pastDueDuring') return '';
  return `${by > 0n ? '+' : ''}${valueWords(figure, by, told)}`;
}

/** The events behind a difference; with more than one, how much each did. */
function causeWords({ figure, causes }: FigureDifference, told: Told): string {
  const separator = told.say.lang === 'zh' ? '；' : '; ';
  return causes
    .map(({ event, by }) => (causes.length === 1 ? event : `${event} ${changeWords(figure, by, told)}`.trimEnd()))
    .join(separator);
}

function oneDayTable(differences: readonly FigureDifference[], told: Told): string {
  const [figure, known, corrected, difference, because] = told.words.head;
  return drawTable({
    columns: [
      { head: figure },
      { head: known, align: 'right' },
      { head: corrected, align: 'right' },
      { head: difference, align: 'right' },
      { head: because },
    ],
    rows: differences.map((row) => [
      told.words.figures[row.figure],
      valueWords(row.figure, row.asKnown, told),
      valueWords(row.figure, row.asCorrected, told),
      changeWords(row.figure, row.asCorrected - row.asKnown, told),
      causeWords(row, told),
    ]),
    indent: 2,
  });
}

// Over many days these say most of it; one date shows all figures.
const figuresByDay: readonly Figure[] = ['daysPastDue', 'pastDueMinor', 'owedMinor'];

function manyDaysTable(differences: readonly FigureDifference[], told: Told): string {
  const [day, figure, known, corrected, because] = told.words.headByDay;
  const shown = differences.filter((row) => figuresByDay.includes(row.figure));
  let previous: Day | null = null;
  const rows = shown.map((row) => {
    const date = row.on === previous ? '' : told.say.day(row.on);
    previous = row.on;
    return [
      date,
      told.words.figures[row.figure],
      valueWords(row.figure, row.asKnown, told),
      valueWords(row.figure, row.asCorrected, told),
      causeWords(row, told),
    ];
  });
  return drawTable({
    columns: [
      { head: day },
      { head: figure },
      { head: known, align: 'right' },
      { head: corrected, align: 'right' },
      { head: because },
    ],
    rows,
    indent: 2,
  });
}

function eventLines(events: readonly AccountEvent[], { say, words }: Told): readonly string[] {
  if (events.length === 0) return ['', words.nothingLate];
  const rows = events.map((event) => [
    event.id,
    say.day(event.on),
    eventWords(event, say),
    words.knownOn(say.day(event.knownOn)),
  ]);
  return ['', words.lateEvents, drawTable({ columns: rows[0]?.map(() => ({ head: '' })) ?? [], rows, indent: 2 })];
}

/** The answer of `dunwell diff`, as text. */
export function diffText(answer: DiffAnswer, instantWords: string, say: Speaking): string {
  const told: Told = { say, words: diffWords[say.lang] };
  const { words } = told;
  const { comparison, from, to } = answer;
  const dates = from === to ? say.day(from) : `${say.day(from)} – ${say.day(to)}`;
  const isOneDay = from === to;
  const agrees = comparison.differences.length === 0;
  const reported = answer.reported[0];
  const isLate =
    isOneDay && reported !== undefined && comparison.differences.some((row) => row.figure === 'daysPastDue');
  return [
    ...headingLines(answer.view, say),
    '',
    words.asKnown(instantWords),
    dates,
    '',
    agrees
      ? isOneDay
        ? words.same
        : words.sameAll
      : isOneDay
        ? oneDayTable(comparison.differences, told)
        : manyDaysTable(comparison.differences, told),
    ...(isLate
      ? ['', `${words.reported}${say.lang === 'zh' ? '：' : ': '}${reported.daysPastDue} (${words.reportedWhy})`]
      : []),
    ...eventLines(comparison.lateEvents, told),
  ].join('\n');
}
