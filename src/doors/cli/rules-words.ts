import type { Enforcer, RuleKind, RulePack } from '../../core/law/index.ts';
import type { CaseRow, RowDifference, RuleCoverage } from '../../shell/rules/index.ts';
import type { Lang } from './language.ts';

/** Every word of `dunwell rules`, each language written by itself. */
export interface RulesWords {
  readonly rule: string;
  readonly title: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly confidence: string;
  readonly enforcers: string;
  readonly pack: string;
  readonly inForce: string;
  readonly wording: string;
  readonly parameter: string;
  readonly source: string;
  readonly verifiedOn: string;
  readonly note: string;
  readonly refused: string;
  readonly allowed: string;
  readonly owed: string;
  readonly gaps: string;
  readonly unsigned: string;
  readonly notCovered: string;
  readonly dagger: string;
  readonly same: string;
  readonly signedBy: (name: string) => string;
  readonly cases: (count: number) => string;
  readonly summary: (rules: number, without: number, cases: number, failing: number) => string;
  readonly kinds: Readonly<Record<RuleKind, string>>;
  readonly enforcerNames: Readonly<Record<Enforcer, string>>;
  readonly statuses: Readonly<Record<RulePack['status'], string>>;
  readonly verdicts: Readonly<Record<CaseRow['verdict'], string>>;
  readonly gapNames: Readonly<Record<RuleCoverage['gaps'][number], string>>;
  readonly changes: Readonly<Record<RowDifference['change'], string>>;
}

const en: RulesWords = {
  rule: 'rule',
  title: 'title',
  kind: 'kind',
  from: 'from',
  to: 'to',
  confidence: 'confidence',
  enforcers: 'held by',
  pack: 'pack',
  inForce: 'in force',
  wording: 'wording',
  parameter: 'parameter',
  source: 'source',
  verifiedOn: 'verified on',
  note: 'note',
  refused: 'refused',
  allowed: 'allowed',
  owed: 'owed',
  gaps: 'missing',
  unsigned: 'signed by nobody yet',
  notCovered: 'Not covered',
  dagger: '† the text of the instrument has not been read by us',
  same: 'no difference',
  signedBy: (name) => `signed by ${name}`,
  cases: (count) => (count === 0 ? 'No case names it.' : `Cases (${count}):`),
  summary: (rules, without, cases, failing) =>
    `${rules} rules, ${without} without an enforcer yet; ${cases} cases, ${failing === 0 ? 'all pass' : `${failing} fail`}`,
  kinds: { hard: 'hard', presumption: 'presumption', soft: 'soft', duty: 'duty', param: 'value' },
  enforcerNames: {
    guard: 'guard',
    linter: 'linter',
    cap: 'cap',
    plans: 'plans',
    legal: 'legal',
    reporting: 'reporting',
    account: 'account',
    'none yet': 'none yet',
  },
  statuses: { complete: 'complete', draft: 'draft' },
  verdicts: { allowed: 'allowed', refused: 'refused' },
  gapNames: {
    'no refused case': 'a refused case',
    'no allowed case': 'an allowed case',
    'no case that owes it': 'a case that owes it',
    'no enforcer yet': 'an enforcer',
    'low confidence': 'better confidence',
    'text not checked': 'a check of the text',
  },
  changes: { added: '+', removed: '-', changed: '~' },
};

const zh: RulesWords = {
  rule: '规则',
  title: '名称',
  kind: '效力',
  from: '自',
  to: '至',
  confidence: '可信度',
  enforcers: '执行方',
  pack: '规则包',
  inForce: '有效期',
  wording: '依据文字',
  parameter: '参数',
  source: '来源',
  verifiedOn: '核对日期',
  note: '说明',
  refused: '拒绝用例',
  allowed: '放行用例',
  owed: '义务用例',
  gaps: '尚缺',
  unsigned: '尚无人签署',
  notCovered: '未覆盖',
  dagger: '† 尚未核对文件原文',
  same: '没有差别',
  signedBy: (name) => `由 ${name} 签署`,
  cases: (count) => (count === 0 ? '没有用例提到它。' : `用例（${count}）：`),
  summary: (rules, without, cases, failing) =>
    `共 ${rules} 条规则，其中 ${without} 条尚无执行方；${cases} 个用例，${failing === 0 ? '全部通过' : `${failing} 个未通过`}`,
  kinds: { hard: '强制', presumption: '推定', soft: '宜', duty: '义务', param: '参数' },
  enforcerNames: {
    guard: '联系审查',
    linter: '文案检查',
    cap: '费用上限',
    plans: '协商方案',
    legal: '法律',
    reporting: '报送',
    account: '账户',
    'none yet': '暂无',
  },
  statuses: { complete: '完整', draft: '草案' },
  verdicts: { allowed: '可', refused: '否' },
  gapNames: {
    'no refused case': '拒绝用例',
    'no allowed case': '放行用例',
    'no case that owes it': '义务用例',
    'no enforcer yet': '执行方',
    'low confidence': '更可靠的依据',
    'text not checked': '原文核对',
  },
  changes: { added: '+', removed: '-', changed: '~' },
};

export const rulesWords: Readonly<Record<Lang, RulesWords>> = { en, zh };
