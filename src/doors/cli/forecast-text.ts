import { sayAfterPaying, sayEntry } from '../../core/forecast/index.ts';
import type { AfterPaying, Choice, Forecast } from '../../core/forecast/index.ts';
import { civilFromDay } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import { daysWord, knownDateLine } from './arrears-words.ts';
import { forecastWords } from './forecast-words.ts';
import type { ForecastWords } from './forecast-words.ts';
import type { Speaking } from './story-events.ts';
import { headingLines } from './story-heading.ts';
import type { StoryView } from './story-input.ts';
import { drawTable } from './table.ts';
import { wrapText } from './wrap.ts';

/** What `dunwell forecast` found out. */
export interface ForecastAnswer {
  readonly view: StoryView;
  /** The choice asked about, followed to `listUntil` and beyond. */
  readonly asked: Forecast;
  /** The first payment asked about; null: none was named. */
  readonly after: AfterPaying | null;
  readonly choices: readonly Forecast[];
  /** The last date listed. */
  readonly listUntil: Day;
}

interface Told {
  readonly answer: ForecastAnswer;
  readonly say: Speaking;
  readonly words: ForecastWords;
}

const columnsMax = 100;
const aYearNearly = 360;

const voiceOf = ({ answer, say }: Told) => ({ lang: say.lang, currency: answer.view.story.terms.currency });

function group(head: string, sentences: readonly string[]): readonly string[] {
  if (sentences.length === 0) return [];
  const lines = sentences.flatMap((sentence) =>
    wrapText(sentence, columnsMax - 4).map((line, index) => `${index === 0 ? '  · ' : '    '}${line}`),
  );
  return ['', head, ...lines];
}

/** One payment: where it goes, what stops, what comes back, what stays. */
function afterLines(after: AfterPaying, told: Told): readonly string[] {
  const { say, words } = told;
  const said = sayAfterPaying(after, voiceOf(told));
  const parts = said.applied.map(({ amountMinor, name }) => `${name} ${say.money(amountMinor)}`);
  const writtenDown = after.applied.writtenDownMinor;
  return [
    '',
    words.ifYouPay(say.money(after.amountMinor), say.day(after.on)),
    `  ${words.goesTo}${parts.join(' + ')}`,
    ...(writtenDown === 0n ? [] : [`  ${words.writtenDown(say.money(writtenDown))}`]),
    ...group(words.stops, said.stops),
    ...group(words.returns, said.returns),
    ...group(words.stays, said.stays),
  ];
}

function choiceName(choice: Choice, { answer, say, words }: Told): string {
  switch (choice.choose) {
    case 'nothing':
      return words.choices.nothing;
    case 'minimum':
      return answer.asked.before.daysPastDue > 0 ? words.choices.minimumNow : words.choices.minimum;
    case 'cure':
      return words.choices.cure(say.shortDay(choice.on), choice.afterwards === 'minimum');
    case 'all':
      return words.choices.all(say.shortDay(choice.on));
    case 'amounts': {
      const parts = choice.payments.map(({ on, amountMinor }) =>
        words.payment(say.money(amountMinor), say.shortDay(on)),
      );
      return words.choices.amounts(parts.join(words.and), choice.afterwards === 'minimum');
    }
  }
}

/** The same, as short as a table wants it. */
function choiceBriefly(choice: Choice, { say, words }: Told): string {
  const { briefly } = words;
  switch (choice.choose) {
    case 'nothing':
      return briefly.nothing;
    case 'minimum':
      return briefly.minimum;
    case 'cure':
      return `${briefly.cure(say.shortDay(choice.on))}${choice.afterwards === 'minimum' ? briefly.then : ''}`;
    case 'all':
      return briefly.all(say.shortDay(choice.on));
    case 'amounts': {
      const parts = choice.payments.map(({ on, amountMinor }) =>
        words.payment(say.money(amountMinor), say.shortDay(on)),
      );
      return `${parts.join(words.and)}${choice.afterwards === 'minimum' ? briefly.then : ''}`;
    }
  }
}

