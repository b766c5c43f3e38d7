import type { HolidayCalendar, HoldName, Parameter, RulePack, RuleRow } from '../law/index.ts';
import { err, ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';
import type { InstantMs } from '../time/index.ts';
import type { Check, HoldLength } from './check.ts';
import { circumstancesAt, matterOf } from './circumstances.ts';
import type { Circumstances, Matter } from './circumstances.ts';
import { compileChecks, packChanges, speakingRule } from './compile.ts';
import type { PackInForce } from './compile.ts';
import { engineRules } from './engine-rules.ts';
import type { ContactAction, ContactFacts } from './facts.ts';
import { Findings } from './finding.ts';
import { applyOverrides } from './override.ts';
import { holdHouseTo } from './tighten.ts';
import { ZoneClocks } from './zone-clock.ts';

/** What a guard is made of. Packs and calendars are data; nothing else decides. @since 0.1 */
export interface GuardSources {
  readonly packs: readonly RulePack[];
  /** A lender's own policy; it can only tighten. */
  readonly house?: RulePack;
  readonly calendars: readonly HolidayCalendar[];
  /** Version of the zone data in use, such as `2026c`; every decision records it. */
  readonly zoneData: string;
}

/** A pack with the instants at which its rows change. */
interface ReadyPack {
  readonly pack: RulePack;
  readonly startsAt: InstantMs;
  readonly changes: readonly InstantMs[];
  readonly inForce: (at: InstantMs) => PackInForce;
}

/** Checks compiled for a list of packs and a stretch of time. */
interface Program {
  readonly from: number;
  readonly to: number;
  readonly checks: readonly Check[];
  readonly missing: readonly string[];
  readonly parameters: readonly Parameter[];
}

/** Compiled programs kept at once; a guard meets few lists of jurisdictions and few stretches of time. */
const PROGRAM_COUNT_MAX = 500;

/**
 * The compiled judge. Everything that decides is here; `mayContact` asks it, and asks it again at other
 * instants to find the next permitted one.
 * @since 0.1
 */
export class Guard {
  readonly zoneData: string;
  readonly clocks: ZoneClocks;
  readonly #packs: ReadonlyMap<string, ReadyPack>;
  readonly #house: ReadyPack | null;
  readonly #calendars: readonly HolidayCalendar[];
  readonly #lengths: ReadonlyMap<HoldName, HoldLength>;
  readonly #visitPacks: ReadonlySet<string>;
  readonly #programs = new Map<string, Program[]>();
  #programCount = 0;

  /** Use `compileGuard`, which checks the house policy first. */
  constructor(sources: GuardSources) {
    this.zoneData = sources.zoneData;
    this.clocks = new ZoneClocks();
    this.#calendars = sources.calendars;
    this.#packs = new Map(sources.packs.map((pack) => [pack.id, this.#ready(pack)]));
    this.#house = sources.house === undefined ? null : this.#ready(sources.house);
    this.#lengths = lengthsOf(sources.packs);
    this.#visitPacks = visitPacksOf(sources.house);
  }

  /** Every rule that speaks about a contact at an instant, with the overrides that count. */
  judge(
    matter: Matter,
    at: InstantMs,
    knownAt: InstantMs,
  ): { readonly findings: Findings; readonly circumstances: Circumstances } {
    const circumstances = circumstancesAt(matter, at, knownAt);
    const findings = new Findings();
    const program = this.#programFor(matter.facts.jurisdiction, at);
    for (const id of program.missing) {
      findings.refuse(engineRules.packMissing, { until: this.#packs.get(id)?.startsAt ?? null, inputs: { pack: id } });
    }
    if (program.missing.length === 0 && matter.facts.jurisdiction.length === 0) {
      findings.refuse(engineRules.packMissing, { inputs: { pack: null } });
    }
    for (const check of program.checks) check(circumstances, findings);
    if (findings.refused && matter.action.overrides.length > 0) applyOverrides(findings, matter.action.overrides, at);
    return { findings, circumstances };
  }

  /** The facts and the action, looked up once. */
  matter(facts: ContactFacts, action: ContactAction): Matter {
    return matterOf(facts, action, this.clocks);
  }

  /** Instants after `at` at which the rows in force change, for a list of packs. */
  changesAfter(jurisdiction: readonly string[], at: InstantMs): readonly InstantMs[] {
    const packs = [...jurisdiction.map((id) => this.#packs.get(id)), this.#house ?? undefined];
    return packs.flatMap((ready) => ready?.changes ?? []).filter((change) => change > at);
  }

  /** The packs a decision was made by, with their versions. */
  versionsOf(jurisdiction: readonly string[]): readonly { readonly pack: string; readonly version: string }[] {
    const unique = [...new Set(jurisdiction)];
    const packs = [...unique.map((id) => this.#packs.get(id)), this.#house ?? undefined];
    return packs.flatMap((ready) =>
      ready === undefined ? [] : [{ pack: ready.pack.id, version: ready.pack.version }],
    );
  }

  /** The parameters in force, for finding the moment at which a window closes. */
  parametersInForce(jurisdiction: readonly string[], at: InstantMs): readonly Parameter[] {
    return this.#programFor(jurisdiction, at).parameters;
  }

  #programFor(jurisdiction: readonly string[], at: InstantMs): Program {
    const key = jurisdiction.length === 1 ? (jurisdiction[0] as string) : jurisdiction.join('+');
    const programs = this.#programs.get(key) ?? [];
    for (const program of programs) if (program.from <= at && at < program.to) return program;
    const made = this.#compile(jurisdiction, at);
    if (this.#programCount >= PROGRAM_COUNT_MAX) {
      this.#programs.clear();
      this.#programCount = 0;
    }
    this.#programs.set(key, [...(this.#programs.get(key) ?? []), made]);
    this.#programCount += 1;
    return made;
  }

  #compile(jurisdiction: readonly string[], at: InstantMs): Program {
    const unique = [...new Set(jurisdiction)];
    const found = unique.map((id) => [id, this.#packs.get(id)] as const);
    const missing = found.filter(([, ready]) => ready === undefined || at < ready.startsAt).map(([id]) => id);
    const places = found.flatMap(([, ready]) =>
      ready === undefined || at < ready.startsAt ? [] : [ready.inForce(at)],
    );
    const house = this.#house === null ? [] : [houseFor(this.#house.inForce(at), this.#house.pack, unique)];
    const changes = [...found.flatMap(([, ready]) => ready?.changes ?? []), ...(this.#house?.changes ?? [])];
    return {
      from: Math.max(-Infinity, ...changes.filter((change) => change <= at)),
      to: Math.min(Infinity, ...changes.filter((change) => change > at)),
      missing,
      parameters: [...places, ...house].flatMap(({ rules }) => rules.map(({ parameter }) => parameter)),
      checks: compileChecks(places, house, {
        calendars: this.#calendars,
        lengths: this.#lengths,
        clocks: this.clocks,
        visitPacks: this.#visitPacks,
      }),
    };
  }

  #ready(pack: RulePack): ReadyPack {
    const clock = this.clocks.of(pack.zone);
    const startOf = (day: number): InstantMs => clock.startOfDay(day);
    const rows = pack.rows.flatMap((row) => (isGuarded(row) ? [{ row, rule: speakingRule(pack, row) }] : []));
    const inForce = (at: InstantMs): PackInForce => {
      const day = clock.dayAt(at);
      if (day < pack.effectiveFrom) return { id: pack.id, rules: [] };
      const standing = rows.filter(({ row }) => (row.effectiveFrom ?? day) <= day && day <= (row.effectiveTo ?? day));
      return {
        id: pack.id,
        rules: standing.flatMap(({ row, rule }) =>
          row.parameter === null ? [] : [{ rule, parameter: row.parameter }],
        ),
      };
    };
    return { pack, startsAt: startOf(pack.effectiveFrom), changes: packChanges(pack, startOf), inForce };
  }
}

const isGuarded = (row: RuleRow): boolean => row.enforcers.includes('guard');

/** A house row that tightens a pack's rule speaks only where that pack applies. */
function houseFor(house: PackInForce, pack: RulePack, jurisdiction: readonly string[]): PackInForce {
  const tightens = new Map(pack.rows.map((row) => [row.id, row.tightens] as const));
  return {
    id: house.id,
    rules: house.rules.filter(({ rule }) => {
      const of = tightens.get(rule.id) ?? null;
      return of === null || jurisdiction.includes(of.split('.')[0] as string);
    }),
  };
}

function lengthsOf(packs: readonly RulePack[]): ReadonlyMap<HoldName, HoldLength> {
  const rows = packs.flatMap((pack) => pack.rows);
  return new Map(
    rows.flatMap(({ parameter }) => (parameter?.type === 'holdLength' ? [[parameter.flag, parameter] as const] : [])),
  );
}

function visitPacksOf(house: RulePack | undefined): ReadonlySet<string> {
  const rows = house?.rows ?? [];
  return new Set(rows.flatMap(({ parameter }) => (parameter?.type === 'allowVisits' ? parameter.packs : [])));
}

/**
 * Compiles packs, a house policy and calendars into a guard.
 * @fault loosens_rule, unknown_rule, not_comparable, foreign_rule, visits_without_conditions, duplicate_pack  the house policy or the list of packs is at fault; the rule is named
 * @since 0.1
 */
export function compileGuard(sources: GuardSources): Result<Guard> {
  const ids = sources.packs.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    return err({ kind: 'duplicate_pack', message: `\`${twice}\` is given twice; give each pack once`, at: twice });
  }
  if (sources.house !== undefined) {
    const held = holdHouseTo(sources.house, sources.packs);
    if (!held.ok) return held;
  }
  return ok(new Guard(sources));
}
