import { currencyFrom } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { err, ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';
import { Reading } from '../shape/index.ts';
import type { ShapeFault } from '../shape/index.ts';
import { strategyFile } from './file.ts';
import type { StrategyFile } from './file.ts';

/** Stands in while the rest of a file without a known currency is read for its other faults. */
const standIn: Currency = { code: 'CNY', decimals: 2 };

function currencyIn(reading: Reading, value: unknown): Currency {
  const code = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)['currency'] : undefined;
  const read = typeof code === 'string' && /^[A-Z]{3}$/.test(code) ? currencyFrom(code) : undefined;
  if (read?.ok === false)
    reading.refuse('/currency', code, 'a currency we know, such as CNY or USD', 'unknown_currency');
  return read?.ok === true ? read.value : standIn;
}

/**
 * Reads a strategy file: its shape, the fields and units of its conditions, nothing across its parts.
 * @fault invalid_field, unknown_field, unknown_currency, invalid_date, invalid_clock_time  each at its JSON Pointer, all in `all`
 * @fault wrong_unit  a constant that does not fit the unit of its field: `10000` for an amount, `7d` for days
 * @since 0.1
 */
export function readStrategy(
  value: unknown,
): Result<{ readonly file: StrategyFile; readonly currency: Currency }, ShapeFault> {
  const reading = new Reading();
  const currency = currencyIn(reading, value);
  const file = strategyFile(currency).read(reading, value, '');
  const done = reading.done({ file, currency });
  return done.ok ? ok(done.value) : err(done.fault);
}
