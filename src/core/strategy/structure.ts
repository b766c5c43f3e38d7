import { SHARES } from './arm.ts';
import { found } from './finding.ts';
import type { StrategyFinding } from './finding.ts';
import type { StepFile, StrategyFile } from './file.ts';
import { armFindings } from './structure-arms.ts';
import { list, stepFindings, windowFindings } from './structure-step.ts';

/** Each id that was given before, with its place. */
function repeated(ids: readonly string[], at: (index: number) => string, rule: string): readonly StrategyFinding[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [
          found(
            rule,
            at(index),
            { zh: `\`${id}\` 用了两次`, en: `\`${id}\` is used twice` },
            { zh: '每个编号只用一次', en: 'an id of its own' },
          ),
        ],
  );
}

function unknown(rule: string, at: string, id: string, known: readonly string[]): StrategyFinding {
  return found(
    rule,
    at,
    { zh: `没有 \`${id}\``, en: `there is no \`${id}\`` },
    { zh: `${list(known)} 之一`, en: `one of ${list(known)}` },
  );
}

function referenceFindings(step: StepFile, at: string, file: StrategyFile): readonly StrategyFinding[] {
  const segments = file.segments.map(({ id }) => id);
  const steps = file.steps.map(({ id }) => id).filter((id) => id !== step.id);
  const findings = step.segments.flatMap((id, index) =>
    segments.includes(id) ? [] : [unknown('strategy.segment.unknown', `${at}/segments/${index}`, id, segments)],
  );
  if (step.after !== null && !steps.includes(step.after.step)) {
    findings.push(unknown('strategy.step.unknown', `${at}/after/step`, step.after.step, steps));
  }
  const { only } = step;
  if (only === null) return findings;
  const experiment = file.experiments.find(({ id }) => id === only.experiment);
  if (experiment === undefined) {
    const known = file.experiments.map(({ id }) => id);
    return [...findings, unknown('strategy.experiment.unknown', `${at}/only/experiment`, only.experiment, known)];
  }
  const arms = experiment.arms.map(({ id }) => id);
  return [
    ...findings,
    ...only.arms.flatMap((id, index) =>
      arms.includes(id) ? [] : [unknown('strategy.arm.unknown', `${at}/only/arms/${index}`, id, arms)],
    ),
  ];
}

function migrationFindings(file: StrategyFile): readonly StrategyFinding[] {
  const steps = file.steps.map(({ id }) => id);
  return file.migration.flatMap(({ steps: map }, index) =>
    [...map].flatMap(([old, now]) =>
      now === null || steps.includes(now)
        ? []
        : [unknown('strategy.migration.unknown', `/migration/${index}/steps/${old}`, now, steps)],
    ),
  );
}

function emptyLists(file: StrategyFile): readonly StrategyFinding[] {
  const lists = ['steps', 'jurisdiction', 'languages'] as const;
  return lists
    .filter((key) => file[key].length === 0)
    .map((key) =>
      found(
        'strategy.empty',
        `/${key}`,
        { zh: `${key} 是空的`, en: `${key} is empty` },
        { zh: '至少一项', en: 'at least one entry' },
      ),
    );
}

/**
 * What does not fit together in a strategy: starts, kinds, names that lead nowhere, shares. It must be free of these
 * before it can be compiled.
 */
export function structureFindings(file: StrategyFile): readonly StrategyFinding[] {
  const shares = file.experiments.flatMap((experiment, index) =>
    armFindings(experiment, `/experiments/${index}`, SHARES),
  );
  const among = file.experiments.flatMap(({ among: id }, index) => {
    const known = file.segments.map((segment) => segment.id);
    return id === null || known.includes(id)
      ? []
      : [unknown('strategy.segment.unknown', `/experiments/${index}/among`, id, known)];
  });
  return [
    ...emptyLists(file),
    ...repeated(
      file.segments.map(({ id }) => id),
      (index) => `/segments/${index}/id`,
      'strategy.segment.duplicateId',
    ),
    ...repeated(
      file.experiments.map(({ id }) => id),
      (index) => `/experiments/${index}/id`,
      'strategy.experiment.duplicateId',
    ),
    ...repeated(
      file.steps.map(({ id }) => id),
      (index) => `/steps/${index}/id`,
      'strategy.step.duplicateId',
    ),
    ...windowFindings(file.window, '/window'),
    ...shares,
    ...among,
    ...file.steps.flatMap((step, index) => {
      const at = `/steps/${index}`;
      return [...stepFindings(step, at), ...referenceFindings(step, at, file)];
    }),
    ...migrationFindings(file),
  ];
}