/** What will happen, a line a date. */
function listLines(told: Told): readonly string[] {
  const { answer, say, words } = told;
  const { asked, listUntil } = answer;
  const entries = asked.entries.filter((entry) => entry.on <= listUntil);
  const head = words.whatHappens(choiceName(asked.choice, told), say.day(listUntil));
  if (entries.length === 0) return ['', head, `  ${words.nothingHappens}`];
  let previous: Day | null = null;
  const rows = entries.flatMap((entry) => {
    const day = entry.on === previous ? '' : say.day(entry.on);
    previous = entry.on;
    return wrapText(sayEntry(entry, voiceOf(told)), columnsMax - 26).map((line, index) =>
      index === 0 ? [day, line] : ['', `  ${line}`],
    );
  });
  return ['', head, drawTable({ columns: [{ head: '' }, { head: '' }], rows, indent: 2 })];
}

/** A date without its weekday, and without its year where a look ahead is too short for two of the same. */
const plainDay = (on: Day, { say, answer }: Told): string => {
  if (answer.asked.until - answer.asked.on < aYearNearly) return say.shortDay(on);
  const { year } = civilFromDay(on);
  return say.lang === 'zh' ? `${year}年${say.shortDay(on)}` : `${say.shortDay(on)} ${year}`;
};

/** When being past due ends and when it begins, from the date of the forecast on. */
function lateWords({ entries, before }: Forecast, told: Told): string {
  const { words } = told;
  const ends = entries.find((entry) => entry.kind === 'cured');
  const begins = entries.find((entry) => entry.kind === 'past_due');
  const beginsWords = begins === undefined ? null : plainDay(begins.on, told);
  if (before.daysPastDue === 0) return beginsWords === null ? words.never : words.begins(beginsWords);
  if (ends === undefined) return words.goesOn;
  const endsWords = words.ends(plainDay(ends.on, told));
  return beginsWords === null ? endsWords : `${endsWords}${words.and}${words.beginsAgain(beginsWords)}`;
}

/** When the line can be used, from the date of the forecast on. */
function usableWords({ entries, lineBefore }: Forecast, told: Told): string {
  const { words } = told;
  if (lineBefore.state === 'closed') return words.closed;
  const opens = entries.find((entry) => entry.kind === 'line_usable');
  const freezes = entries.find((entry) => entry.kind === 'line_frozen');
  const until = freezes === undefined ? null : plainDay(freezes.on, told);
  if (lineBefore.state === 'open') return until === null ? words.staysOpen : words.openUntil(until);
  if (opens === undefined) return words.frozen;
  const from = plainDay(opens.on, told);
  return until === null ? words.from(from) : words.fromUntil(from, until);
}

function choiceRow(forecast: Forecast, told: Told): readonly string[] {
  const { say, words } = told;
  const owedMinor = forecast.days.at(-1)?.owedMinor ?? 0n;
  const { paidOffOn, reportedAsOf } = forecast;
  return [
    choiceBriefly(forecast.choice, told),
    say.money(forecast.paidMinor),
    say.money(forecast.costMinor),
    lateWords(forecast, told),
    usableWords(forecast, told),
    reportedAsOf.length === 0 ? words.notReported : words.reportCount(reportedAsOf.length),
    paidOffOn === null ? words.stillOwed(say.money(owedMinor)) : plainDay(paidOffOn, told),
  ];
}

/** All choices under the same headings, none first. */
function choiceLines(told: Told): readonly string[] {
  const { answer, say, words } = told;
  if (answer.asked.before.owedMinor === 0n) return [];
  const align = ['left', 'right', 'right', 'left', 'left', 'left', 'left'] as const;
  return [
    '',
    words.sideBySide(say.day(answer.asked.until)),
    drawTable({
      columns: words.head.map((head, index) => ({ head, align: align[index] ?? 'left' })),
      rows: answer.choices.map((forecast) => choiceRow(forecast, told)),
      indent: 2,
    }),
    '',
    ...words.assumes.split('\n'),
  ];
}

/** The answer of `dunwell forecast`, as text. */
export function forecastText(answer: ForecastAnswer, say: Speaking): string {
  const told: Told = { answer, say, words: forecastWords[say.lang] };
  const { before } = answer.asked;
  const { words } = told;
  const now =
    before.daysPastDue > 0
      ? words.nowLate(
          say.money(before.owedMinor),
          daysWord(before.daysPastDue, say.lang),
          say.money(before.toCureMinor),
        )
      : before.owedMinor === 0n
        ? words.nowNothing
        : words.nowFine(say.money(before.owedMinor));
  return [
    ...headingLines(answer.view, say),
    '',
    knownDateLine(answer.view, say),
    `  ${now}`,
    ...(answer.after === null ? [] : afterLines(answer.after, told)),
    ...listLines(told),
    ...choiceLines(told),
  ].join('\n');
}
