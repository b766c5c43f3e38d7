import type { Lang } from './language.ts';

/** Every word of `dunwell bill`, each language written by itself. */
export interface BillWords {
  readonly bill: (no: number, day: string) => string;
  readonly days: (issued: string, deadline: string) => string;
  readonly silent: string;
  readonly purchases: string;
  readonly creditApplied: string;
  readonly instalment: string;
  readonly interest: string;
  readonly fee: string;
  readonly carriedOver: string;
  readonly total: string;
  readonly minimum: string;
  readonly share: (amount: string, ratio: string) => string;
  readonly ownInstalment: (amount: string) => string;
  readonly ownInterest: (amount: string) => string;
  readonly ownFee: (amount: string) => string;
  readonly carried: (amount: string) => string;
  readonly printed: string;
  readonly lines: string;
  readonly linesOfFirst: string;
  readonly noLines: string;
  readonly corrections: string;
  readonly now: string;
  readonly unpaid: string;
  readonly paidOff: string;
  readonly accrued: string;
  readonly minimumLeft: string;
  readonly none: (day: string) => string;
  readonly first: (issued: string, deadline: string) => string;
}

const en: BillWords = {
  bill: (no, day) => `Bill ${no} · ${day}`,
  days: (issued, deadline) => `issued ${issued}, due by ${deadline}`,
  silent: 'nothing was owed, so no bill was sent; its due date counts all the same',
  purchases: 'Purchases',
  creditApplied: 'Paid from credit',
  instalment: 'Instalments due',
  interest: 'Interest',
  fee: 'Fees',
  carriedOver: 'Carried over, unpaid',
  total: 'Total',
  minimum: 'Minimum',
  share: (amount, ratio) => `${amount} (${ratio} of purchases)`,
  ownInstalment: (amount) => `${amount} (instalments)`,
  ownInterest: (amount) => `${amount} (interest)`,
  ownFee: (amount) => `${amount} (fees)`,
  carried: (amount) => `${amount} (carried over)`,
  printed: 'As printed, never rewritten',
  lines: 'Since the bill before',
  linesOfFirst: 'Until this bill',
  noLines: 'nothing happened',
  corrections: 'Corrections of earlier bills',
  now: 'Now',
  unpaid: 'Unpaid of this bill',
  paidOff: 'paid in full',
  accrued: 'Interest not billed yet',
  minimumLeft: 'Minimum still to pay',
  none: (day) => `No bill was issued up to ${day}.`,
  first: (issued, deadline) => `The first one comes on ${issued}, due by ${deadline}.`,
};

const zh: BillWords = {
  bill: (no, day) => `第 ${no} 期账单 · ${day}`,
  days: (issued, deadline) => `${issued}出账，最晚 ${deadline} 还款`,
  silent: '当期没有欠款，不发账单；还款日照算',
  purchases: '消费',
  creditApplied: '溢缴款抵扣',
  instalment: '本期分期本金',
  interest: '利息',
  fee: '费用',
  carriedOver: '上期未还',
  total: '应还总额',
  minimum: '最低还款额',
  share: (amount, ratio) => `${amount}（消费的 ${ratio}）`,
  ownInstalment: (amount) => `${amount}（分期）`,
  ownInterest: (amount) => `${amount}（利息）`,
  ownFee: (amount) => `${amount}（费用）`,
  carried: (amount) => `${amount}（上期未还）`,
  printed: '出账时的内容（此后不再改动）',
  lines: '上期账单以来',
  linesOfFirst: '出账之前',
  noLines: '没有记录',
  corrections: '对以前账单的更正',
  now: '现在',
  unpaid: '本期未还',
  paidOff: '已还清',
  accrued: '未出账利息',
  minimumLeft: '最低还款还差',
  none: (day) => `截至 ${day}还没有出过账单。`,
  first: (issued, deadline) => `第一期账单 ${issued}出账，最晚 ${deadline} 还款。`,
};

export const billWords: Readonly<Record<Lang, BillWords>> = { en, zh };
