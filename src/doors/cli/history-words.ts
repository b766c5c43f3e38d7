import type { BookName } from '../../core/ledger/index.ts';
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
  readonly creditApplied: (amount: string) => string;
  readonly dueDate: (day: string) => string;
  readonly cameBack: (words: string, day: string) => string;
  readonly wentTo: (words: string, parts: string) => string;
  readonly books: Readonly<Partial<Record<BookName, string>>>;
  readonly comma: string;
  readonly lateFee: (amount: string) => string;
  readonly writtenDown: (amount: string) => string;
  readonly refused: (words: string) => string;
  readonly waiting: (words: string) => string;
  readonly pastDueBegins: (days: number) => string;
  readonly pastDueEnds: string;
  readonly pastDueDuring: string;
  readonly seeBelow: (words: string) => string;
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
  bill: (total, minimum, day) => `bill ${total}, at least ${minimum} by 23:59 on ${day}`,
  silentBill: 'bill day, nothing to bill',
  creditApplied: (amount) => `credit ${amount} used for it`,
  dueDate: (day) => `due date of the bill of ${day}, until 23:59`,
  cameBack: (words, day) => `${words}, came back on ${day}`,
  wentTo: (words, parts) => `${words} → ${parts}`,
  books: {
    fee: 'fees',
    penalty: 'penalty interest',
    interest: 'interest',
    principal: 'principal',
    accrued: 'interest not billed',
    unbilled: 'purchases not billed',
    instalment: 'later instalments',
    credit: 'credit',
  },
  comma: ', ',
  lateFee: (amount) => `late fee ${amount}`,
  writtenDown: (amount) => `settlement reached; ${amount} written down`,
  refused: (words) => `${words} (not counted)`,
  waiting: (words) => `${words} (waiting)`,
  pastDueBegins: (days) => (days === 1 ? 'past due from today' : `past due for ${days} days already`),
  pastDueEnds: 'no longer past due',
  pastDueDuring: 'was past due until then',
  seeBelow: (words) => `${words} (see below)`,
  pastDueFalls: (days) => `the oldest is met; past due ${days === 1 ? '1 day' : `${days} days`} now`,
  end: 'as it stands',
};

const zh: HistoryWords = {
  fromTo: (from, to) => `${from}至 ${to}，每天按日终`,
  onlyChanges: '只列有变化的日子；--every-day 列出每一天',
  day: '日期',
  owed: '欠款合计',
  pastDue: '逾期金额',
  daysPastDue: '天数',
  happened: '当天发生',
  bill: (total, minimum, day) => `账单 ${total}，${day}23:59前最低还 ${minimum}`,
  silentBill: '账单日，没有需要还的金额',
  creditApplied: (amount) => `溢缴款抵扣 ${amount}`,
  dueDate: (day) => `${day}账单的还款日，截止 23:59`,
  cameBack: (words, day) => `${words}，${day}被撤销`,
  wentTo: (words, parts) => `${words} → ${parts}`,
  books: {
    fee: '费用',
    penalty: '罚息',
    interest: '利息',
    principal: '本金',
    accrued: '未出账利息',
    unbilled: '未出账消费',
    instalment: '以后各期分期本金',
    credit: '溢缴款',
  },
  comma: '、',
  lateFee: (amount) => `逾期费 ${amount}`,
  writtenDown: (amount) => `已还足约定金额，其余 ${amount} 减免`,
  refused: (words) => `${words}（未计入）`,
  waiting: (words) => `${words}（等待中）`,
  pastDueBegins: (days) => (days === 1 ? '当天起逾期' : `已逾期 ${days} 天`),
  pastDueEnds: '逾期已消除',
  pastDueDuring: '在此之前当天处于逾期',
  seeBelow: (words) => `${words}（见下文）`,
  pastDueFalls: (days) => `最早的一笔已还，现在逾期 ${days} 天`,
  end: '截至当天',
};

export const historyWords: Readonly<Record<Lang, HistoryWords>> = { en, zh };
