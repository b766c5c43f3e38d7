import { Reading } from '../shape/index.ts';
import type { ShapeFault } from '../shape/index.ts';
import type { Result } from '../result/index.ts';
import { byDefault, choice, day, flag, list, optional, record, says, text, zone } from './describe.ts';
import type { Described } from './describe.ts';
import { CONFIDENCES, ENFORCERS, RULE_KINDS } from './pack.ts';
import type { RulePack, RuleRow } from './pack.ts';
import { parameter } from './parameter.ts';

const long = text('text of 1 to 2000 characters', /^[\s\S]{1,2000}$/);
const bilingual = record({ zh: text(), en: text() });

const ruleId = text('a rule id such as cn.contact.quiet', /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9,*-]+)+$/);

/** One dated row as it stands in a file. */
const row = record({
  id: ruleId,
  title: bilingual,
  text: says('the wording relied upon, in short', long),
  kind: choice(RULE_KINDS),
  parameter: optional(parameter),
  effectiveFrom: says('first day in force; absent: since before anything recorded', optional(day)),
  effectiveTo: says('last day in force; absent: open', optional(day)),
  source: long,
  confidence: choice(CONFIDENCES),
  unchecked: says('the text of the instrument has not been read by us', byDefault(flag, false)),
  verifiedOn: day,
  enforcers: list(choice(ENFORCERS)),
  tightens: optional(ruleId),
  note: optional(long),
});

/** A file of rows: `rules:` and nothing else. @since 0.1 */
export const ruleFile = record({ rules: list(row) });

/** The head of a pack, `pack.yaml`. @since 0.1 */
export const packHead = record({
  id: text('a pack id such as cn', /^[a-z][a-z0-9-]{0,30}$/),
  kind: choice(['place', 'house']),
  title: bilingual,
  packVersion: text('a version such as 2026.11.0', /^\d{4}\.\d{1,2}\.\d{1,4}$/),
  status: choice(['complete', 'draft']),
  zone,
  effectiveFrom: day,
  signedBy: optional(text()),
  notCovered: byDefault(list(text()), []),
});

/** @since 0.1 */
export type PackHead = Described<typeof packHead>;

/**
 * Reads the head of a pack.
 * @fault invalid_field, unknown_field, invalid_date, unknown_zone  each with its JSON Pointer; `all` holds every one
 * @since 0.1
 */
export function readPackHead(value: unknown): Result<PackHead, ShapeFault> {
  const reading = new Reading();
  return reading.done(packHead.read(reading, value, ''));
}

/**
 * Reads one file of rules of a pack and holds it against the head: ids belong to the pack, rules that
 * guard enforces have parameters, dates run forward.
 * @fault as `readPackHead`, and foreign_rule, parameter_missing, dates_reversed, enforcer_missing
 * @since 0.1
 */
export function readRuleFile(head: PackHead, value: unknown): Result<readonly RuleRow[], ShapeFault> {
  const reading = new Reading();
  const { rules } = ruleFile.read(reading, value, '');
  if (reading.faults.length === 0) rules.forEach((rule, index) => checkRow(reading, head, rule, `/rules/${index}`));
  return reading.done(rules);
}

function checkRow(reading: Reading, head: PackHead, rule: RuleRow, at: string): void {
  const prefix = `${head.id}.`;
  if (!rule.id.startsWith(prefix)) {
    reading.refuse(`${at}/id`, rule.id, `an id that begins with ${prefix}`, 'foreign_rule');
  }
  if (rule.enforcers.length === 0 || (rule.enforcers.includes('none yet') && rule.enforcers.length > 1)) {
    reading.refuse(`${at}/enforcers`, rule.enforcers, '`none yet` alone, or at least one enforcer', 'enforcer_missing');
  }
  if (rule.enforcers.includes('guard') && rule.parameter === null) {
    reading.refuse(`${at}/parameter`, undefined, 'the parameter that guard reads', 'parameter_missing');
  }
  if (rule.effectiveFrom !== null && rule.effectiveTo !== null && rule.effectiveTo < rule.effectiveFrom) {
    reading.refuse(`${at}/effectiveTo`, 'an earlier day', 'a day on or after effectiveFrom', 'dates_reversed');
  }
  if (rule.tightens !== null && head.kind !== 'house') {
    reading.refuse(`${at}/tightens`, rule.tightens, 'nothing: only a house policy tightens', 'not_a_house_policy');
  }
}

/**
 * Puts a pack together from its head and its rows.
 * @fault overlapping_rows  two rows of one id are in force on the same day; the id is named
 * @since 0.1
 */
export function packFrom(head: PackHead, rows: readonly RuleRow[]): Result<RulePack> {
  const { packVersion, ...rest } = head;
  const reading = new Reading();
  const byId = Map.groupBy(rows, (rule) => rule.id);
  for (const [id, versions] of byId) {
    if (versions.some((one, index) => versions.slice(index + 1).some((other) => overlaps(one, other)))) {
      reading.refuse(id, id, 'rows of one rule whose dates do not overlap', 'overlapping_rows');
    }
  }
  return reading.done({ ...rest, version: packVersion, rows });
}

function overlaps(one: RuleRow, other: RuleRow): boolean {
  const from = Math.max(one.effectiveFrom ?? -Infinity, other.effectiveFrom ?? -Infinity);
  const to = Math.min(one.effectiveTo ?? Infinity, other.effectiveTo ?? Infinity);
  return from <= to;
}
