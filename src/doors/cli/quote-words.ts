import type { Lang } from './language.ts';

/** Every word of `dunwell quote`, each language written by itself. */
interface QuoteWords {
  readonly owed: string;
  readonly payoff: string;
  readonly payoffNet: (credit: string) => string;
  readonly pastDue: string;
  readonly pastDueSince: (days: number, since: string) => string;
  readonly pastDueNot: string;
  readonly curedToday: string;
  readonly toCure: string;
  readonly toCureBy: (deadline: string) => string;
  readonly minimum: string;
  readonly tomorrow: string;
  readonly tomorrowIf: string;
  readonly nothing: string;
  readonly nothingSinceToday: string;
  readonly credit: string;
  readonly madeOf: string;
  readonly principal: string;
  readonly instalment: string;
  readonly fee: string;
  readonly penalty: string;
  readonly interest: string;
  readonly accrued: string;
  readonly unbilled: string;
  readonly byBill: string;
  readonly beside: (accrued: string) => string;
  readonly besidePaid: (accrued: string) => string;
  readonly paidBills: string;
  readonly nextBill: string;
  readonly nextBillDays: (issued: string, deadline: string) => string;
  readonly nextBillAmounts: (total: string, minimum: string) => string;
  readonly nextBillEmpty: string;
  readonly settlement: (amount: string, deadline: string | null) => string;
  readonly chargedOff: (day: string) => string;
  readonly waivedByCap: (amount: string) => string;
}

const en: QuoteWords = {
  owed: 'Owed in all',
  payoff: 'Pays everything off that day',
  payoffNet: (credit) => `the credit of ${credit} pays the rest`,
  pastDue: 'Past due',
  pastDueSince: (days, since) => `${days === 1 ? '1 day' : `${days} days`} past due; due by ${since}`,
  pastDueNot: 'nothing is past due',
  curedToday: 'nothing any more; it was past due until that day',
  toCure: 'Least to pay to end past due',
  toCureBy: (deadline) => `if paid by ${deadline}`,
  minimum: 'Minimum still to pay',
  tomorrow: 'Interest of the next day',
  tomorrowIf: 'if nothing is paid',
  nothing: 'Nothing is owed.',
  nothingSinceToday: 'Nothing is owed any more; it was past due until that day.',
  credit: 'Credit in the borrower’s favour',
  madeOf: 'What it is made of',
  principal: 'Purchases on bills (principal)',
  instalment: 'Instalments of later bills',
  fee: 'Fees',
  penalty: 'Penalty interest',
  interest: 'Interest on bills',
  accrued: 'Interest not billed yet',
  unbilled: 'Purchases not billed yet',
  byBill: 'Bill by bill',
  beside: (accrued) => `beside it, ${accrued} of interest not billed yet`,
  besidePaid: (accrued) => `nothing unpaid, but ${accrued} of interest not billed yet`,
  paidBills: 'Earlier bills',
  nextBill: 'Next bill',
  nextBillDays: (issued, deadline) => `${issued}, due by ${deadline}`,
  nextBillAmounts: (total, minimum) => `if nothing else happens: total ${total}, minimum ${minimum}`,
  nextBillEmpty: 'if nothing else happens, there is nothing to bill',
  settlement: (amount, deadline) =>
    `Settlement agreed: once ${amount} is paid${deadline === null ? '' : ` by ${deadline}`}, the rest is written down.`,
  chargedOff: (day) => `Charged off on ${day}: no interest since; what is owed stays owed.`,
  waivedByCap: (amount) => `The cap on yearly cost has waived ${amount} so far.`,
};

const zh: QuoteWords = {
  owed: '欠款合计',
  payoff: '当日结清金额',
  payoffNet: (credit) => `其余由溢缴款 ${credit} 抵扣`,
  pastDue: '逾期金额',
  pastDueSince: (days, since) => `已逾期 ${days} 天，原定最晚 ${since} 还`,
  pastDueNot: '没有逾期',
  curedToday: '当日已消除逾期',
  toCure: '消除逾期至少要还',
  toCureBy: (deadline) => `最晚 ${deadline}`,
  minimum: '最低还款还差',
  tomorrow: '次日新增利息',
  tomorrowIf: '如果不还款',
  nothing: '没有欠款。',
  nothingSinceToday: '没有欠款；当日还款之前处于逾期。',
  credit: '溢缴款（多还的钱）',
  madeOf: '欠款构成',
  principal: '已出账本金',
  instalment: '以后各期的分期本金',
  fee: '费用',
  penalty: '罚息',
  interest: '已出账利息',
  accrued: '未出账利息',
  unbilled: '未出账消费',
  byBill: '各期账单',
  beside: (accrued) => `另有未出账利息 ${accrued}`,
  besidePaid: (accrued) => `已还清，另有未出账利息 ${accrued}`,
  paidBills: '更早的账单',
  nextBill: '下一期账单',
  nextBillDays: (issued, deadline) => `${issued}出账，最晚 ${deadline} 还款`,
  nextBillAmounts: (total, minimum) => `如果没有其他变化：应还 ${total}，最低还款 ${minimum}`,
  nextBillEmpty: '如果没有其他变化：没有需要还的金额',
  settlement: (amount, deadline) =>
    `结清减免协议：${deadline === null ? '' : `最晚 ${deadline} `}还足 ${amount}，其余减免。`,
  chargedOff: (day) => `已于 ${day}核销：此后不再计息，欠款仍需归还。`,
  waivedByCap: (amount) => `因超过年化费用上限，累计已免收 ${amount}。`,
};

export const quoteWords: Readonly<Record<Lang, QuoteWords>> = { en, zh };
export type { QuoteWords };
