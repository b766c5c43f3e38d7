import type { PlacedPoint } from '../party/index.ts';
import type { InstantMs, Zone } from '../time/index.ts';
import type { ContactAction } from './facts.ts';
import type { Duty, Finding, Lifts } from './finding.ts';

/** Something else that may be done, which guard itself allowed at that instant. @since 0.1 */
export interface Alternative {
  readonly action: string;
  readonly contactPointId: string;
  readonly at: InstantMs;
}

/** A person's clock at the instant of a decision, with where the zone came from. */
export interface LocalReading {
  readonly zone: Zone;
  readonly from: string;
  readonly localMs: number;
}

/** What a decision holds. */
export interface DecisionParts {
  readonly action: ContactAction;
  readonly personId: string;
  readonly jurisdiction: readonly string[];
  readonly allowed: boolean;
  readonly checkedAt: InstantMs;
  readonly zone: Zone;
  readonly spoke: readonly Finding[];
  readonly duties: readonly Duty[];
  readonly nextAllowedAt: InstantMs | null;
  readonly nextAllowedKind: Lifts;
  readonly allowedUntil: InstantMs | null;
  readonly instead: readonly Alternative[];
  readonly contactPoints: readonly PlacedPoint[];
  readonly packs: readonly { readonly pack: string; readonly version: string }[];
  readonly zoneData: string;
  readonly localTimes: readonly LocalReading[];
}

/** Known only inside this room: whoever lacks it cannot make a decision. */
export const decisionSeal: unique symbol = Symbol('decision');

/**
 * The answer to "may I contact?": allowed or refused, every rule that spoke, when it may next be done, and
 * what the contact owes. Only guard makes one; a copy or a look-alike is not one.
 * @since 0.1
 */
export class Decision {
  readonly #allowed: boolean;
  readonly parts: DecisionParts;

  private constructor(seal: typeof decisionSeal, parts: DecisionParts) {
    if (seal !== decisionSeal) throw new TypeError('only guard makes a decision');
    this.#allowed = parts.allowed;
    this.parts = Object.freeze({ ...parts, action: Object.freeze({ ...parts.action }) });
    // Nothing may be painted over the answer afterwards.
    Object.freeze(this);
  }

  /** @internal For this room alone: it needs the seal. */
  static make(seal: typeof decisionSeal, parts: DecisionParts): Decision {
    return new Decision(seal, parts);
  }

  /** Whether a value is a decision that guard made. */
  static isGenuine(value: unknown): value is Decision {
    return typeof value === 'object' && value !== null && #allowed in value;
  }

  /** Whether the contact may be made at `checkedAt`. */
  get allowed(): boolean {
    return this.#allowed;
  }

  /** The rules that refuse, in the order in which they were asked; stops first. */
  get reasons(): readonly Finding[] {
    return this.parts.spoke.filter(({ verdict }) => verdict === 'refuses');
  }
}
