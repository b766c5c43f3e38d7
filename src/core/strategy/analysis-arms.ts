import type { Experiment } from './arm.ts';
import type { Step, Strategy } from './compile.ts';
import { found } from './finding.ts';
import type { StrategyFinding } from './finding.ts';

/** When a step comes, as text: two steps that come alike have the same. */
function comesAt({ trigger }: Step): string {
  switch (trigger.kind) {
    case 'ladder':
      return `day ${trigger.day}`;
    case 'due':
      return `${trigger.daysToDue} days to due`;
    case 'event':
      return `${trigger.event} + ${trigger.afterDays}`;
  }
}

/** What an arm must not differ in: help that is offered and duties that are owed, with their time and their people. */
function owedBy(step: Step): string {
  const condition =
    step.when === null
      ? ''
      : JSON.stringify(step.when.condition, (key, value: unknown) => (key === 'at' ? undefined : value));
  return `${comesAt(step)} | ${step.purpose ?? step.task ?? ''} | ${step.offers.toSorted().join(',')} | ${condition}`;
}

const isReminder = (step: Step): boolean => step.nudge && step.offers.length === 0;

/** The steps of an experiment's arms that are more than reminders. */
function owedIn(strategy: Strategy, experiment: Experiment): readonly Step[] {
  return [...strategy.byId.values()].filter((step) => step.only?.experiment === experiment.id && !isReminder(step));
}

/**
 * Arms may differ in words, channels and hours, and in mere reminders. What is offered and what is owed comes to every
 * arm alike.
 */
export function withheldOptions(strategy: Strategy): readonly StrategyFinding[] {
  return strategy.experiments.flatMap((experiment) => {
    const owed = owedIn(strategy, experiment);
    return owed.flatMap((step) => {
      const without = experiment.arms.filter(
        (arm) => !owed.some((other) => other.only?.arms.has(arm.id) === true && owedBy(other) === owedBy(step)),
      );
      if (without.length === 0) return [];
      const arms = without.map(({ id }) => `\`${id}\``).join(', ');
      return [
        found(
          'strategy.arm.withholdsOptions',
          `${step.at}/only/arms`,
          {
            zh: `\`${step.id}\` 不是单纯的提醒，而组 ${arms} 得不到它`,
            en: `\`${step.id}\` is more than a reminder, and arm ${arms} would not get it`,
          },
          {
            zh: '每个组在同一天、按同样的条件得到同样的帮助与告知；或把单纯的提醒写成 nudge: true',
            en: 'a step with the same day, purpose, offers and conditions in every arm; or `nudge: true` on a mere reminder',
          },
        ),
      ];
    });
  });
}
