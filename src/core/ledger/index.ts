/** Books of account and the transfers between them: the whole public face of the room `ledger`. */
export { books, receivables } from './book.ts';
export type { BookName } from './book.ts';
export { balancesOf, correctionsBetween, negativeOf } from './transfer.ts';
export type { Transfer } from './transfer.ts';
