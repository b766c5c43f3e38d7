import type { Lang } from './language.ts';

/** Every word of `dunwell history`, each language written by itself. */
export interface HistoryWords {
  readonly fromTo: (from: string, to: string) => string;
  readonly onlyChanges: string;
  readonly day: string;
  readonly owed: string;
  readonly pastDue: string;
  readonly daysPastDue: string;
  readonly happened: string;
  readonly bill: (total: string, minimum: string, day: string) => string;
  readonly silentBill: string;
  readonly dueDate: (day: string) => string;
  readonly cameBack: (words: string, day: string) => string;
  readonly refused: (words: string) => string;
  readonly waiting: (words: string) => string;
  readonly pastDueBegins: string;
  readonly pastDueEnds: string;
  readonly pastDueFalls: (days: number) => string;
  readonly end: string;
}

const en: HistoryWords = {
  fromTo: (from, to) => `${from} to ${to}, each day at its end`,
  onlyChanges: 'only days on which something happened; --every-day shows all',
  day: 'day',
  owed: 'owed',
  pastDue: 'past due',
  daysPastDue: 'days',
  happened: 'what happened',
  bill: (total, minimum, day) => `bill ${total}, minimum ${minimum}, due by 23:59 on ${day}`,
  silentBill: 'bill day, nothing to bill',
  dueDate: (day) => `due date of the bill of ${day}, until 23:59`,
  cameBack: (words, day) => `${words}, came back on ${day}`,
  refused: (words) => `${words} (not counted)`,
  waiting: (words) => `${words} (waiting)`,
  pastDueBegins: 'past due from today',
  pastDueEnds: 'no longer past due',
  pastDueFalls: (days) => `the oldest is met; past due ${days === 1 ? '1 day' : `${days} days`} now`,
  end: 'as it stands',
};

const zh: HistoryWords = {
  fromTo: (from, to) => `${from}至 ${to}，每天按日终`,
  onlyChanges: '只列有变化的日子；--every-day 列出每一天',
  day: '日期',
  owed: '欠款合计',
  pastDue: '逾期金额',
  daysPastDue: '逾期天数',
  happened: '当天发生',
  bill: (total, minimum, day) => `账单 ${total}，最低还款 ${minimum}，最晚 ${day} 23:59`,
  silentBill: '账单日，没有需要还的金额',
  dueDate: (day) => `${day}账单的还款日，截止 23:59`,
  cameBack: (words, day) => `${words}，${day}被撤销`,
  refused: (words) => `${words}（未计入）`,
  waiting: (words) => `${words}（等待中）`,
  pastDueBegins: '当天起逾期',
  pastDueEnds: '逾期已消除',
  pastDueFalls: (days) => `最早的一笔已还，现在逾期 ${days} 天`,
  end: '截至当天',
};

export const historyWords: Readonly<Record<Lang, HistoryWords>> = { en, zh };
