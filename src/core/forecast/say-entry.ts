import { daysOfMBucket } from '../delinquency/index.ts';
import type { MBucket } from '../delinquency/index.ts';
import type { ForecastEntry } from './entry.ts';
import { writingOf } from './voice.ts';
import type { Voice, Writing } from './voice.ts';

type Kind = ForecastEntry['kind'];
type EntryOf<K extends Kind> = Extract<ForecastEntry, { kind: K }>;
type Sentences = { readonly [K in Kind]: (entry: EntryOf<K>, write: Writing) => string };

/** The definition stands beside the name: houses differ. */
function bucketWords(bucket: MBucket): string {
  const { min, max } = daysOfMBucket(bucket);
  return max === null ? `${min}+` : min === max ? String(min) : `${min}–${max}`;
}

const en: Sentences = {
  bill: ({ totalMinor, minimumMinor, dueOn }, { money, deadline }) =>
    totalMinor === minimumMinor
      ? `bill of ${money(totalMinor)}, all of it due by ${deadline(dueOn)}`
      : `bill of ${money(totalMinor)}, at least ${money(minimumMinor)} by ${deadline(dueOn)}`,
  due: ({ unpaidMinor }, { money }) =>
    unpaidMinor === 0n ? 'due date: the minimum is paid' : `due date: ${money(unpaidMinor)} is still not paid at 23:59`,
  payment: ({ amountMinor, as }, { money }) => {
    const purpose = {
      minimum: ', the minimum',
      amount_to_cure: ', what ends past due',
      payoff: ', everything',
      amount: '',
    };
    return `you pay ${money(amountMinor)}${purpose[as]}`;
  },
  past_due: ({ daysPastDue, toCureMinor }, { money }) =>
    `past due, day ${daysPastDue}; ${money(toCureMinor)} that day would end it`,
  cured: () => 'nothing is past due any more',
  bucket: ({ from, to }) => `bucket ${from} → ${to} (${bucketWords(to)} days past due)`,
  line_frozen: () => 'the line is frozen: no new purchases',
  line_usable: () => 'the line can be used again, from 00:00',
  review_opened: ({ daysPastDue }, { days }) =>
    `after ${days(daysPastDue)} a review opens: a person looks at whether the line is closed`,
  late_fee: ({ amountMinor }, { money }) => `late fee of ${money(amountMinor)}`,
  report: ({ daysPastDue, sentBy }, { days, shortDay }) =>
    daysPastDue === 0
      ? `the report of this month says: nothing past due (sent by ${shortDay(sentBy)})`
      : `the report of this month says: ${days(daysPastDue)} past due (sent by ${shortDay(sentBy)})`,
  grade: ({ from, grade }) => `standing ${from} → ${grade}`,
  paid_off: () => 'nothing is owed any more',
};

const zh: Sentences = {
  bill: ({ totalMinor, minimumMinor, dueOn }, { money, deadline }) =>
    totalMinor === minimumMinor
      ? `出账单 ${money(totalMinor)}，须在 ${deadline(dueOn)} 前全部还清`
      : `出账单 ${money(totalMinor)}，须在 ${deadline(dueOn)} 前至少还 ${money(minimumMinor)}`,
  due: ({ unpaidMinor }, { money }) =>
    unpaidMinor === 0n ? '还款日：最低还款额已还' : `还款日：到 23:59 还差 ${money(unpaidMinor)}`,
  payment: ({ amountMinor, as }, { money }) => {
    const purpose = {
      minimum: '（最低还款额）',
      amount_to_cure: '（正好不再逾期）',
      payoff: '（全部还清）',
      amount: '',
    };
    return `您还 ${money(amountMinor)}${purpose[as]}`;
  },
  past_due: ({ daysPastDue, toCureMinor }, { money }) =>
    `逾期第 ${daysPastDue} 天；当天还 ${money(toCureMinor)} 就不再逾期`,
  cured: () => '不再逾期',
  bucket: ({ from, to }) => `账龄 ${from} → ${to}（逾期 ${bucketWords(to)} 天）`,
  line_frozen: () => '额度冻结，暂时不能消费',
  line_usable: () => '额度恢复，00:00 起可以使用',
  review_opened: ({ daysPastDue }, { days }) => `逾期满 ${days(daysPastDue)}，由专人复核是否关闭额度`,
  late_fee: ({ amountMinor }, { money }) => `收取逾期费 ${money(amountMinor)}`,
  report: ({ daysPastDue, sentBy }, { days, shortDay }) =>
    daysPastDue === 0
      ? `本月征信报送：无逾期（${shortDay(sentBy)}前报送）`
      : `本月征信报送：逾期 ${days(daysPastDue)}（${shortDay(sentBy)}前报送）`,
  grade: ({ from, grade }) => `信用档位 ${from} → ${grade}`,
  paid_off: () => '已全部还清',
};

/** What an entry says to a borrower: one clause without a full stop. @since 0.1 */
export function sayEntry(entry: ForecastEntry, voice: Voice): string {
  const sentences = voice.lang === 'zh' ? zh : en;
  const say = sentences[entry.kind] as (entry: ForecastEntry, write: Writing) => string;
  return say(entry, writingOf(voice));
}
