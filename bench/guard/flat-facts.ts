import type { BenchQuestion } from './questions.ts';

/**
 * What the other engines are given: nine plain values, reckoned beforehand with Temporal and no code of
 * guard's. Making them costs the others nothing in the bench; ours reads dates, calls and holds itself.
 */
export interface FlatFacts {
  readonly ceased: boolean;
  readonly attorney: boolean;
  readonly bankrupt: boolean;
  readonly consented: boolean;
  readonly callsInSevenDays: number;
  readonly localMinute: number;
  readonly daysPastDue: number;
  readonly pastDueMinor: number;
  readonly promiseRunning: boolean;
}

const plainDay = (at: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();

export function flatFactsOf({ facts, at }: BenchQuestion): FlatFacts {
  const zone = facts.person.zones[0]?.zone ?? 'UTC';
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const today = plainDay(at, zone);
  const named = (name: string): boolean => facts.person.holds.some((hold) => hold.name === name);
  const promise = facts.person.holds.find((hold) => hold.name === 'promise');
  const epoch = Temporal.PlainDate.from('1970-01-01');
  const position = facts.accounts[0]?.position;
  return {
    ceased: named('cease'),
    attorney: named('attorney'),
    bankrupt: named('bankruptcy'),
    consented: facts.person.consents.length > 0,
    callsInSevenDays: facts.attempts.filter(
      (call) => plainDay(call.at, zone).until(today, { largestUnit: 'day' }).days < 7,
    ).length,
    localMinute: local.hour * 60 + local.minute,
    daysPastDue: position?.daysPastDue ?? 0,
    pastDueMinor: Number(position?.pastDueMinor ?? 0n),
    promiseRunning: promise !== undefined && epoch.until(today, { largestUnit: 'day' }).days <= (promise.on ?? 0),
  };
}
