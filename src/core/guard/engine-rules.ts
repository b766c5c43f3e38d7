import { HOLD_NAMES } from '../law/index.ts';
import type { Bilingual, HoldName } from '../law/index.ts';
import type { SpeakingRule } from './finding.ts';

/** The version of the rules that stand in no pack: how unknowns, ledgers and holds refuse. */
export const ENGINE_VERSION = '1';

const engineRule = (id: string, zh: string, en: string): SpeakingRule => ({
  id,
  pack: 'engine',
  version: ENGINE_VERSION,
  kind: 'hard',
  severity: 'legal',
  title: { zh, en },
  source: 'docs/guard-semantics.md',
  confidence: 'none',
});

/** Rules that fail closed, and the two stops of the consent ledger. */
export const engineRules = {
  packMissing: engineRule('engine.packMissing', '没有适用的规则包', 'No rule pack applies'),
  calendarMissing: engineRule('engine.calendarMissing', '缺少该年份的节假日历', 'The calendar lacks the year'),
  zoneUnknown: engineRule('engine.zoneUnknown', '所在时区未知', 'Time zone unknown'),
  statusUnknown: engineRule('engine.statusUnknown', '状态未知', 'Status unknown'),
  consentMissing: engineRule('engine.consentMissing', '没有同意记录', 'No consent on record'),
  contactPointInvalid: engineRule('engine.contactPointInvalid', '联系方式无效', 'Contact point not usable'),
  stalePosition: engineRule('engine.stalePosition', '账户数据过旧', 'Position too old'),
  visitOff: engineRule('engine.visitOff', '外访已关闭', 'Visits are off'),
  consent: engineRule('ledger.consent', '已有同意记录', 'Consent on record'),
  thirdParty: engineRule('engine.thirdParty', '可联系的第三人', 'A third party that may be reached'),
  revoked: engineRule('ledger.revoked', '同意已撤回', 'Consent revoked'),
  optOut: engineRule('ledger.optOut', '已退订', 'Opted out'),
  safeForm: engineRule('engine.safeForm', '只用安全版内容', 'Safe form only'),
  care: engineRule('engine.care', '需要特别关照', 'Care is asked for'),
} as const;

const holdTitles: Readonly<Record<HoldName, Bilingual>> = {
  bankruptcy: { zh: '破产', en: 'Bankruptcy' },
  deceased: { zh: '已去世', en: 'Deceased' },
  incapacitated: { zh: '无行为能力', en: 'Without capacity' },
  military: { zh: '现役军人', en: 'Military service' },
  identityTheft: { zh: '身份被冒用', en: 'Identity theft' },
  vulnerability: { zh: '需要保护', en: 'Vulnerability' },
  hardship: { zh: '困难申请审核中', en: 'Hardship under review' },
  breathingSpace: { zh: '喘息期', en: 'Breathing space' },
  mentalHealthCrisis: { zh: '精神健康危机喘息期', en: 'Mental-health breathing space' },
  moratorium: { zh: '法定暂停期', en: 'Moratorium' },
  cease: { zh: '要求停止联系', en: 'Asked to cease' },
  attorney: { zh: '已委托律师', en: 'Attorney' },
  paid: { zh: '已还清', en: 'Paid' },
  plan: { zh: '履约中的计划', en: 'Plan in good standing' },
  planDevelopment: { zh: '方案协商中', en: 'Plan being made' },
  promise: { zh: '承诺还款期内', en: 'Promise running' },
  dispute: { zh: '异议处理中', en: 'Dispute' },
  complaint: { zh: '投诉处理中', en: 'Complaint' },
  timeBarred: { zh: '时效已过', en: 'Time-barred' },
  stopAll: { zh: '全部停止', en: 'Stopped by the lender' },
};

/** `hold.<name>` for every hold that no pack in the list names. */
export const holdRules = Object.fromEntries(
  HOLD_NAMES.map((name) => [name, engineRule(`hold.${name}`, holdTitles[name].zh, holdTitles[name].en)]),
) as Readonly<Record<HoldName, SpeakingRule>>;
