import type { Position } from '../../core/account/index.ts';
import { happenedOn, tellingOf } from './history-days.ts';
import type { Stretch, Telling } from './history-days.ts';
import type { Speaking } from './story-events.ts';
import { headingLines, knownLine } from './story-heading.ts';
import { noteLines } from './story-notes.ts';
import { drawTable, widthOf } from './table.ts';
import { wrapText } from './wrap.ts';

const columnsMax = 100;

function rowsOf(telling: Telling, shown: readonly Position[]): readonly (readonly string[])[] {
  const { stretch, say, words } = telling;
  const wide = (head: string, cell: (day: Position) => string): number =>
    shown.reduce((width, day) => Math.max(width, widthOf(cell(day))), widthOf(head));
  const taken = [
    wide(words.day, (day) => say.day(day.on)),
    wide(words.owed, (day) => say.money(day.owedMinor)),
    wide(words.pastDue, (day) => (day.daysPastDue > 0 ? say.money(day.pastDueMinor) : '')),
    wide(words.daysPastDue, (day) => String(day.daysPastDue)),
  ];
  const left = columnsMax - taken.reduce((sum, width) => sum + width + 2, 0);
  return shown.flatMap((day) => {
    const index = stretch.days.indexOf(day);
    const happened = happenedOn(telling, index);
    const isEnd = shown.length < stretch.days.length && index === stretch.days.length - 1 && happened.length === 0;
    const lines = (isEnd ? [words.end] : happened).flatMap((text) => wrapText(text, left, 2));
    const late = day.daysPastDue > 0;
    const first = [
      say.day(day.on),
      say.money(day.owedMinor),
      late ? say.money(day.pastDueMinor) : '',
      late ? String(day.daysPastDue) : '',
      lines[0] ?? '',
    ];
    return [first, ...lines.slice(1).map((line) => ['', '', '', '', line])];
  });
}

/** The answer of `dunwell history`, as text. */
export function historyText(stretch: Stretch, shown: readonly Position[], say: Speaking): string {
  const telling = tellingOf(stretch, say);
  const { words } = telling;
  const [first, last] = [stretch.days[0] as Position, stretch.days.at(-1) as Position];
  const known = knownLine(stretch.view, say);
  return [
    ...headingLines(stretch.view, say),
    '',
    words.fromTo(say.day(first.on), say.day(last.on)),
    ...(known === '' ? [] : [known]),
    ...(shown.length < stretch.days.length ? [words.onlyChanges] : []),
    '',
    drawTable({
      columns: [
        { head: words.day },
        { head: words.owed, align: 'right' },
        { head: words.pastDue, align: 'right' },
        { head: words.daysPastDue, align: 'right' },
        { head: words.happened },
      ],
      rows: rowsOf(telling, shown),
    }),
    ...noteLines(stretch.history, stretch.view.story, say),
  ].join('\n');
}
