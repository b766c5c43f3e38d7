import { addDays } from '../time/index.ts';
import type { AfterPaying, Applied, Returns, Stays, Stops } from './after-paying.ts';
import { writingOf } from './voice.ts';
import type { Voice, Writing } from './voice.ts';

type Item = Stops | Returns | Stays;
type Sentence<I> = (item: I, write: Writing) => string;
type Sentences<I extends Item> = { readonly [W in I['what']]: Sentence<Extract<I, { what: W }>> };

interface Phrases {
  readonly stops: Sentences<Stops>;
  readonly returns: Sentences<Returns>;
  readonly stays: Sentences<Stays>;
  readonly parts: readonly (readonly [keyof Applied, string])[];
}

const enFrozen = {
  past_due: 'The line stays frozen while anything is past due.',
  other_account: 'The line stays frozen, because another account of yours is past due',
  closed: 'The line stays closed.',
  waiting: 'The line stays frozen for the nights that the terms ask for.',
} as const;

const en: Phrases = {
  stops: {
    past_due: ({ daysPastDue }) => `You are no longer past due; it was day ${daysPastDue}.`,
    not_reported: ({ asOf }, { day }) =>
      `These days go into no report to a credit bureau: nothing of them is past due at the end of ${day(asOf)}.`,
    interest: ({ dailyMinor, on }, { money, day }) =>
      `Interest stops: ${money(dailyMinor)} a day until now, none from ${day(addDays(on, 1))}.`,
    interest_lower: ({ fromMinor, toMinor, on }, { money, day }) =>
      `Interest falls from ${money(fromMinor)} to ${money(toMinor)} a day from ${day(addDays(on, 1))}.`,
    closure_review: () => 'The review of whether to close the line ends.',
  },
  returns: {
    line: ({ on }, { day }) => `The line can be used again from 00:00 on ${day(on)}.`,
    grade: ({ from, grade }) => `Your standing goes from ${from} to ${grade} that night.`,
    report_clear: ({ on, sentBy }, { day, shortDay }) =>
      `The report of ${day(on)} says that nothing is past due, if nothing new falls past due before; it is sent by ${shortDay(sentBy)}.`,
    record_end: ({ on }, { day }) => `The entry about the late days is kept until ${day(on)}, then deleted.`,
  },
  stays: {
    past_due: ({ daysPastDue, toCureMinor }, { money, days }) =>
      `You stay past due: ${days(daysPastDue)}. Another ${money(toCureMinor)} that day would end it.`,
    line_frozen: ({ because, accounts }, { list }) =>
      because === 'other_account' ? `${enFrozen.other_account} (${list(accounts)}).` : enFrozen[because],
    owed: ({ owedMinor }, { money }) => `${money(owedMinor)} is still owed.`,
    next_due: ({ dueOn, minimumMinor }, { money, deadline }) =>
      `Next: at least ${money(minimumMinor)} by ${deadline(dueOn)}.`,
    interest: ({ dailyMinor }, { money }) => `Interest goes on at ${money(dailyMinor)} a day on what is left.`,
    next_report: ({ on, sentBy }, { day, shortDay }) =>
      `What is still past due at the end of ${day(on)} is reported, by ${shortDay(sentBy)}.`,
    on_record: ({ reportedAsOf, keptYears }, { shortDay, list }) =>
      `The reports as of ${list(reportedAsOf.map(shortDay))} stay as they are: kept ${keptYears} years from the day nothing is past due, then deleted.`,
  },
  parts: [
    ['feeMinor', 'fees'],
    ['penaltyMinor', 'penalty interest'],
    ['interestMinor', 'billed interest'],
    ['principalMinor', 'purchases on bills'],
    ['accruedMinor', 'interest not billed yet'],
    ['unbilledMinor', 'purchases not billed yet'],
    ['instalmentMinor', 'instalments not due yet'],
    ['creditMinor', 'kept as credit'],
  ],
};

const zhFrozen = {
  past_due: '只要还有逾期，额度就保持冻结。',
  other_account: '您的其他账户仍有逾期，额度保持冻结',
  closed: '额度已关闭，不会恢复。',
  waiting: '按条款还需等待若干天，额度暂时保持冻结。',
} as const;

