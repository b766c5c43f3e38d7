import { instalmentOffer, termsOn } from '../../core/account/index.ts';
import type { AccountEvent, AccountEventType, Story, Terms, WaiverComponent } from '../../core/account/index.ts';
import { formatDay, formatMoney, formatPpm, formatShortDay } from '../../core/wording/index.ts';
import type { Day } from '../../core/time/index.ts';
import type { Lang } from './language.ts';
import { clipText } from './wrap.ts';

/** What words about a story need to know: the language, how money and days are written, and the events by id. */
export interface Speaking {
  readonly lang: Lang;
  readonly money: (minor: bigint) => string;
  /** With weekday and year: `Mon 9 Nov 2026`. */
  readonly day: (day: Day) => string;
  /** Without: `9 Nov`. */
  readonly shortDay: (day: Day) => string;
  /** A last moment: `23:59 on Mon 9 Nov 2026`. */
  readonly deadline: (day: Day) => string;
  readonly byId: ReadonlyMap<string, AccountEvent>;
  readonly terms: Terms;
}

/** How a story is spoken about in a language. */
export function speakingOf(story: Story, lang: Lang): Speaking {
  const day = (value: Day): string => formatDay(value, lang);
  return {
    lang,
    money: (minor) => formatMoney(minor, story.terms.currency),
    day,
    shortDay: (value) => formatShortDay(value, lang),
    deadline: (value) => (lang === 'zh' ? `${day(value)}23:59` : `23:59 on ${day(value)}`),
    byId: new Map(story.events.map((event) => [event.id, event])),
    terms: story.terms,
  };
}

type EventOf<T extends AccountEventType> = Extract<AccountEvent, { type: T }>;
type EventWords = { readonly [T in AccountEventType]: (event: EventOf<T>, say: Speaking) => string };

/** What an event names, as short as it can be recognised: `payment of 10 Jul`. */
function targetWords(id: string, say: Speaking): string {
  const target = say.byId.get(id);
  if (target === undefined) return id;
  const named = target.type === 'purchase' ? target.text : '';
  if (named !== '') return clipText(named.replace(/\s+/g, ' '), textColumnsMax);
  return say.lang === 'zh' ? say.shortDay(target.on) : `of ${say.shortDay(target.on)}`;
}

const components: Readonly<Record<Lang, Readonly<Record<WaiverComponent, string>>>> = {
  en: {
    fee: 'fees',
    penalty: 'penalty interest',
    interest: 'billed interest',
    principal: 'principal',
    accrued: 'interest not billed yet',
  },
  zh: { fee: '费用', penalty: '罚息', interest: '已出账利息', principal: '本金', accrued: '未出账利息' },
};

/** Free text of a file is cut so that no line of ours grows past a terminal. */
const textColumnsMax = 30;
/** The fee of an instalment agreement and the yearly rate that it comes to, when the terms offer it. */
function offerWords(event: EventOf<'conversion'>, say: Speaking): string {
  const offer = termsOn(say.terms, event.on).instalments.find((offered) => offered.parts === event.parts);
  if (offer === undefined || event.amountMinor <= 0n) return '';
  const { totalFeeMinor, effectiveAprPpm } = instalmentOffer(event.amountMinor, offer.parts, offer.feePpm);
  // Shown with two decimals, as such rates are disclosed.
  const rate = formatPpm(Math.round(effectiveAprPpm / 100) * 100);
  const fee = say.money(totalFeeMinor);
  return say.lang === 'zh' ? `，手续费 ${fee}（折合年化 ${rate}）` : `, fee ${fee} (${rate} a year)`;
}

const added = (text: string): string =>
  text === '' ? '' : ` · ${clipText(text.replace(/\s+/g, ' '), textColumnsMax)}`;

/** A day of the month, 1..28: `1st`, `22nd`. */
function ordinal(day: number): string {
  const teen = day >= 11 && day <= 13;
  return `${day}${(teen ? undefined : ['th', 'st', 'nd', 'rd'][day % 10]) ?? 'th'}`;
}

