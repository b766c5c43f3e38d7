/**
 * The books of account that an account's transfers run between, with the side on which each grows.
 * `receivable` books say what the borrower owes, `credit` what the lender owes the borrower; the rest say
 * why.
 * @since 0.1
 */
export const books = {
  unbilled: 'receivable',
  principal: 'receivable',
  instalment: 'receivable',
  interest: 'receivable',
  accrued: 'receivable',
  penalty: 'receivable',
  fee: 'receivable',
  credit: 'payable',
  cash: 'asset',
  merchants: 'payable',
  interestIncome: 'income',
  penaltyIncome: 'income',
  feeIncome: 'income',
  waived: 'expense',
  writtenDown: 'expense',
  opening: 'equity',
} as const;

/** The name of a book of account. @since 0.1 */
export type BookName = keyof typeof books;

/** Books whose debit balance is what the borrower owes. @since 0.1 */
export const receivables: readonly BookName[] = (Object.keys(books) as BookName[]).filter(
  (name) => books[name] === 'receivable',
);
