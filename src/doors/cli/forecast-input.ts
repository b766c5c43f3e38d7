import type { Afterwards, Choice } from '../../core/forecast/index.ts';
import { amountMinorFrom } from '../../core/money/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { addDays, dayFromIso, weekdayOf } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import type { Call } from './command.ts';

const choices = ['nothing', 'minimum', 'cure', 'all'] as const;

const weekdays: readonly (readonly string[])[] = [
  ['monday', 'mon', '周一', '星期一'],
  ['tuesday', 'tue', '周二', '星期二'],
  ['wednesday', 'wed', '周三', '星期三'],
  ['thursday', 'thu', '周四', '星期四'],
  ['friday', 'fri', '周五', '星期五'],
  ['saturday', 'sat', '周六', '星期六'],
  ['sunday', 'sun', '周日', '星期日', '星期天'],
];
const today = ['today', '今天'];
const tomorrow = ['tomorrow', '明天'];

const usage = (message: string): Fault => ({ kind: 'usage', message });
const wordsOf = (value: Call['options'][string]): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : [];

/** A date, or a word for one of the seven days from `asOf` on: `friday`, `周五`, `today`, `明天`. */
function readPayDate(word: string, asOf: Day): Result<Day> {
  const day = dayFromIso(word);
  if (day.ok) return day;
  const name = word.toLowerCase();
  if (today.includes(name)) return ok(asOf);
  if (tomorrow.includes(name)) return ok(addDays(asOf, 1));
  const weekday = weekdays.findIndex((names) => names.includes(name)) + 1;
  if (weekday > 0) return ok(addDays(asOf, (weekday - weekdayOf(asOf) + 7) % 7));
  return err(usage(`--on: \`${word}\` is not a date; write YYYY-MM-DD, a weekday such as \`friday\`, or \`today\``));
}

function readAmount(word: string, currency: Currency): Result<bigint> {
  const amount = amountMinorFrom(word, currency);
  if (amount.ok && amount.value > 0n) return amount;
  return err(usage(`--pay: \`${word}\` is not an amount; write one above zero, such as \`600\` or \`600.00\``));
}

function readPlain(words: readonly string[], dates: readonly Day[], asOf: Day, afterwards: Afterwards): Result<Choice> {
  const [word] = words;
  const choose = choices.find((choice) => choice === word);
  if (choose === undefined)
    return err(
      usage(`--choose: \`${word}\` is not a choice; write one of ${choices.map((name) => `\`${name}\``).join(', ')}`),
    );
  if (dates.length > 1) return err(usage('`--choose` takes one `--on`; write one date'));
  const on = dates[0] ?? asOf;
  if (choose === 'cure') return ok({ choose, on, afterwards });
  if (choose === 'all') return ok({ choose, on });
  if (dates.length > 0) return err(usage(`\`--choose ${choose}\` takes no \`--on\`; leave the date out`));
  return ok({ choose });
}

function readAfterwards(call: Call): Result<Afterwards> {
  const word = call.options['then'];
  if (word === undefined || word === 'nothing') return ok('nothing');
  if (word === 'minimum') return ok('minimum');
  return err(usage(`--then: \`${String(word)}\` is not accepted; write \`nothing\` or \`minimum\``));
}

/**
 * The choice that a call asks about; null: none in particular, so all plain ones are shown. `--pay` and `--on` go in
 * pairs, in the order in which they are written; one `--pay` without `--on` is paid on `asOf`.
 */
export function readChoice(call: Call, asOf: Day, currency: Currency): Result<Choice | null> {
  const amounts = wordsOf(call.options['pay']);
  const dates: Day[] = [];
  for (const word of wordsOf(call.options['on'])) {
    const date = readPayDate(word, asOf);
    if (!date.ok) return date;
    dates.push(date.value);
  }
  const afterwards = readAfterwards(call);
  if (!afterwards.ok) return afterwards;
  const chosen = wordsOf(call.options['choose']);
  if (chosen.length > 0 && amounts.length > 0)
    return err(usage('`--choose` and `--pay` exclude each other; write one of them'));
  if (chosen.length > 0) return readPlain(chosen, dates, asOf, afterwards.value);
  if (amounts.length === 0) {
    return dates.length === 0 ? ok(null) : err(usage('`--on` says when, but not what; add `--pay AMOUNT`'));
  }
  if (dates.length === 0 && amounts.length === 1) dates.push(asOf);
  if (dates.length !== amounts.length)
    return err(
      usage(`${amounts.length} times \`--pay\` but ${dates.length} times \`--on\`; write one date for each amount`),
    );
  const payments: { on: Day; amountMinor: bigint }[] = [];
  for (const [index, word] of amounts.entries()) {
    const amount = readAmount(word, currency);
    if (!amount.ok) return amount;
    payments.push({ on: dates[index] as Day, amountMinor: amount.value });
  }
  return ok({ choose: 'amounts', payments, afterwards: afterwards.value });
}
