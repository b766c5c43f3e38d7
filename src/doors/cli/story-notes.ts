import type { EventFault, History, Story } from '../../core/account/index.ts';
import type { Speaking } from './story-events.ts';
import { eventWords } from './story-events.ts';
import type { Lang } from './language.ts';
import { wrapText } from './wrap.ts';

/** What a view leaves out or is unsure of. */
export type Notes = Pick<History, 'faults' | 'waiting' | 'exceptions'>;

/** The whole numbers in backticks of an engine's sentence, in order. */
function figuresIn(message: string): readonly bigint[] {
  return [...message.matchAll(/`(-?\d{1,30})`/g)].map((match) => BigInt(match[1] as string));
}

type Sentence = (figures: readonly string[], plain: readonly bigint[]) => string;
type Sentences = Readonly<Record<string, Sentence>>;

const last = (figures: readonly string[]): string => figures.at(-1) ?? '';
const at = (figures: readonly string[], index: number): string => figures[index] ?? '';

const en: Sentences = {
  amount_not_positive: () => 'the amount is not above zero; write one above zero',
  amount_too_large: () => 'the amount is above 1,000,000,000.00; write a smaller one',
  before_opening: () => 'it lies before the account’s first day; write a later date',
  id_reused: () => 'another event has the same id and says something else; the one known first counts, write a new id',
  refund_before_purchase: () => 'it lies before the purchase that it refunds; write that date or a later one',
  refund_above_purchase: (figures) => `more would be refunded than was bought; at most ${last(figures)} is left`,
  reversal_before_payment: () => 'it lies before the payment that it takes back; write that date or a later one',
  already_reversed: () => 'that payment has come back already; leave this one out',
  not_a_payment: () => 'it names an event of another kind; name the payment or the purchase that is meant',
  conversion_outside_window: () =>
    'a bill is turned into instalments from its bill day to its due date, in a number of parts that the terms offer',
  due_day_change_not_offered: () => 'the terms do not offer these days to this account, or not yet',
  already_charged_off: () => 'the account is charged off already; leave this one out',
  unknown_bill: () => 'no bill was issued on that day; write the bill day of an issued bill',
  currency_mismatch: () => 'it is in another currency than the account',
  conversion_exceeds_principal: (figures) =>
    `${at(figures, 1)} was agreed, but only ${at(figures, 0)} of the bill is unpaid; ${at(figures, 2)} found no place`,
  waiver_exceeds: (figures) =>
    `${at(figures, 1)} was waived, but only ${at(figures, 0)} of it was owed; ${at(figures, 2)} found no place`,
  credit_refund_exceeds: (figures) =>
    `${at(figures, 1)} was paid out, but the credit was only ${at(figures, 0)}; ${at(figures, 2)} went beyond it`,
  due_day_change_while_past_due: () => 'the account was past due on that day; the change stands',
  purchase_while_past_due: (_, plain) =>
    `the account was ${plain[0] ?? ''} days past due, so the line should have been frozen; the purchase stands`,
  settlement_lapsed: (figures) =>
    `only ${at(figures, 0)} of the agreed ${at(figures, 1)} was paid in time; nothing was written down`,
};

const zh: Sentences = {
  amount_not_positive: () => '金额必须大于零',
  amount_too_large: () => '金额超过上限 1,000,000,000.00',
  before_opening: () => '日期早于账户的第一天；请改为之后的日期',
  id_reused: () => '已有另一笔内容不同的记录用了这个编号；以先得知的为准，请换一个编号',
  refund_before_purchase: () => '退款早于它对应的消费；请写消费当天或之后的日期',
  refund_above_purchase: (figures) => `退款合计会超过消费金额；最多还能退 ${last(figures)}`,
  reversal_before_payment: () => '撤销早于它对应的还款；请写还款当天或之后的日期',
  already_reversed: () => '这笔还款已经撤销过；请删去这一条',
  not_a_payment: () => '它指向的不是还款或消费；请写所指的那一笔',
  conversion_outside_window: () => '只能在账单日到还款日之间，按条款提供的期数把账单转为分期',
  due_day_change_not_offered: () => '条款没有向这个账户提供这一组账单日和还款日，或还没到可以修改的时间',
  already_charged_off: () => '账户已经核销；请删去这一条',
  unknown_bill: () => '那一天没有出过账单；请写已出账单的账单日',
  currency_mismatch: () => '币种与账户不同',
  conversion_exceeds_principal: (figures) =>
    `约定分期 ${at(figures, 1)}，但账单只有 ${at(figures, 0)} 本金未还；多出的 ${at(figures, 2)} 没有处理`,
  waiver_exceeds: (figures) =>
    `减免 ${at(figures, 1)}，但实际只欠 ${at(figures, 0)}；多出的 ${at(figures, 2)} 没有处理`,
  credit_refund_exceeds: (figures) =>
    `退回 ${at(figures, 1)}，但溢缴款只有 ${at(figures, 0)}；多付出了 ${at(figures, 2)}`,
  due_day_change_while_past_due: () => '修改还款日那天账户已逾期；修改仍然有效',
  purchase_while_past_due: (_, plain) => `账户当时已逾期 ${plain[0] ?? ''} 天，额度本应冻结；这笔消费仍然有效`,
  settlement_lapsed: (figures) => `约定还 ${at(figures, 1)}，到期只还了 ${at(figures, 0)}；没有减免任何金额`,
};

