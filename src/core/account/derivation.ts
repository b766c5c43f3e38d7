import type { RuleRef } from '../law/index.ts';
import type { Day } from '../time/index.ts';

/** What a node of a derivation says; the words for each stand in `derivation-text.ts`. @since 0.1 */
export type DerivationKind =
  | 'owed'
  | 'payoff'
  | 'credit'
  | 'bill'
  | 'principal'
  | 'interest'
  | 'fee'
  | 'penalty'
  | 'accrued'
  | 'unbilled'
  | 'instalment'
  | 'purchase'
  | 'refund'
  | 'payment'
  | 'autoDebit'
  | 'recovery'
  | 'waiver'
  | 'writtenDown'
  | 'creditApplied'
  | 'creditRefund'
  | 'conversion'
  | 'instalmentDue'
  | 'purchasesBilled'
  | 'interestBilled'
  | 'feeCharged'
  | 'lateFeeCharged'
  | 'broughtIn'
  | 'leftInPool'
  | 'rounded'
  | 'run'
  | 'cutByCap'
  | 'pastDue'
  | 'toCure'
  | 'place'
  | 'shareLeft'
  | 'paidSoFar'
  | 'floorAllowance'
  | 'creditAllowance'
  | 'minimum'
  | 'share'
  | 'carriedOver'
  | 'tomorrow'
  | 'tomorrowRounded';

/**
 * How an amount comes about. A node's amount is the sum of its parts' amounts, except where it is
 * `rounded`: then it is the sum of the parts' exact values, rounded half-up once.
 * @since 0.1
 */
export interface Derivation {
  readonly kind: DerivationKind;
  /** Signed minor units: what the node adds to the node above it. */
  readonly amountMinor: bigint;
  /** The unrounded value as a fraction of minor units, where the node was not rounded by itself. */
  readonly exact?: { readonly numerator: bigint; readonly denominator: bigint };
  readonly rule?: RuleRef;
  readonly facts: DerivationFacts;
  readonly parts: readonly Derivation[];
}

/** What a node is about; only the fields that apply are present. @since 0.1 */
export interface DerivationFacts {
  readonly on?: Day;
  readonly from?: Day;
  readonly to?: Day;
  readonly days?: number;
  readonly bill?: Day;
  readonly dueOn?: Day;
  readonly event?: string;
  readonly text?: string;
  readonly baseMinor?: bigint;
  readonly ratePpmDaily?: number;
  readonly ratioPpm?: number;
  readonly label?: 'penalty' | 'revolving';
  readonly component?: 'fee' | 'penalty' | 'interest' | 'principal';
}

/** A node with parts whose amount is their sum. */
export function sumOf(
  kind: DerivationKind,
  parts: readonly Derivation[],
  facts: DerivationFacts = {},
  rule?: RuleRef,
): Derivation {
  let amountMinor = 0n;
  for (const part of parts) amountMinor += part.amountMinor;
  return { kind, amountMinor, facts, parts, ...(rule === undefined ? {} : { rule }) };
}

/** A node without parts. */
export const leaf = (kind: DerivationKind, amountMinor: bigint, facts: DerivationFacts = {}): Derivation => ({
  kind,
  amountMinor,
  facts,
  parts: [],
});

/** The same node with its sign turned. */
export const lessOf = (node: Derivation): Derivation => ({ ...node, amountMinor: -node.amountMinor });
