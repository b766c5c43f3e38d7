import { boxesTogether, compare } from './box.ts';
import type { Step, Strategy } from './compile.ts';
import type { Condition } from './condition.ts';
import { collects } from './block.ts';
import { found } from './finding.ts';
import type { StrategyFinding } from './finding.ts';
import { withheldOptions } from './analysis-arms.ts';

/** What must hold on a day on which a step can be done, apart from its own conditions. */
function circumstancesOf(step: Step): readonly Condition[] {
  const { trigger } = step;
  const collecting = collects(step) ? [compare('daysPastDue', 'atLeast', 1)] : [];
  switch (trigger.kind) {
    case 'ladder': {
      const last = step.repeat?.untilDay ?? trigger.untilDay;
      return [compare('daysPastDue', 'atLeast', trigger.day), compare('daysPastDue', 'atMost', last)];
    }
    case 'due':
      return [...collecting, compare('daysToDue', 'is', trigger.daysToDue), compare('daysPastDue', 'is', 0)];
    case 'event':
      return [...collecting, ...circumstancesOfEvent(trigger.event, trigger.afterDays)];
  }
}

function circumstancesOfEvent(event: string, afterDays: number): readonly Condition[] {
  if (event === 'cure') return [compare('daysPastDue', 'is', 0)];
  if (event === 'returned_to_past_due') return [compare('daysPastDue', 'atLeast', 1)];
  return event === 'offer_unread' ? [compare('unreadOfferDays', 'atLeast', afterDays)] : [];
}

/** Everything that must hold together for a step to be done. */
export function needsOf(step: Step, strategy: Strategy): readonly Condition[] {
  const stop: readonly Condition[] =
    strategy.stopWhen === null ? [] : [{ kind: 'not', of: strategy.stopWhen.condition }];
  return [...circumstancesOf(step), ...(step.when === null ? [] : [step.when.condition]), ...stop];
}

/** The start of a step in words. */
function startOf({ trigger }: Step): { readonly zh: string; readonly en: string } {
  switch (trigger.kind) {
    case 'ladder':
      return { zh: `逾期第 ${trigger.day} 天`, en: `day ${trigger.day} past due` };
    case 'due':
      return {
        zh: `还款日前 ${trigger.daysToDue} 天（尚无逾期）`,
        en: `${trigger.daysToDue} days before the due date, with nothing past due`,
      };
    case 'event':
      return {
        zh: `事件 ${trigger.event} 后 ${trigger.afterDays} 天`,
        en: `${trigger.afterDays} days after ${trigger.event}`,
      };
  }
}

const unreachable = (at: string, zh: string, en: string, acceptsZh: string, acceptsEn: string): StrategyFinding =>
  found('strategy.step.unreachable', at, { zh, en }, { zh: acceptsZh, en: acceptsEn });

function conditionUnreachable(step: Step, strategy: Strategy): readonly StrategyFinding[] {
  const boxes = boxesTogether(needsOf(step, strategy));
  if (boxes === null) {
    return [
      found(
        'strategy.condition.tooLarge',
        `${step.at}/when`,
        { zh: '条件太复杂，无法判断能否满足', en: 'the condition is too large to judge' },
        { zh: '把它拆成几个步骤或人群', en: 'several steps or segments with smaller ones' },
        'warning',
      ),
    ];
  }
  if (boxes.length > 0) return [];
  const written =
    step.when === null
      ? step.at
      : strategy.file.steps[Number(step.at.split('/')[2])]?.when === null
        ? `${step.at}/segments`
        : `${step.at}/when`;
  return [
    unreachable(
      written,
      `没有人能走到步骤 \`${step.id}\`：${startOf(step).zh}时它的条件不可能成立`,
      `nobody can ever reach step \`${step.id}\`: its conditions cannot hold on ${startOf(step).en}`,
      '能与起点、目的和 stopWhen 同时成立的条件',
      'conditions that can hold together with its start, its purpose and `stopWhen`',
    ),
  ];
}

