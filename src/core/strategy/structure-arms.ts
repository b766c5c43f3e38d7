import { found } from './finding.ts';
import type { StrategyFinding } from './finding.ts';
import type { StrategyFile } from './file.ts';

/** What is wrong with the arms of one experiment. */
export function armFindings(
  experiment: StrategyFile['experiments'][number],
  at: string,
  sharesInAll: number,
): readonly StrategyFinding[] {
  const { arms, id } = experiment;
  const findings: StrategyFinding[] = [];
  const twice = arms.findIndex((arm, index) => arms.findIndex((other) => other.id === arm.id) !== index);
  if (twice >= 0) {
    findings.push(
      found(
        'strategy.arm.duplicateId',
        `${at}/arms/${twice}/id`,
        { zh: `\`${arms[twice]?.id ?? ''}\` 用了两次`, en: `\`${arms[twice]?.id ?? ''}\` is used twice` },
        { zh: '每个组只用一次', en: 'an id of its own' },
      ),
    );
  }
  const sum = arms.reduce((total, arm) => total + arm.sharePpm, 0);
  if (sum !== sharesInAll) {
    findings.push(
      found(
        'strategy.arm.shares',
        `${at}/arms`,
        { zh: `实验 \`${id}\` 的份额合计 ${sum}`, en: `the shares of \`${id}\` add up to ${sum}` },
        { zh: `合计 ${sharesInAll}`, en: `shares that add up to ${sharesInAll}` },
      ),
    );
  }
  const holdOuts = arms.filter((arm) => arm.holdOut).length;
  if (holdOuts > 1 || arms[0]?.holdOut === true) {
    findings.push(
      found(
        'strategy.arm.champion',
        `${at}/arms`,
        {
          zh: `实验 \`${id}\` 的第一组是现行做法，留白组至多一个`,
          en: `the first arm of \`${id}\` is the champion, and there is at most one hold-out`,
        },
        { zh: '第一组不留白，留白组放在后面', en: 'a first arm without holdOut, at most one later arm with it' },
      ),
    );
  }
  return findings;
}
