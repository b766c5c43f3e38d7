import { nothingSupposed, preview, readSupposed } from '../../core/review/index.ts';
import type { LivedDay, SupposedLife } from '../../core/review/index.ts';
import type { SupposedPayment } from '../../core/account/index.ts';
import type { Guard } from '../../core/guard/index.ts';
import type { RulePack } from '../../core/law/index.ts';
import { amountMinorFrom } from '../../core/money/index.ts';
import type { Currency } from '../../core/money/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { dayFromIso } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import { readDocument } from '../../shell/documents/index.ts';
import { loadGuard, loadRuleBook } from '../../shell/rules/index.ts';
import { loadStrategy } from '../../shell/strategies/index.ts';
import type { LoadedStrategy, StrategyFileFault } from '../../shell/strategies/index.ts';
import { readAccounts } from './accounts-input.ts';
import type { AccountsView } from './accounts-input.ts';
import type { Call } from './command.ts';
import { tellFault, tellFaults } from './faults.ts';
import { tellFileFaults } from './story-input.ts';

const usage = (message: string): Fault => ({ kind: 'usage', message });

/** The text of an option; undefined when it is not given. */
export const textOption = (call: Call, name: string): string | undefined => {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
};

/** Tells a usage fault and gives exit code 2. */
export const tellUsage = (call: Call, message: string): number => tellFault(call, usage(message));

/** Guard and packs of a call, or its exit code. */
export interface Rules {
  readonly guard: Guard;
  readonly packs: readonly RulePack[];
}

/** The rules that a call names; those that come with Dunwell without `--rules`. */
export function rulesOf(call: Call): Rules | number {
  const rulesFolder = textOption(call, 'rules');
  const houseFolder = textOption(call, 'house');
  const guard = loadGuard({
    ...(rulesFolder === undefined ? {} : { rulesFolder }),
    ...(houseFolder === undefined ? {} : { houseFolder }),
  });
  const book = rulesFolder === undefined ? loadRuleBook() : loadRuleBook(rulesFolder);
  if (guard.ok && book.ok) return { guard: guard.value, packs: book.value.packs };
  const fault = guard.ok ? (book.ok ? null : book.fault) : guard.fault;
  const lines = fault?.lines ?? [];
  return tellFaults(
    call,
    lines.map((message) => ({ kind: fault?.kind ?? 'invalid_rules', message })),
  );
}

/** Tells why a strategy could not be loaded, each finding at its place; gives exit code 2. */
export function tellStrategyFault(call: Call, fault: StrategyFileFault): number {
  const found = fault.findings.map((finding): Fault => ({
    kind: finding.rule,
    at: finding.at,
    message: `${finding.says[call.lang]}${call.lang === 'zh' ? '；可以写：' : '; accepted: '}${finding.accepts[call.lang]}`,
  }));
  return tellFaults(call, [...fault.all, ...found], fault.document ?? undefined);
}

/** A strategy by path or name, or the exit code. */
export function strategyOf(call: Call, pathOrName: string): LoadedStrategy | number {
  const loaded = loadStrategy(pathOrName);
  return loaded.ok ? loaded.value : tellStrategyFault(call, loaded.fault);
}

/** The strategy that `--strategy` names, or the exit code. */
export function strategyOption(call: Call): LoadedStrategy | number {
  const name = textOption(call, 'strategy');
  return name === undefined
    ? tellUsage(
        call,
        '`--strategy` is missing; write a file, or the name of one that comes with dunwell such as `cn-standard`',
      )
    : strategyOf(call, name);
}

/** One payment of `--pay`: `600@2026-08-15`. */
function paymentFrom(text: string, currency: Currency): Result<SupposedPayment> {
  const [amountText = '', dayText = ''] = text.split('@');
  const amount = amountMinorFrom(amountText, currency);
  const day = dayFromIso(dayText);
  if (amount.ok && day.ok && amount.value > 0n) return ok({ on: day.value, amountMinor: amount.value });
  return err(
    usage(`--pay: \`${text}\` is not a payment; write an amount above zero and a date, such as \`600@2026-08-15\``),
  );
}

/** The payments of `--pay`, in the order in which they are written. */
export function paymentsOf(call: Call, currency: Currency): Result<readonly SupposedPayment[]> {
  const words = call.options['pay'];
  const payments: SupposedPayment[] = [];
  for (const word of Array.isArray(words) ? (words as readonly string[]) : []) {
    const payment = paymentFrom(word, currency);
    if (!payment.ok) return payment;
    payments.push(payment.value);
  }
  return ok(payments);
}

/** A whole number of days from an option, within bounds. */
export function daysOption(call: Call, name: string, byDefault: number, most: number): Result<number> {
  const text = textOption(call, name);
  if (text === undefined) return ok(byDefault);
  const days = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= most
    ? ok(days)
    : err(usage(`--${name}: \`${text}\` is not accepted; write a whole number of days from 1 to ${most}`));
}

/** What `--with` supposes, or the exit code. */
export function supposedOf(call: Call): SupposedLife | number {
  const path = textOption(call, 'with');
  if (path === undefined) return nothingSupposed;
  const document = readDocument(path);
  if (!document.ok) return tellFault(call, document.fault);
  const read = readSupposed(document.value.value);
  return read.ok ? read.value : tellFaults(call, read.fault.all, document.value);
}

/** One story of a call with its sections, or the exit code. */
export function accountOf(call: Call, story: string, usageLine: string): AccountsView | number {
  const accounts = readAccounts({ ...call, words: [story] }, usageLine);
  return accounts.ok ? accounts.value : tellFileFaults(call, accounts.fault);
}

/** What a life is lived with. */
export interface LifeAsked {
  readonly account: AccountsView;
  readonly rules: Rules;
  readonly strategy: LoadedStrategy;
  readonly life: SupposedLife;
  readonly payments: readonly SupposedPayment[];
  readonly from: Day;
  readonly to: Day;
  /** Facts with a later value date have not happened; null: every fact of the story counts. */
  readonly factsUntil: Day | null;
}

const agreed = new Set(['conversion', 'dueDayChange', 'waiver', 'settlement', 'chargeOff', 'creditRefund', 'opening']);

/** Lives the account of a story through a strategy. */
export function livedDays(asked: LifeAsked): Result<readonly LivedDay[], Fault> {
  const { account, rules, strategy, life, payments, from, to, factsUntil } = asked;
  const [one] = account.accounts;
  if (one === undefined) return err(usage('no account was named; write the path of a story'));
  const story =
    factsUntil === null
      ? one.story
      : { ...one.story, events: one.story.events.filter((event) => event.on <= factsUntil || agreed.has(event.type)) };
  return preview({
    strategy: strategy.strategy,
    guard: rules.guard,
    story,
    standing: one.standing.settings,
    payments,
    supposed: life.supposed,
    person: life.personOf(`person of ${story.account.id}`),
    from,
    to,
  });
}
