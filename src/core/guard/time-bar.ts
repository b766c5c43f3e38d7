import type { Circumstances } from './circumstances.ts';
import { holdRules } from './engine-rules.ts';
import type { Findings } from './finding.ts';
import type { StandingStop } from './stops.ts';

/**
 * A claim whose time is over. Legal warnings are refused everywhere; collection and plan offers (a plan
 * would revive the claim) as the pack says, and once the person has said that it will not be paid.
 */
export function judgeTimeBar(c: Circumstances, out: Findings, stop: StandingStop): void {
  const { hold, until, entry } = stop;
  const nation = c.facts.person.ukNation;
  const inputs = { hold: hold.holdId };
  let unnamed = entry.byPack.length === 0;
  for (const { named } of entry.byPack) {
    if (named.length === 0) unnamed = true;
    for (const { rule, parameter } of named) {
      if (parameter.type !== 'timeBarred') continue;
      // An unknown nation is held to every nation's rule.
      if (parameter.nations !== null && nation !== null && !parameter.nations.includes(nation)) continue;
      const afterRefusal = parameter.collectionAfterRefusal && hold.refusedToPayOn !== null;
      const refused = afterRefusal ? entry.refuses : parameter.refusedPurposes;
      if (refused.includes(c.purpose)) out.refuse(rule, { until, inputs });
    }
  }
  if (unnamed && entry.refuses.includes(c.purpose)) out.refuse(holdRules.timeBarred, { until, inputs });
}
