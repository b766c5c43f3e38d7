import { lint, messagesOf, STAGES } from '../template/index.ts';
import type { Finding, TemplateContent } from '../template/index.ts';
import { stagesMet } from '../strategy/index.ts';
import type { Step, StrategyFinding } from '../strategy/index.ts';
import type { ReviewQuestion } from './question.ts';

const spoken: readonly string[] = ['call', 'voicemail'];
const list = (items: readonly string[]): string =>
  items.length === 0 ? '-' : items.map((item) => `\`${item}\``).join(', ');

/** The newest template of a stage in a language, at the first place of the strategy. */
function templateFor(question: ReviewQuestion, stage: string, language: string): TemplateContent | null {
  const place = question.strategy.jurisdiction[0];
  const found = question.templates.filter(
    (each) => each.place === place && each.stage === stage && each.language === language,
  );
  return found.toSorted((one, other) => (one.version < other.version ? -1 : 1)).at(-1) ?? null;
}

const name = (template: TemplateContent): string => `${template.id} (${template.language}) ${template.version}`;

function missing(question: ReviewQuestion, step: Step, stage: string, language: string): StrategyFinding {
  const place = question.strategy.jurisdiction[0] ?? '';
  const there = question.templates
    .filter((each) => each.place === place && each.language === language)
    .map((each) => each.stage);
  const known = (STAGES as readonly string[]).includes(stage);
  return {
    rule: 'strategy.template.missing',
    severity: 'error',
    at: `${step.at}/template`,
    says: {
      zh: known ? `没有 ${place} 的 ${language} 模板 \`${stage}\`` : `没有阶段 \`${stage}\``,
      en: known ? `there is no ${language} template \`${stage}\` for ${place}` : `there is no stage \`${stage}\``,
    },
    accepts: { zh: `${list([...new Set(there)])} 之一`, en: `one of ${list([...new Set(there)])}` },
  };
}

function channelFindings(step: Step, template: TemplateContent): readonly StrategyFinding[] {
  const has = [...new Set(messagesOf(template).map(({ channel }) => channel as string))];
  return step.channels.flatMap((channel, index) =>
    spoken.includes(channel) || has.includes(channel)
      ? []
      : [
          {
            rule: 'strategy.template.channel',
            severity: 'error' as const,
            at: `${step.at}/channels/${index}`,
            says: {
              zh: `模板 ${name(template)} 没有 ${channel} 的内容`,
              en: `template ${name(template)} has no words for ${channel}`,
            },
            accepts: { zh: `${list(has)} 之一`, en: `one of ${list(has)}` },
          },
        ],
  );
}

function purposeFindings(step: Step, template: TemplateContent): readonly StrategyFinding[] {
  if (step.purpose === template.purpose) return [];
  return [
    {
      rule: 'strategy.template.purpose',
      severity: 'error',
      at: `${step.at}/purpose`,
      says: {
        zh: `目的 \`${step.purpose ?? ''}\` 与模板 ${name(template)} 的 \`${template.purpose}\` 不同；换个名目不能绕过次数限制`,
        en: `purpose \`${step.purpose ?? ''}\` is not that of template ${name(template)}, \`${template.purpose}\`; another name opens no other limits`,
      },
      accepts: {
        zh: `purpose: ${template.purpose}，或另一模板`,
        en: `purpose: ${template.purpose}, or another template`,
      },
    },
  ];
}

/** Whether what the linter found concerns a message that a step sends. */
const concerns = (finding: Finding, step: Step): boolean => {
  const [, form = '', channel = ''] = finding.at.split('/');
  return form === 'provider' ? step.channels.includes('sms') : step.channels.some((each) => each === channel);
};

function lintFindings(question: ReviewQuestion, step: Step, template: TemplateContent): readonly StrategyFinding[] {
  return lint(template, question.lintRules)
    .findings.filter((finding) => finding.severity === 'error' && concerns(finding, step))
    .map((finding): StrategyFinding => {
      const lacks = finding.group === 'element';
      const where = `${name(template)} ${finding.at}`;
      return {
        rule: finding.rule,
        severity: 'error',
        at: `${step.at}/template`,
        says: lacks
          ? { zh: `模板 ${where} 缺少必备内容`, en: `template ${where} lacks what it must hold` }
          : {
              zh: `模板 ${where} 有不当用语 \`${finding.found}\``,
              en: `template ${where} may not say \`${finding.found}\``,
            },
        accepts: finding.accepts,
      };
    });
}

function dayFindings(step: Step): readonly StrategyFinding[] {
  const { trigger, template } = step;
  if (trigger.kind !== 'ladder' || template === null || !/^s[2-7]$/.test(template)) return [];
  const met = stagesMet({ ...step, template: 'byDaysPastDue' });
  if (met.every((stage) => stage === template)) return [];
  return [
    {
      rule: 'strategy.template.day',
      severity: 'warning',
      at: `${step.at}/template`,
      says: {
        zh: `第 ${trigger.day}–${trigger.untilDay} 天适用 ${list(met)}，而模板是 \`${template}\``,
        en: `days ${trigger.day} to ${trigger.untilDay} belong to ${list(met)}, and the template is \`${template}\``,
      },
      accepts: { zh: `${list(met)} 或 byDaysPastDue`, en: `${list(met)} or byDaysPastDue` },
    },
  ];
}

/** Templates that are missing, do not fit the step, or would not pass the linter. */
export function templateFindings(question: ReviewQuestion): readonly StrategyFinding[] {
  return [...question.strategy.byId.values()].flatMap((step) => {
    if (step.template === null || step.purpose === null) return [];
    const perTemplate = stagesMet(step).flatMap((stage) =>
      question.strategy.languages.flatMap((language) => {
        const template = templateFor(question, stage, language);
        if (template === null) return [missing(question, step, stage, language)];
        return [
          ...purposeFindings(step, template),
          ...channelFindings(step, template),
          ...lintFindings(question, step, template),
        ];
      }),
    );
    return [...perTemplate, ...dayFindings(step)];
  });
}