const zh: Phrases = {
  stops: {
    past_due: ({ daysPastDue }) => `不再逾期（原为逾期第 ${daysPastDue} 天）。`,
    not_reported: ({ asOf }, { day }) => `这几天不会报送征信：${day(asOf)}日终时已不逾期。`,
    interest: ({ dailyMinor, on }, { money, day }) =>
      `利息停止：此前每天 ${money(dailyMinor)}，${day(addDays(on, 1))}起不再计息。`,
    interest_lower: ({ fromMinor, toMinor, on }, { money, day }) =>
      `利息减少：${day(addDays(on, 1))}起每天由 ${money(fromMinor)} 降为 ${money(toMinor)}。`,
    closure_review: () => '是否关闭额度的复核结束。',
  },
  returns: {
    line: ({ on }, { day }) => `额度恢复：${day(on)}00:00 起可以使用。`,
    grade: ({ from, grade }) => `当晚信用档位由 ${from} 变为 ${grade}。`,
    report_clear: ({ on, sentBy }, { day, shortDay }) =>
      `${day(on)}的征信报送为无逾期（此前没有新的逾期的话），${shortDay(sentBy)}前报送。`,
    record_end: ({ on }, { day }) => `这次逾期的记录保存到 ${day(on)}，之后删除。`,
  },
  stays: {
    past_due: ({ daysPastDue, toCureMinor }, { money, days }) =>
      `仍然逾期 ${days(daysPastDue)}；当天再还 ${money(toCureMinor)} 就不再逾期。`,
    line_frozen: ({ because, accounts }, { list }) =>
      because === 'other_account' ? `${zhFrozen.other_account}（${list(accounts)}）。` : zhFrozen[because],
    owed: ({ owedMinor }, { money }) => `还欠 ${money(owedMinor)}。`,
    next_due: ({ dueOn, minimumMinor }, { money, deadline }) =>
      `下一步：${deadline(dueOn)} 前至少还 ${money(minimumMinor)}。`,
    interest: ({ dailyMinor }, { money }) => `剩余部分继续计息，每天 ${money(dailyMinor)}。`,
    next_report: ({ on, sentBy }, { day, shortDay }) =>
      `到 ${day(on)}日终仍然逾期的，会在 ${shortDay(sentBy)}前报送征信。`,
    on_record: ({ reportedAsOf, keptYears }, { shortDay, list }) =>
      `${list(reportedAsOf.map(shortDay))}的报送记录不变：自不再逾期之日起保存 ${keptYears} 年，之后删除。`,
  },
  parts: [
    ['feeMinor', '费用'],
    ['penaltyMinor', '罚息'],
    ['interestMinor', '已出账利息'],
    ['principalMinor', '账单本金'],
    ['accruedMinor', '未出账利息'],
    ['unbilledMinor', '未出账消费'],
    ['instalmentMinor', '未到期分期本金'],
    ['creditMinor', '转为溢缴款'],
  ],
};

/** What a payment does, said to a borrower. @since 0.1 */
export interface SaidAfterPaying {
  /** Where it goes, one part each: an amount and a name. */
  readonly applied: readonly { readonly amountMinor: bigint; readonly name: string }[];
  /** Whole sentences. */
  readonly stops: readonly string[];
  readonly returns: readonly string[];
  readonly stays: readonly string[];
}

/** Says what a payment does in a language; nothing is left out and nothing added. @since 0.1 */
export function sayAfterPaying(after: AfterPaying, voice: Voice): SaidAfterPaying {
  const phrases = voice.lang === 'zh' ? zh : en;
  const write = writingOf(voice);
  const say = <I extends Item>(sentences: Sentences<I>, items: readonly I[]): readonly string[] =>
    items.map((item) => (sentences[item.what as I['what']] as unknown as Sentence<I>)(item, write));
  return {
    applied: phrases.parts
      .map(([part, name]) => ({ amountMinor: after.applied[part], name }))
      .filter((part) => part.amountMinor !== 0n),
    stops: say(phrases.stops, after.stops),
    returns: say(phrases.returns, after.returns),
    stays: say(phrases.stays, after.stays),
  };
}