const sentences: Readonly<Record<Lang, Sentences>> = { en, zh };

/** Ways out in Chinese; the engine says them in English. */
const waysOutZh: Readonly<Record<string, readonly string[]>> = {
  conversion_exceeds_principal: ['按未还本金分期（当前做法）', '从生效日起取消这次分期', '与借款人重新约定分期'],
  waiver_exceeds: ['只减免实际所欠的部分', '把多出的部分用于减免其他项目', '把多出的部分作为退款'],
  credit_refund_exceeds: ['要回多付的部分', '由机构承担差额', '经借款人同意，把差额记为消费'],
  due_day_change_while_past_due: ['保留这次修改', '约定改回原来的日期'],
  purchase_while_past_due: ['保留这笔消费', '请商户退款', '查明额度为何没有冻结'],
  settlement_lapsed: ['重新约定结清金额', '按全部欠款继续', '另立约定，把迟到的还款视同按时'],
};

const heads = {
  en: {
    faults: 'Not counted',
    waiting: 'Waiting',
    exceptions: 'Needs a decision',
    waysOut: 'ways out:',
    waits: 'takes effect once the purchase or payment that it names is known:',
  },
  zh: {
    faults: '未计入的记录',
    waiting: '等待中的记录',
    exceptions: '需要人工决定',
    waysOut: '可以：',
    waits: '等它所指的消费或还款得知后才生效：',
  },
} as const;

function sentenceOf(fault: EventFault, say: Speaking): string {
  const plain = figuresIn(fault.message);
  const sentence = sentences[say.lang][fault.kind];
  return sentence === undefined ? fault.message : sentence(plain.map(say.money), plain);
}

function subjectOf(id: string, say: Speaking): string {
  const event = say.byId.get(id);
  return event === undefined ? id : `${say.day(event.on)}  ${eventWords(event, say)}  [${id}]`;
}

const columnsMax = 100;

/** A text at a depth, going on below itself where it is too long. */
const indented = (text: string, depth: number): readonly string[] =>
  wrapText(text, columnsMax - depth, 2).map((line) => ' '.repeat(depth) + line);

const faultLines = (fault: EventFault, say: Speaking): readonly string[] => [
  ...indented(subjectOf(fault.at, say), 2),
  ...indented(sentenceOf(fault, say), 4),
];

function exceptionLines(fault: EventFault, say: Speaking): readonly string[] {
  const ways = (say.lang === 'zh' ? waysOutZh[fault.kind] : undefined) ?? fault.waysOut ?? [];
  return [
    ...faultLines(fault, say),
    ...(ways.length === 0 ? [] : [`    ${heads[say.lang].waysOut}`]),
    ...ways.flatMap((way) => indented(`- ${way}`, 6)),
  ];
}

/** In order of the value dates of the events named. */
function byDate(faults: readonly EventFault[], say: Speaking): readonly EventFault[] {
  const dateOf = ({ at: id }: EventFault): number => say.byId.get(id)?.on ?? 0;
  return faults.toSorted((one, other) => dateOf(one) - dateOf(other));
}

/**
 * What a reader must know about events that did not simply take effect: those that are refused, those that
 * wait, and agreements that no longer fit, with their ways out. Empty when there is nothing to say.
 */
export function noteLines(notes: Notes, story: Story, say: Speaking): readonly string[] {
  const words = heads[say.lang];
  const lines: string[] = [];
  if (notes.faults.length > 0) {
    lines.push('', `${words.faults} (${notes.faults.length})`);
    for (const fault of byDate(notes.faults, say)) lines.push(...faultLines(fault, say));
  }
  if (notes.waiting.length > 0) {
    lines.push('', `${words.waiting} (${notes.waiting.length})`);
    for (const id of notes.waiting) {
      const event = story.events.find((candidate) => candidate.id === id);
      const target = event !== undefined && 'of' in event ? event.of : '';
      lines.push(...indented(subjectOf(id, say), 2), ...indented(`${words.waits} ${target}`, 4));
    }
  }
  if (notes.exceptions.length > 0) {
    lines.push('', `${words.exceptions} (${notes.exceptions.length})`);
    for (const fault of byDate(notes.exceptions, say)) lines.push(...exceptionLines(fault, say));
  }
  return lines;
}

/** The same as data. */
export const noteData = (notes: Notes): object => ({
  faults: notes.faults,
  waiting: notes.waiting,
  exceptions: notes.exceptions,
});
