/** Amounts, currencies and rounding: the whole public face of the room `money`. */
export { AMOUNT_MINOR_MAX, amountMinorFrom, groupedAmount, plainAmount } from './amount.ts';
export { currencyFrom } from './currency.ts';
export type { Currency } from './currency.ts';
export { equalParts, PPM, roundHalfUp } from './rounding.ts';
