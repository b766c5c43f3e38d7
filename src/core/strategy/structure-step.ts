import type { Purpose } from '../law/index.ts';
import { found } from './finding.ts';
import type { StrategyFinding } from './finding.ts';
import { BY_DAYS } from './file.ts';
import type { StepFile } from './file.ts';

/** Purposes that a mere reminder may have. */
const nudgePurposes: readonly (Purpose | null)[] = [
  'pre_due_notice',
  'collection',
  'promise_reminder',
  'plan_reminder',
];
const spoken: readonly string[] = ['call', 'voicemail'];

/** Ids for a sentence, each in backticks. */
export const list = (items: readonly string[]): string =>
  items.length === 0 ? '-' : items.map((item) => `\`${item}\``).join(', ');

function triggerFindings(step: StepFile, at: string): readonly StrategyFinding[] {
  const given = [step.day, step.daysToDue, step.on].filter((each) => each !== null).length;
  if (given !== 1) {
    return [
      found(
        'strategy.step.trigger',
        at,
        { zh: `步骤 \`${step.id}\` 的起点写了 ${given} 个`, en: `step \`${step.id}\` has ${given} starts` },
        { zh: '写 day、daysToDue、on 三者之一', en: 'exactly one of day, daysToDue, on' },
      ),
    ];
  }
  const onlyLadder = (['untilDay', 'repeat'] as const).filter((key) => step[key] !== null && step.day === null);
  const misplaced = onlyLadder.map((key) =>
    found(
      'strategy.step.trigger',
      `${at}/${key}`,
      { zh: `${key} 只用于按逾期天数的步骤`, en: `${key} belongs to steps on days past due` },
      { zh: '与 day 一起写，或去掉', en: 'beside `day`, or leave it out' },
    ),
  );
  const ends = [
    ['untilDay', step.untilDay],
    ['repeat/untilDay', step.repeat?.untilDay ?? null],
  ] as const;
  const reversed = ends.flatMap(([key, end]) =>
    step.day === null || end === null || end >= step.day
      ? []
      : [
          found(
            'strategy.step.trigger',
            `${at}/${key}`,
            { zh: `${key} 为 ${end}，早于 day ${step.day}`, en: `${key} is ${end}, before day ${step.day}` },
            { zh: `不小于 ${step.day}`, en: `${step.day} or more` },
          ),
        ],
  );
  const unread =
    step.on === 'offer_unread' && step.afterDays === 0
      ? [
          found(
            'strategy.step.trigger',
            `${at}/on`,
            { zh: '方案刚发出，还来不及读', en: 'an offer just sent cannot have been read yet' },
            { zh: '写 afterDays，至少 1 天', en: '`afterDays` of at least 1' },
          ),
        ]
      : [];
  return [...misplaced, ...reversed, ...unread];
}

function visitFindings(step: StepFile, at: string): readonly StrategyFinding[] {
  return step.channels.flatMap((channel, index) =>
    channel !== 'visit'
      ? []
      : [
          found(
            'engine.visitOff',
            `${at}/channels/${index}`,
            { zh: '策略从不安排上门', en: 'a strategy never asks for a visit' },
            {
              zh: 'call、voicemail、sms、push、in_app、email、letter 之一',
              en: 'one of call, voicemail, sms, push, in_app, email, letter',
            },
          ),
        ],
  );
}

function taskFindings(step: StepFile, at: string): readonly StrategyFinding[] {
  const extra = (['channels', 'offers'] as const).filter((key) => step[key].length > 0);
  const more = [...extra, ...(step.template === null ? [] : ['template']), ...(step.nudge ? ['nudge'] : [])];
  return more.map((key) =>
    found(
      'strategy.step.kind',
      `${at}/${key}`,
      { zh: `任务 \`${step.id}\` 不联系任何人`, en: `the task \`${step.id}\` contacts nobody` },
      { zh: `去掉 ${key}，或用 purpose 代替 task`, en: `leave ${key} out, or write purpose in place of task` },
    ),
  );
}

function contactFindings(step: StepFile, at: string): readonly StrategyFinding[] {
  const written = step.channels.filter((channel) => !spoken.includes(channel));
  const findings: StrategyFinding[] = [];
  if (step.channels.length === 0) {
    findings.push(
      found(
        'strategy.step.kind',
        at,
        { zh: `步骤 \`${step.id}\` 没有渠道`, en: `step \`${step.id}\` has no channel` },
        { zh: 'channels 至少一项', en: 'at least one of `channels`' },
      ),
    );
  }
  if (written.length > 0 && step.template === null) {
    findings.push(
      found(
        'strategy.step.template',
        at,
        { zh: `${list(written)} 要有模板`, en: `${list(written)} wants a template` },
        { zh: `template: 阶段编号，如 s2，或 ${BY_DAYS}`, en: `\`template\` with a stage such as s2, or ${BY_DAYS}` },
      ),
    );
  }
  if (step.template === BY_DAYS && step.day === null) {
    findings.push(
      found(
        'strategy.step.template',
        `${at}/template`,
        { zh: `${BY_DAYS} 只用于按逾期天数的步骤`, en: `${BY_DAYS} belongs to steps on days past due` },
        { zh: '写明阶段', en: 'the stage by name' },
      ),
    );
  }
  if (step.timesPerDay > 1 && step.channels.some((channel) => channel !== 'call')) {
    findings.push(
      found(
        'strategy.step.timesPerDay',
        `${at}/timesPerDay`,
        { zh: '一天多次只用于电话', en: 'several times a day is for calls' },
        { zh: '1，或 channels: [call]', en: '1, or channels: [call]' },
      ),
    );
  }
  if (step.nudge && (step.offers.length > 0 || !nudgePurposes.includes(step.purpose))) {
    findings.push(
      found(
        'strategy.arm.withholdsOptions',
        `${at}/nudge`,
        {
          zh: `\`${step.id}\` 提供帮助或属于义务告知，不是可以扣留的提醒`,
          en: `\`${step.id}\` offers help or is owed; it is no mere reminder that may be withheld`,
        },
        { zh: '去掉 nudge', en: 'leave `nudge` out' },
      ),
    );
  }
  return findings;
}

function kindFindings(step: StepFile, at: string): readonly StrategyFinding[] {
  if ((step.purpose === null) === (step.task === null)) {
    return [
      found(
        'strategy.step.kind',
        at,
        { zh: `步骤 \`${step.id}\` 要么联系，要么派任务`, en: `step \`${step.id}\` is either a contact or a task` },
        { zh: '写 purpose 与 task 之一', en: 'exactly one of purpose, task' },
      ),
    ];
  }
  return step.task === null ? contactFindings(step, at) : taskFindings(step, at);
}

/** Hours that end before they begin. */
export function windowFindings(
  window: { readonly from: number; readonly to: number } | null,
  at: string,
): readonly StrategyFinding[] {
  if (window === null || window.from < window.to) return [];
  return [
    found(
      'strategy.window',
      at,
      { zh: '时段的结束不晚于开始', en: 'the hours end before they begin' },
      { zh: 'from 早于 to，同一天内', en: 'a `from` before `to`, on one day' },
    ),
  ];
}

/** What does not fit together within one step: its start, its kind, its channels, its hours. */
export const stepFindings = (step: StepFile, at: string): readonly StrategyFinding[] => [
  ...triggerFindings(step, at),
  ...kindFindings(step, at),
  ...visitFindings(step, at),
  ...windowFindings(step.window, `${at}/window`),
];
