/** The shape of a record (docs/story-file.md): amounts are whole minor units as text. */
import type { Story } from './story.ts';

export interface RecordStatement {
  readonly no: number;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly silent: boolean;
  readonly purchasesMinor: string;
  readonly creditAppliedMinor: string;
  readonly principalMinor: string;
  readonly instalmentMinor: string;
  readonly interestMinor: string;
  readonly feeMinor: string;
  readonly carriedOver: {
    readonly principalMinor: string;
    readonly interestMinor: string;
    readonly feeMinor: string;
    readonly penaltyMinor: string;
  };
  readonly totalMinor: string;
  readonly minimumMinor: string;
  readonly corrections: readonly string[];
}

export interface RecordBill {
  readonly issuedOn: string;
  readonly baseMinor: string;
  readonly principalMinor: string;
  readonly instalmentMinor: string;
  readonly interestMinor: string;
  readonly feeMinor: string;
  readonly penaltyMinor: string;
  readonly accruedMinor: string;
  readonly pastDue: boolean;
}

export interface RecordDay {
  readonly on: string;
  readonly owedMinor: string;
  readonly payoffMinor: string;
  readonly principalMinor: string;
  readonly interestMinor: string;
  readonly penaltyMinor: string;
  readonly feeMinor: string;
  readonly accruedMinor: string;
  readonly unbilledMinor: string;
  readonly instalmentMinor: string;
  readonly creditMinor: string;
  readonly pastDueMinor: string;
  readonly toCureMinor: string;
  readonly minimumLeftMinor: string;
  readonly tomorrowMinor: string;
  readonly daysPastDue: number;
  readonly pastDueDuring: boolean;
  readonly waivedByCapMinor: string;
  readonly bills: readonly RecordBill[];
}

export interface RecordListed {
  readonly at: string;
  readonly kind: string;
}

export interface AccountRecord {
  readonly record: 'dunwell/1';
  readonly story: Story;
  readonly knownAt: string | null;
  readonly statements: readonly RecordStatement[];
  readonly days: readonly RecordDay[];
  readonly faults: readonly RecordListed[];
  readonly waiting: readonly string[];
  readonly exceptions: readonly RecordListed[];
}
