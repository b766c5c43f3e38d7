// The outcome as a sentence, for people.
import type { Figure } from './figures.ts';
import type { VerifyOutcome } from './verify.ts';

export type Lang = 'zh' | 'en';

const zhFields: Readonly<Record<string, string>> = {
  owedMinor: '欠款合计',
  payoffMinor: '结清金额',
  principalMinor: '本金',
  interestMinor: '已出账利息',
  penaltyMinor: '罚息',
  feeMinor: '费用',
  accruedMinor: '未出账利息',
  unbilledMinor: '未出账消费',
  instalmentMinor: '分期本金',
  creditMinor: '溢缴款',
  pastDueMinor: '逾期金额',
  toCureMinor: '恢复正常需还',
  minimumLeftMinor: '最低还款额待还',
  tomorrowMinor: '明日利息',
  waivedByCapMinor: '上限豁免',
  daysPastDue: '逾期天数',
  totalMinor: '应还总额',
  minimumMinor: '最低还款额',
};

/** An amount in whole units of its currency, such as `2.20`; other figures as they are. */
export function plainFigure(figure: Figure | null, decimals: number, lang: Lang): string {
  if (figure === null) return lang === 'zh' ? '无' : 'nothing';
  if (typeof figure !== 'bigint') return String(figure);
  const digits = String(figure < 0n ? -figure : figure).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const plain = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return figure < 0n ? `-${plain}` : plain;
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
const counted = (count: number, one: string): string => `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;

function sayDifference(found: Extract<VerifyOutcome, { outcome: 'differs' }>, lang: Lang): string {
  const { part, on, bill, field, decimals } = found;
  const [says, recomputed] = [found.recordSays, found.recomputed].map((one) => plainFigure(one, decimals, lang));
  if (lang === 'en') {
    const place = [on === null ? part : `${part} ${on}`, ...(bill === null ? [] : [`bill ${bill}`]), field];
    return `${place.join(', ')}: the record says ${says}, recomputed ${recomputed}`;
  }
  const parts = { statement: '账单', day: '日期', record: '记录' };
  const name = zhFields[field.replace('carriedOver.', '')];
  const place = [on === null ? parts[part] : `${parts[part]} ${on}`, ...(bill === null ? [] : [`账单 ${bill}`])];
  return `${place.join('，')}，${field}${name === undefined ? '' : `（${name}）`}：记录为 ${says}，重算为 ${recomputed}`;
}

/**
 * One sentence for the outcome: `same to the fen: …`, the first line that differs, or what was not understood.
 * @since 0.1
 */
export function sayOutcome(found: VerifyOutcome, lang: Lang): string {
  if (found.outcome === 'differs') return sayDifference(found, lang);
  if (found.outcome === 'not_understood') {
    const at = found.at === '' ? '/' : found.at;
    return lang === 'zh'
      ? `无法读懂 \`${at}\`：${found.accepted.zh}`
      : `not understood at \`${at}\`: ${found.accepted.en}`;
  }
  const { statements, days, amounts } = found;
  return lang === 'zh'
    ? `分毫不差：${grouped(statements)} 份账单，${grouped(days)} 天，共核对 ${grouped(amounts)} 项金额`
    : `same to the fen: ${counted(statements, 'statement')}, ${counted(days, 'day')}, ${counted(amounts, 'amount')} checked`;
}

/**
 * The outcome as JSON for programs: amounts as whole minor units in text, as records write them.
 * @since 0.1
 */
export function outcomeJson(found: VerifyOutcome): string {
  return JSON.stringify(found, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2);
}