const en: EventWords = {
  opening: (event) =>
    `account taken over with ${event.bills.length === 1 ? '1 open bill' : `${event.bills.length} open bills`}`,
  purchase: (event, say) => `purchase ${say.money(event.amountMinor)}${added(event.text)}`,
  refund: (event, say) => `refund ${say.money(event.amountMinor)} · ${targetWords(event.of, say)}`,
  payment: (event, say) => `payment ${say.money(event.amountMinor)}${added(event.via)}`,
  autoDebit: (event, say) =>
    event.result === 'success'
      ? `auto-debit ${say.money(event.amountMinor)}`
      : `auto-debit of ${say.money(event.amountMinor)} failed`,
  paymentReversed: (event, say) => `payment ${targetWords(event.of, say)} came back${added(event.reason)}`,
  recovery: (event, say) => `payment after charge-off ${say.money(event.amountMinor)}`,
  conversion: (event, say) =>
    `${say.money(event.amountMinor)} turned into ${event.parts} instalments${offerWords(event, say)}`,
  dueDayChange: (event) =>
    `due day changed: bills on the ${ordinal(event.billDay)}, due on the ${ordinal(event.dueDay)}`,
  waiver: (event, say) =>
    `${say.money(event.amountMinor)} ${components.en[event.component]} waived, bill of ${say.shortDay(event.bill)}`,
  settlement: (event, say) =>
    `settlement agreed: ${say.money(event.amountMinor)}${event.until === null ? '' : ` by ${say.deadline(event.until)}`}`,
  creditRefund: (event, say) => `credit ${say.money(event.amountMinor)} paid out`,
  chargeOff: () => 'charged off; no more interest from tomorrow',
};

const zh: EventWords = {
  opening: (event) => `接手账户，有 ${event.bills.length} 期未还清的账单`,
  purchase: (event, say) => `消费 ${say.money(event.amountMinor)}${added(event.text)}`,
  refund: (event, say) => `退款 ${say.money(event.amountMinor)} · ${targetWords(event.of, say)}`,
  payment: (event, say) => `还款 ${say.money(event.amountMinor)}${added(event.via)}`,
  autoDebit: (event, say) =>
    event.result === 'success'
      ? `自动扣款 ${say.money(event.amountMinor)}`
      : `自动扣款 ${say.money(event.amountMinor)} 未成功`,
  paymentReversed: (event, say) => `${targetWords(event.of, say)}的还款被撤销${added(event.reason)}`,
  recovery: (event, say) => `核销后回收 ${say.money(event.amountMinor)}`,
  conversion: (event, say) => `账单分期：${say.money(event.amountMinor)} 分 ${event.parts} 期${offerWords(event, say)}`,
  dueDayChange: (event) => `修改还款日：每月 ${event.billDay} 日出账，${event.dueDay} 日还款`,
  waiver: (event, say) =>
    `减免 ${say.shortDay(event.bill)}账单的${components.zh[event.component]} ${say.money(event.amountMinor)}`,
  settlement: (event, say) =>
    `结清减免协议：还 ${say.money(event.amountMinor)}${event.until === null ? '' : `，最晚 ${say.deadline(event.until)}`}`,
  creditRefund: (event, say) => `退回溢缴款 ${say.money(event.amountMinor)}`,
  chargeOff: () => '核销，次日起不再计息',
};

const catalogue: Readonly<Record<Lang, EventWords>> = { en, zh };

/** What happened, in a few words. */
export function eventWords(event: AccountEvent, say: Speaking): string {
  const words = catalogue[say.lang][event.type] as (event: AccountEvent, say: Speaking) => string;
  return words(event, say);
}

/** What happened, and when it became known if that was later than its date. */
export function eventWordsWithKnown(event: AccountEvent, say: Speaking): string {
  const words = eventWords(event, say);
  if (event.knownOn <= event.on) return words;
  return say.lang === 'zh'
    ? `${words}（${say.shortDay(event.knownOn)}才得知）`
    : `${words} (known only on ${say.shortDay(event.knownOn)})`;
}
