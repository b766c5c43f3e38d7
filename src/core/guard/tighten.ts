import type { Parameter, ParameterOf, RulePack, RuleRow } from '../law/index.ts';
import { err, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';

/** Parameters that a house policy may bring of its own: each can only add a refusal. */
const addable: readonly Parameter['type'][] = [
  'contactWindow',
  'contactCap',
  'conversationGap',
  'threshold',
  'allowVisits',
  'messageDuty',
];

const fault = (kind: string, row: RuleRow, message: string): Fault => ({
  kind,
  at: row.id,
  message: `\`${row.id}\` ${message}`,
});

const contains = <T>(whole: readonly T[], part: readonly T[]): boolean => part.every((each) => whole.includes(each));

function windowLoosens(house: ParameterOf<'contactWindow'>, law: ParameterOf<'contactWindow'>): string | null {
  if (house.opensAt < law.opensAt) return 'opens earlier than';
  if (house.closesAt > law.closesAt) return 'closes later than';
  if (!contains(house.channels, law.channels)) return 'leaves out channels of';
  if (!contains(house.closedWeekdays, law.closedWeekdays)) return 'opens weekdays that are closed under';
  if (law.closedHolidays !== null && house.closedHolidays !== law.closedHolidays)
    return 'opens holidays that are closed under';
  if (house.agreementOpens && !law.agreementOpens) return 'opens by agreement what is closed under';
  const excepted = house.exceptions.every((each) =>
    each.purposes.every((purpose) =>
      each.channels.every((channel) =>
        law.exceptions.some((one) => one.purposes.includes(purpose) && one.channels.includes(channel)),
      ),
    ),
  );
  return excepted ? null : 'makes exceptions that are not in';
}

type Limit = ParameterOf<'contactCap'>['limits'][number];

/** Whether a house limit counts at least what the law's limit counts, refuses at least where it refuses, and no later. */
function limitHolds(house: Limit, law: Limit): boolean {
  return (
    house.counts === law.counts &&
    house.per === law.per &&
    house.days >= law.days &&
    house.max <= law.max &&
    contains(house.countedChannels, law.countedChannels) &&
    contains(house.refusedChannels, law.refusedChannels) &&
    (house.countedPurposes === null ||
      (law.countedPurposes !== null && contains(house.countedPurposes, law.countedPurposes)))
  );
}

function capLoosens(house: ParameterOf<'contactCap'>, law: ParameterOf<'contactCap'>): string | null {
  const held = law.limits.every((limit) => house.limits.some((each) => limitHolds(each, limit)));
  if (!held) return 'allows more than';
  if (!contains(law.exceptPurposes, house.exceptPurposes)) return 'excepts purposes that are bound by';
  if (house.onlyPurposes !== null && (law.onlyPurposes === null || !contains(house.onlyPurposes, law.onlyPurposes))) {
    return 'leaves out purposes that are bound by';
  }
  return house.exclusions && !law.exclusions ? 'leaves out calls that are counted by' : null;
}

function gapLoosens(house: ParameterOf<'conversationGap'>, law: ParameterOf<'conversationGap'>): string | null {
  if (house.days < law.days) return 'is shorter than';
  if (!contains(house.refusedChannels, law.refusedChannels)) return 'leaves out channels of';
  return house.exclusions && !law.exclusions ? 'leaves out calls that are counted by' : null;
}

/** How a house value loosens a pack's; null when it does not, undefined when the two cannot be compared. */
function loosens(house: Parameter, law: Parameter): string | null | undefined {
  if (house.type === 'contactWindow' && law.type === 'contactWindow') return windowLoosens(house, law);
  if (house.type === 'contactCap' && law.type === 'contactCap') return capLoosens(house, law);
  if (house.type === 'conversationGap' && law.type === 'conversationGap') return gapLoosens(house, law);
  return undefined;
}

function holdRow(row: RuleRow, laws: readonly RuleRow[]): Fault | null {
  const named = laws.filter(({ id }) => id === row.tightens);
  if (named.length === 0)
    return fault('unknown_rule', row, `tightens \`${row.tightens}\`, which no pack holds; name a rule of a pack`);
  for (const law of named) {
    const how = row.parameter === null || law.parameter === null ? undefined : loosens(row.parameter, law.parameter);
    if (how === undefined) {
      return fault(
        'not_comparable',
        row,
        `cannot be shown to tighten \`${law.id}\`; give a parameter of the same type`,
      );
    }
    if (how !== null) return fault('loosens_rule', row, `${how} \`${law.id}\`; a house policy can only tighten`);
  }
  return null;
}

function holdAddition(row: RuleRow, packs: readonly RulePack[]): Fault | null {
  const { parameter } = row;
  if (parameter === null || !addable.includes(parameter.type)) {
    return fault(
      'loosens_rule',
      row,
      `is not a kind of rule that can only tighten; write one of ${addable.join(', ')}`,
    );
  }
  if (parameter.type !== 'allowVisits') return null;
  const without = parameter.packs.find((id) => {
    const rows = packs.find((pack) => pack.id === id)?.rows ?? [];
    return !rows.some((each) => each.parameter?.type === 'visitConduct');
  });
  if (without === undefined) return null;
  return fault(
    'visits_without_conditions',
    row,
    `turns visits on in \`${without}\`, whose pack has no conditions for them; leave it out`,
  );
}

/**
 * Holds a house policy against the packs: every row either adds a refusal of its own or tightens a named
 * rule in every one of its dated rows.
 * @fault loosens_rule, unknown_rule, not_comparable, foreign_rule, visits_without_conditions  the rule is named
 * @law a house policy never allows what the packs refuse
 * @since 0.1
 */
export function holdHouseTo(house: RulePack, packs: readonly RulePack[]): Result<RulePack> {
  if (house.kind !== 'house') {
    return err({
      kind: 'not_a_house_policy',
      at: house.id,
      message: `\`${house.id}\` is a pack of a place; give it among the packs`,
    });
  }
  const laws = packs.flatMap((pack) => pack.rows);
  for (const row of house.rows) {
    const found = row.tightens === null ? holdAddition(row, packs) : holdRow(row, laws);
    if (found !== null) return err(found);
  }
  return ok(house);
}
