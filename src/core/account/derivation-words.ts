import type { Language } from '../wording/index.ts';
import type { DerivationFacts, DerivationKind } from './derivation.ts';

type Pair = readonly [zh: string, en: string];

/** What each kind of node says. `{…}` are facts of the node; both languages are written by themselves. */
const words: Readonly<Record<DerivationKind, Pair>> = {
  owed: ['到{on}为止，一共欠', 'Owed at the end of {on}'],
  payoff: ['{on}当天还清要付', 'To pay everything off on {on}'],
  credit: ['减去溢缴款', 'Less the credit on the account'],
  bill: ['{bill}的账单（最晚{due}还）', 'Bill of {bill} (due {due})'],
  principal: ['还没还的本金', 'Principal not yet paid'],
  interest: ['这期账单里的利息', 'Interest billed in it'],
  fee: ['费用', 'Fees'],
  penalty: ['罚息', 'Penalty interest'],
  accrued: ['还没出账的利息', 'Interest not billed yet'],
  unbilled: ['还没出账的消费', 'Purchases not billed yet'],
  instalment: ['以后各期的分期本金', 'Instalments of later bills'],
  purchase: ['{on}的消费{text}（{event}）', 'Purchase on {on}{text} ({event})'],
  refund: ['{on}的退款（{event}）', 'Refund on {on} ({event})'],
  payment: ['{on}的还款（{event}）', 'Payment on {on} ({event})'],
  autoDebit: ['{on}的自动还款（{event}）', 'Automatic payment on {on} ({event})'],
  recovery: ['{on}核销后的还款（{event}）', 'Payment after charge-off on {on} ({event})'],
  waiver: ['{on}减免（{event}）', 'Waived on {on} ({event})'],
  writtenDown: ['{on}结清减免的部分（{event}）', 'Written down by the settlement on {on} ({event})'],
  creditApplied: ['{on}用溢缴款抵掉', 'Paid from the credit on the account on {on}'],
  creditRefund: ['{on}退回溢缴款（{event}）', 'Credit paid back on {on} ({event})'],
  conversion: ['{on}转成分期（{event}）', 'Turned into instalments on {on} ({event})'],
  instalmentDue: ['本期到期的分期本金', 'Instalment due in this bill'],
  purchasesBilled: ['这期账单的消费', 'Purchases of this bill'],
  interestBilled: ['{bill}账单未还本金的利息，已出账', 'Interest on what was left of the bill of {bill}, billed'],
  feeCharged: ['本期的分期手续费', 'Instalment fee of this bill'],
  lateFeeCharged: ['{on}收取的逾期费', 'Late fee charged on {on}'],
  broughtIn: ['接手时已有的金额（{on}）', 'Brought in with the account on {on}'],
  leftInPool: ['由前后期结转的部分', 'Taken over from another bill'],
  rounded: ['每天的{label}加起来，只四舍五入一次', 'All days of {label} added up, rounded once'],
  run: ['{from}到{to}，{days} × {base} × 每天{rate}', '{from} to {to}: {days} × {base} × {rate} a day'],
  cutByCap: ['{from}到{to}，超过费用上限的部分不收', '{from} to {to}: above the cap, not charged'],
  pastDue: ['{on}已逾期的金额', 'Past due at the end of {on}'],
  toCure: ['{on}至少还多少就不再逾期', 'The least to pay on {on} to be past due no longer'],
  place: ['{bill}账单的{component}', '{component} of the bill of {bill}'],
  shareLeft: ['本期最低还款里还差的本金', 'What its minimum still lacks in principal'],
  paidSoFar: ['出账后已经还的本金', 'Principal paid since it was issued'],
  floorAllowance: ['很小的零头不算逾期', 'A rest too small to count as past due'],
  creditAllowance: ['由溢缴款付', 'Paid by the credit on the account'],
  minimum: ['{bill}账单的最低还款额（最晚{due}还）', 'Minimum of the bill of {bill} (due {due})'],
  share: ['本期消费{base}的{ratio}', '{ratio} of this bill’s purchases of {base}'],
  carriedOver: ['以前账单没还的部分，全部计入', 'All that is unpaid of earlier bills'],
  tomorrow: ['到{on}会多出的利息', 'Interest that {on} adds'],
  tomorrowRounded: ['{bill}账单的{label}', '{label} of the bill of {bill}'],
};

const labels: Readonly<Record<NonNullable<DerivationFacts['label']>, Pair>> = {
  penalty: ['罚息', 'penalty interest'],
  revolving: ['利息', 'interest'],
};

const components: Readonly<Record<NonNullable<DerivationFacts['component']>, Pair>> = {
  fee: ['费用', 'fees'],
  penalty: ['罚息', 'penalty interest'],
  interest: ['利息', 'interest'],
  principal: ['本金', 'principal'],
};

/** The words of a node, its label and component filled in; dates and amounts are still in braces. */
export function wordsOf(kind: DerivationKind, facts: DerivationFacts, language: Language): string {
  const index = language === 'en' ? 1 : 0;
  const label = facts.label === undefined ? '' : labels[facts.label][index];
  const component = facts.component === undefined ? '' : components[facts.component][index];
  const filled = words[kind][index].replaceAll('{label}', label).replaceAll('{component}', component);
  return language === 'en' ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled;
}
