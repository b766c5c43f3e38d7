import type { Guard } from '../guard/index.ts';
import type { RulePack } from '../law/index.ts';
import type { Strategy, StrategyFinding } from '../strategy/index.ts';
import type { LintRules, TemplateContent } from '../template/index.ts';
import type { Day, Zone } from '../time/index.ts';

/** What a strategy is held against. @since 0.1 */
export interface ReviewQuestion {
  readonly strategy: Strategy;
  readonly guard: Guard;
  /** The packs that guard was made of, for their zones and for the dates on which their rows change. */
  readonly packs: readonly RulePack[];
  readonly templates: readonly TemplateContent[];
  readonly lintRules: LintRules;
}

/** Stands in when a pack of the list is unknown; guard then says so itself. */
const fallback = { zone: 'UTC' as Zone };

/** The zone of the place that a strategy is for. */
export const zoneOf = ({ strategy, packs }: ReviewQuestion): Zone =>
  (packs.find(({ id }) => id === strategy.jurisdiction[0]) ?? fallback).zone;

/** Later changes of the rules than this many are not looked at; each is looked at again when it comes near. */
const CHANGE_COUNT_MAX = 12;

/** The dates on which a strategy is tried: when it begins, and each later date on which a row of its packs changes. */
export function datesTried({ strategy, packs }: ReviewQuestion): readonly Day[] {
  const rows = packs.filter(({ id }) => strategy.jurisdiction.includes(id)).flatMap((pack) => pack.rows);
  const changes = rows
    .flatMap((row) =>
      row.enforcers.includes('guard')
        ? [row.effectiveFrom, row.effectiveTo === null ? null : ((row.effectiveTo + 1) as Day)]
        : [],
    )
    .filter((day) => day !== null && day > strategy.effectiveFrom);
  const dates = [...new Set([strategy.effectiveFrom, ...(changes as Day[])])].toSorted((one, other) => one - other);
  return dates.slice(0, CHANGE_COUNT_MAX);
}

/** The same finding about the same place, met on several dates or channels, is told once. */
export function toldOnce(findings: readonly StrategyFinding[]): readonly StrategyFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, at, severity }) => {
    const key = `${rule} ${at} ${severity}`;
    const known = seen.has(key);
    seen.add(key);
    return !known;
  });
}
