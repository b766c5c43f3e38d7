import type { Lang } from './language.ts';

/** Every word of `dunwell forecast`, each language written by itself. */
export interface ForecastWords {
  readonly nowLate: (owed: string, days: string, toCure: string) => string;
  readonly nowFine: (owed: string) => string;
  readonly nowNothing: string;
  readonly ifYouPay: (amount: string, day: string) => string;
  readonly goesTo: string;
  readonly writtenDown: (amount: string) => string;
  readonly stops: string;
  readonly returns: string;
  readonly stays: string;
  readonly whatHappens: (choice: string, until: string) => string;
  readonly nothingHappens: string;
  readonly payment: (amount: string, day: string) => string;
  readonly and: string;
  readonly choices: {
    readonly nothing: string;
    readonly minimum: string;
    readonly minimumNow: string;
    readonly cure: (day: string, thenMinimum: boolean) => string;
    readonly all: (day: string) => string;
    readonly amounts: (payments: string, thenMinimum: boolean) => string;
  };
  /** The same as short nouns, for a table. */
  readonly briefly: {
    readonly nothing: string;
    readonly minimum: string;
    readonly cure: (day: string) => string;
    readonly all: (day: string) => string;
    readonly then: string;
  };
  readonly sideBySide: (until: string) => string;
  readonly head: readonly string[];
  readonly never: string;
  readonly goesOn: string;
  readonly ends: (day: string) => string;
  readonly begins: (day: string) => string;
  readonly beginsAgain: (day: string) => string;
  readonly staysOpen: string;
  readonly frozen: string;
  readonly closed: string;
  readonly openUntil: (day: string) => string;
  readonly from: (day: string) => string;
  readonly fromUntil: (from: string, until: string) => string;
  readonly notReported: string;
  readonly reportCount: (count: number) => string;
  readonly stillOwed: (amount: string) => string;
  readonly assumes: string;
}

const en: ForecastWords = {
  nowLate: (owed, days, toCure) => `${owed} is owed, ${days} past due; ${toCure} paid that day would end it.`,
  nowFine: (owed) => `${owed} is owed; nothing is past due.`,
  nowNothing: 'Nothing is owed.',
  ifYouPay: (amount, day) => `If you pay ${amount} on ${day}`,
  goesTo: 'It goes to: ',
  writtenDown: (amount) => `${amount} of it is not paid but written down, as the settlement says.`,
  stops: 'What stops that day',
  returns: 'What comes back, and when',
  stays: 'What does not change',
  whatHappens: (choice, until) => `What will happen until ${until} if you ${choice}`,
  nothingHappens: 'nothing',
  payment: (amount, day) => `${amount} on ${day}`,
  and: ', ',
  choices: {
    nothing: 'pay nothing',
    minimum: 'pay each minimum on its due date',
    minimumNow: 'pay the minimum now, then each on its due date',
    cure: (day, then) => `end past due on ${day}${then ? ', then each minimum' : ', then nothing more'}`,
    all: (day) => `pay everything on ${day}`,
    amounts: (payments, then) => `pay ${payments}${then ? ', then each minimum' : ', then nothing more'}`,
  },
  briefly: {
    nothing: 'nothing',
    minimum: 'each minimum',
    cure: (day) => `end past due, ${day}`,
    all: (day) => `everything, ${day}`,
    then: ', then minimums',
  },
  sideBySide: (until) => `The choices side by side, until ${until}`,
  head: ['you pay', 'in all', 'cost', 'past due', 'line usable', 'reports', 'all paid'],
  never: 'never',
  goesOn: 'goes on',
  ends: (day) => `to ${day}`,
  begins: (day) => `from ${day}`,
  beginsAgain: (day) => `from ${day}`,
  staysOpen: 'always',
  frozen: 'frozen',
  closed: 'closed',
  openUntil: (day) => `to ${day}`,
  from: (day) => `from ${day}`,
  fromUntil: (from, until) => `${from} to ${until}`,
  notReported: 'none',
  reportCount: (count) => String(count),
  stillOwed: (amount) => `owes ${amount}`,
  assumes:
    'If nothing else happens. Cost: interest and fees from now on. Reports: month ends reported as past due.\nIs it hard right now? Asking for more time or a plan costs nothing.',
};

const zh: ForecastWords = {
  nowLate: (owed, days, toCure) => `共欠 ${owed}，已逾期 ${days}；当天还 ${toCure} 就不再逾期。`,
  nowFine: (owed) => `共欠 ${owed}，没有逾期。`,
  nowNothing: '没有欠款。',
  ifYouPay: (amount, day) => `如果您在 ${day}还 ${amount}`,
  goesTo: '这笔钱用于：',
  writtenDown: (amount) => `其中 ${amount} 不用还，按结清约定减免。`,
  stops: '当天停止的',
  returns: '会恢复的，以及何时恢复',
  stays: '不会改变的',
  whatHappens: (choice, until) => `如果${choice}，到 ${until}会发生什么`,
  nothingHappens: '没有',
  payment: (amount, day) => `${day}还 ${amount}`,
  and: '，',
  choices: {
    nothing: '一分不还',
    minimum: '每次到期还最低',
    minimumNow: '现在还最低，之后每次还最低',
    cure: (day, then) => `${day}还到不再逾期${then ? '，之后每次还最低' : '，之后不再还'}`,
    all: (day) => `${day}全部还清`,
    amounts: (payments, then) => `${payments}${then ? '，之后每次还最低' : '，之后不再还'}`,
  },
  briefly: {
    nothing: '一分不还',
    minimum: '每次还最低',
    cure: (day) => `${day}还到不再逾期`,
    all: (day) => `${day}全部还清`,
    then: '，之后还最低',
  },
  sideBySide: (until) => `几种选择对比，看到 ${until}`,
  head: ['您的选择', '共还', '息费', '逾期', '额度', '报送逾期', '全部还清'],
  never: '无',
  goesOn: '持续',
  ends: (day) => `${day}消除`,
  begins: (day) => `${day}起`,
  beginsAgain: (day) => `${day}起再逾期`,
  staysOpen: '一直可用',
  frozen: '冻结',
  closed: '已关闭',
  openUntil: (day) => `可用到 ${day}`,
  from: (day) => `${day}起可用`,
  fromUntil: (from, until) => `${from}至 ${until}`,
  notReported: '无',
  reportCount: (count) => `${count} 次`,
  stillOwed: (amount) => `还欠 ${amount}`,
  assumes:
    '以没有其他变动为前提。息费指从现在起的利息和费用；报送逾期指以逾期报送征信的月数。\n暂时有困难的话，可以申请延期或制定还款计划，不收费用。',
};

/** The words of `dunwell forecast` in each language. */
export const forecastWords: Readonly<Record<Lang, ForecastWords>> = { en, zh };
