import { isoFromDay, isoFromInstant, localTimeAt } from '../../core/time/index.ts';
import type { InstantMs, Zone } from '../../core/time/index.ts';
import { formatTime } from '../../core/wording/index.ts';
import type { Lang } from './language.ts';
import type { DateReason, StoryView } from './story-input.ts';
import type { Speaking } from './story-events.ts';

const words = {
  en: {
    account: (id: string) => `account ${id}`,
    endOf: (day: string) => `At the end of ${day}`,
    asKnown: (instant: string) => `as known on ${instant}`,
    reasons: {
      asked: 'the date asked for',
      known: 'the date of --known',
      asOf: 'the date the story names',
      lastEvent: 'the day of the last event',
      firstDay: 'the account’s first day',
    } satisfies Record<DateReason, string>,
  },
  zh: {
    account: (id: string) => `账户 ${id}`,
    endOf: (day: string) => `截至 ${day}日终`,
    asKnown: (instant: string) => `按 ${instant} 时已知的记录`,
    reasons: {
      asked: '指定的日期',
      known: '--known 的日期',
      asOf: '故事文件写明的日期',
      lastEvent: '最后一笔记录当天',
      firstDay: '账户的第一天',
    } satisfies Record<DateReason, string>,
  },
} as const;

/** A parenthesis in a language. */
export const inBrackets = (text: string, lang: Lang): string => (lang === 'zh' ? `（${text}）` : ` (${text})`);

/** Who and under which terms: the first lines of every answer about a story. */
export function headingLines(view: StoryView, say: Speaking): readonly string[] {
  const { file, story } = view;
  const { lang } = say;
  const account = words[lang].account(story.account.id);
  const terms = `${story.terms.id} ${story.terms.version}`;
  const named = file.termsTitle === null ? terms : `${file.termsTitle[lang]} · ${terms}`;
  return [file.title === null ? account : `${file.title[lang]} · ${account}`, named];
}

/** A moment on the clocks of the account's zone: `Sat 11 Jul 2026 at 09:00`. */
export function wallClock(instant: InstantMs, zone: Zone, say: Speaking): string {
  const { day, minuteOfDay } = localTimeAt(instant, zone);
  const time = formatTime(minuteOfDay);
  return say.lang === 'zh' ? `${say.day(day)}${time}` : `${say.day(day)} at ${time}`;
}

/** The instant whose knowledge an answer keeps to; empty when everything known counts. */
export const knownLine = (view: StoryView, say: Speaking): string =>
  view.knownAt === null ? '' : words[say.lang].asKnown(wallClock(view.knownAt, view.story.zone, say));

/** The date that an answer is about, and why it is that one. */
export function dateLine(view: StoryView, say: Speaking): string {
  const { lang } = say;
  const known = knownLine(view, say);
  const why = inBrackets(words[lang].reasons[view.onBecause], lang);
  const separator = lang === 'zh' ? '，' : ', ';
  return `${words[lang].endOf(say.day(view.on))}${why}${known === '' ? '' : `${separator}${known}`}`;
}

/** The same as data, the first fields of every JSON answer about a story. */
export function headingData(view: StoryView): object {
  const { story } = view;
  return {
    account: story.account.id,
    terms: { id: story.terms.id, version: story.terms.version },
    currency: story.terms.currency.code,
    zone: story.zone,
    on: isoFromDay(view.on),
    onBecause: view.onBecause,
    knownAt: view.knownAt === null ? null : isoFromInstant(view.knownAt, story.zone),
  };
}
