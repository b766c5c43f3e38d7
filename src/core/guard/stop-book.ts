import { HOLD_NAMES } from '../law/index.ts';
import type { HoldName, Parameter, ParameterOf, Purpose, Target } from '../law/index.ts';
import type { SpeakingRule } from './finding.ts';

/** What every hold refuses. */
const BASE: readonly Purpose[] = ['collection', 'plan_offer', 'legal_warning'];

/** Stops of the whole person that leave no demand open, reminders and notices before the due date included. */
const FULL: readonly HoldName[] = ['bankruptcy', 'deceased', 'incapacitated', 'cease', 'attorney', 'stopAll'];

/** Statutory respite: reminders of payment are demands too. */
const RESPITE: readonly HoldName[] = ['breathingSpace', 'mentalHealthCrisis', 'moratorium'];

/** What a hold of this name refuses in every pack. */
export function refusedBy(name: HoldName): readonly Purpose[] {
  if (FULL.includes(name)) return [...BASE, 'pre_due_notice', 'promise_reminder', 'plan_reminder'];
  return RESPITE.includes(name) ? [...BASE, 'promise_reminder', 'plan_reminder'] : BASE;
}

/** A rule of a pack that names a stop. */
export interface NamedStop {
  readonly rule: SpeakingRule;
  readonly parameter: ParameterOf<'stopFlag' | 'holdLength' | 'disputeStop' | 'timeBarred'>;
  readonly packId: string;
}

/** For one hold: the rules that name it, by pack of the list, in the list's order. */
export interface StopEntry {
  readonly refuses: readonly Purpose[];
  readonly exceptTargets: readonly Target[];
  readonly byPack: readonly { readonly packId: string; readonly named: readonly NamedStop[] }[];
}

export interface StopBook {
  readonly of: Readonly<Record<HoldName, StopEntry>>;
  /** Packs that let an estate contact who came forward be reached after a death. */
  readonly estatePacks: readonly string[];
}

/** Whether a parameter names a stop. */
export function namesStop(parameter: Parameter, name: HoldName): parameter is NamedStop['parameter'] {
  if (parameter.type === 'stopFlag') return parameter.flags.includes(name);
  if (parameter.type === 'holdLength') return parameter.flag === name;
  if (parameter.type === 'disputeStop') return name === 'dispute';
  return parameter.type === 'timeBarred' && name === 'timeBarred';
}

/** Which rule speaks for which stop, over the packs of a list. */
export function stopBookOf(
  packs: readonly { readonly id: string; readonly rules: readonly { rule: SpeakingRule; parameter: Parameter }[] }[],
): StopBook {
  const entries = HOLD_NAMES.map((name) => {
    const byPack = packs.map((pack) => ({
      packId: pack.id,
      named: pack.rules.flatMap(({ rule, parameter }) =>
        namesStop(parameter, name) ? [{ rule, parameter, packId: pack.id }] : [],
      ),
    }));
    const flags = byPack
      .flatMap(({ named }) => named)
      .flatMap(({ parameter }) => (parameter.type === 'stopFlag' ? [parameter] : []));
    const refuses = new Set([...refusedBy(name), ...flags.flatMap(({ alsoRefuses }) => alsoRefuses)]);
    const exceptTargets: readonly Target[] = name === 'attorney' ? ['attorney'] : [];
    return [name, { refuses: [...refuses], exceptTargets, byPack }] as const;
  });
  const estatePacks = packs.filter(({ rules }) =>
    rules.some(({ parameter }) => parameter.type === 'thirdPartyLost' && parameter.estateContact),
  );
  return {
    of: Object.fromEntries(entries) as unknown as StopBook['of'],
    estatePacks: estatePacks.map(({ id }) => id),
  };
}
