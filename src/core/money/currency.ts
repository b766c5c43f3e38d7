import { err, ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';

/** An ISO 4217 code together with the number of decimals of its minor unit. @since 0.1 */
export interface Currency {
  readonly code: string;
  readonly decimals: number;
}

// Only currencies whose minor unit we have checked; another one is added here with its decimals.
const decimalsByCode: Readonly<Record<string, number>> = {
  CNY: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  JPY: 0,
  KRW: 0,
  SGD: 2,
  TWD: 0,
  USD: 2,
};

/**
 * A known currency. TWD is kept in whole dollars, as card books in Taiwan are.
 * @fault unknown_currency  not in the list
 * @since 0.1
 */
export function currencyFrom(code: string): Result<Currency> {
  const decimals = Object.hasOwn(decimalsByCode, code) ? decimalsByCode[code] : undefined;
  if (decimals === undefined) {
    return err({
      kind: 'unknown_currency',
      message: `\`${code}\` is not a currency we know; write one of ${Object.keys(decimalsByCode).join(', ')}`,
    });
  }
  return ok({ code, decimals });
}
