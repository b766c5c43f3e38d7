import type { Strategy } from './compile.ts';
import { found } from './finding.ts';
import type { StrategyFinding } from './finding.ts';

/**
 * What an edited strategy leaves unsaid about people in mid-ladder of the one before: a version that `migration` does
 * not name, a step that is gone without a word about its successor. Such people would be left where they are, by name.
 * @since 0.1
 */
export function migrationGaps(before: Strategy, after: Strategy): readonly StrategyFinding[] {
  if (before.id === after.id && before.version === after.version) {
    const same = JSON.stringify(before.file.steps) === JSON.stringify(after.file.steps);
    if (same) return [];
    return [
      found(
        'strategy.version.same',
        '/version',
        {
          zh: `步骤变了，版本仍是 ${after.version}`,
          en: `the steps changed and the version is still ${after.version}`,
        },
        { zh: '更大的版本号', en: 'a later version' },
      ),
    ];
  }
  const index = after.file.migration.findIndex(
    (each) => each.from === before.version && (each.strategy ?? after.id) === before.id,
  );
  if (index < 0) {
    return [
      found(
        'strategy.migration.missing',
        '/migration',
        {
          zh: `没有说明 ${before.id} ${before.version} 里进行到一半的人去哪里`,
          en: `nothing is said of people in mid-ladder of ${before.id} ${before.version}`,
        },
        {
          zh: `migration 里写 from: ${before.version}；编号不变的步骤自动沿用`,
          en: `an entry of \`migration\` with from: ${before.version}; steps that keep their id keep their place`,
        },
      ),
    ];
  }
  const map = after.file.migration[index]?.steps ?? new Map<string, string | null>();
  return [...before.byId.keys()]
    .filter((step) => !after.byId.has(step) && !map.has(step))
    .map((step) =>
      found(
        'strategy.migration.missing',
        `/migration/${index}/steps`,
        { zh: `步骤 \`${step}\` 没有了，也没说去哪里`, en: `step \`${step}\` is gone, and nobody says where it went` },
        { zh: `写 ${step}: 新步骤的编号，或 null`, en: `${step}: with the id of its successor, or null` },
      ),
    );
}