function afterUnreachable(step: Step, strategy: Strategy): readonly StrategyFinding[] {
  const { after, trigger } = step;
  if (after === null) return [];
  const other = strategy.ladder.find(({ id }) => id === after.step);
  const comesFirst =
    other !== undefined &&
    (trigger.kind !== 'ladder' || strategy.ladder.indexOf(other) < strategy.ladder.indexOf(step));
  if (!comesFirst) {
    return [
      unreachable(
        `${step.at}/after/step`,
        `\`${after.step}\` 不在 \`${step.id}\` 之前`,
        `\`${after.step}\` does not come before \`${step.id}\``,
        '按逾期天数排在它之前的步骤',
        'a step on days past due that stands before it in the ladder',
      ),
    ];
  }
  const first = other.trigger.kind === 'ladder' ? other.trigger.day + after.days : 0;
  if (trigger.kind !== 'ladder' || first <= trigger.untilDay) return [];
  return [
    unreachable(
      `${step.at}/after/days`,
      `\`${after.step}\` 之后 ${after.days} 天最早是第 ${first} 天，而 \`${step.id}\` 到第 ${trigger.untilDay} 天为止`,
      `${after.days} days after \`${after.step}\` is day ${first} at the earliest, and \`${step.id}\` ends on day ${trigger.untilDay}`,
      `更少的天数，或 untilDay 不小于 ${first}`,
      `fewer days, or an untilDay of ${first} or more`,
    ),
  ];
}

function armUnreachable(step: Step, strategy: Strategy): readonly StrategyFinding[] {
  const { only } = step;
  if (only === null) return [];
  const arms = strategy.experiments.find(({ id }) => id === only.experiment)?.arms ?? [];
  const champion = arms[0]?.id ?? '';
  const taken = arms.some(
    (arm) => only.arms.has(arm.id) && (arm.sharePpm > 0 || arm.id === champion) && !(arm.holdOut && step.nudge),
  );
  if (taken) return [];
  return [
    unreachable(
      `${step.at}/only/arms`,
      `步骤 \`${step.id}\` 所在的组没有份额，或全部留白`,
      `the arms of step \`${step.id}\` have no share, or hold it out`,
      '至少一个份额大于 0 的组',
      'at least one arm with a share above 0',
    ),
  ];
}

function emptySegments(strategy: Strategy): readonly StrategyFinding[] {
  return strategy.file.segments.flatMap((segment, index) => {
    const boxes = boxesTogether([segment.when]);
    if (boxes === null || boxes.length > 0) return [];
    return [
      found(
        'strategy.segment.empty',
        `/segments/${index}/when`,
        { zh: `人群 \`${segment.id}\` 里不可能有人`, en: `nobody can ever be in segment \`${segment.id}\`` },
        { zh: '能同时成立的条件', en: 'conditions that can hold together' },
      ),
    ];
  });
}

function unusedSegments(strategy: Strategy): readonly StrategyFinding[] {
  const { segments, steps, experiments } = strategy.file;
  const used = new Set([...steps.flatMap((step) => step.segments), ...experiments.map(({ among }) => among)]);
  return segments.flatMap(({ id }, index) =>
    used.has(id)
      ? []
      : [
          found(
            'strategy.segment.unused',
            `/segments/${index}/id`,
            { zh: `没有步骤用到人群 \`${id}\``, en: `no step uses segment \`${id}\`` },
            { zh: '用到它，或去掉', en: 'a step that uses it, or leave it out' },
            'warning',
          ),
        ],
  );
}

/**
 * What a strategy says that can never happen, and what an experiment would keep from people: found by reasoning over
 * the ranges of its fields, without packs or templates.
 * @since 0.1
 */
export function analyse(strategy: Strategy): readonly StrategyFinding[] {
  const steps = [...strategy.byId.values()];
  return [
    ...emptySegments(strategy),
    ...unusedSegments(strategy),
    ...steps.flatMap((step) => [
      ...conditionUnreachable(step, strategy),
      ...afterUnreachable(step, strategy),
      ...armUnreachable(step, strategy),
    ]),
    ...withheldOptions(strategy),
  ];
}
