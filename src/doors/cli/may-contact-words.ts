import type { Channel, Purpose, RuleKind } from '../../core/law/index.ts';
import type { Finding, Lifts } from '../../core/guard/index.ts';
import type { Lang } from './language.ts';

/** Every word of `dunwell may-contact`, each language written by itself. */
export interface MayContactWords {
  readonly yes: string;
  readonly no: string;
  readonly rule: string;
  readonly why: string;
  readonly says: string;
  readonly kind: string;
  readonly counter: string;
  readonly until: string;
  readonly unknownZone: string;
  readonly instead: string;
  readonly duties: string;
  readonly checked: (clock: string, zones: string) => string;
  readonly next: (when: string) => string;
  readonly askAgain: (when: string) => string;
  readonly by: (packs: string, zoneData: string) => string;
  readonly verdicts: Readonly<Record<Finding['verdict'], string>>;
  readonly kinds: Readonly<Record<RuleKind, string>>;
  readonly lifts: Readonly<Record<Lifts, string>>;
  readonly channels: Readonly<Record<Channel, string>>;
  readonly purposes: Readonly<Record<Purpose, string>>;
  readonly actions: Readonly<Record<string, string>>;
}

const en: MayContactWords = {
  yes: 'Allowed',
  no: 'Not now',
  rule: 'rule',
  why: 'why',
  says: 'says',
  kind: 'kind',
  counter: 'used',
  until: 'until',
  unknownZone: 'zone unknown',
  instead: 'Instead:',
  duties: 'With this contact:',
  checked: (clock, zones) => `asked at ${clock} (${zones})`,
  next: (when) => `Next permitted: ${when}`,
  askAgain: (when) => `Ask again from ${when}`,
  by: (packs, zoneData) => `by ${packs || 'no pack'}; zone data ${zoneData}`,
  verdicts: { allows: 'yes', refuses: 'no', overridden: 'passed' },
  kinds: { hard: 'law', presumption: 'presumption', soft: 'house', duty: 'duty', param: 'value' },
  lifts: { at: '', when_facts_change: 'when facts change', never: 'never' },
  channels: {
    call: 'call',
    voicemail: 'voicemail',
    sms: 'SMS',
    push: 'push',
    in_app: 'in-app message',
    email: 'e-mail',
    letter: 'letter',
    visit: 'visit',
  },
  purposes: {
    pre_due_notice: 'notice before the due date',
    collection: 'collection',
    plan_offer: 'plan offer',
    legal_warning: 'legal warning',
    mandated_notice: 'mandated notice',
    service_reply: 'reply to the person',
    promise_reminder: 'promise reminder',
    plan_reminder: 'plan reminder',
    cure_notice: 'thanks and restored',
    security: 'security',
  },
  actions: {
    schedule_call: 'call',
    schedule_sms: 'SMS',
    schedule_push: 'push',
    schedule_in_app_message: 'in-app message',
    schedule_email: 'e-mail',
    schedule_letter: 'letter',
    schedule_voicemail: 'voicemail',
    schedule_visit: 'visit',
  },
};

const zh: MayContactWords = {
  yes: '可以联系',
  no: '现在不能联系',
  rule: '规则',
  why: '原因',
  says: '结论',
  kind: '效力',
  counter: '已用',
  until: '至',
  unknownZone: '时区未知',
  instead: '可以改为：',
  duties: '本次联系须做到：',
  checked: (clock, zones) => `查询时间 ${clock}（${zones}）`,
  next: (when) => `下次可联系：${when}`,
  askAgain: (when) => `${when} 起须重新查询`,
  by: (packs, zoneData) => `依据 ${packs || '无规则包'}；时区数据 ${zoneData}`,
  verdicts: { allows: '可', refuses: '否', overridden: '已批准放行' },
  kinds: { hard: '法规', presumption: '推定', soft: '机构', duty: '义务', param: '参数' },
  lifts: { at: '', when_facts_change: '情况变化后', never: '永不' },
  channels: {
    call: '电话',
    voicemail: '语音留言',
    sms: '短信',
    push: '推送',
    in_app: '站内消息',
    email: '电子邮件',
    letter: '信函',
    visit: '外访',
  },
  purposes: {
    pre_due_notice: '到期前提醒',
    collection: '催收',
    plan_offer: '协商方案',
    legal_warning: '法律告知',
    mandated_notice: '法定通知',
    service_reply: '回复本人',
    promise_reminder: '承诺提醒',
    plan_reminder: '计划提醒',
    cure_notice: '结清与恢复告知',
    security: '安全验证',
  },
  actions: {
    schedule_call: '电话',
    schedule_sms: '短信',
    schedule_push: '推送',
    schedule_in_app_message: '站内消息',
    schedule_email: '电子邮件',
    schedule_letter: '信函',
    schedule_voicemail: '语音留言',
    schedule_visit: '外访',
  },
};

export const mayContactWords: Readonly<Record<Lang, MayContactWords>> = { en, zh };
