import jsonLogic from 'json-logic-js';
import { Engine } from 'json-rules-engine';
import type { FlatFacts } from './flat-facts.ts';
import { LIMITS } from './nine-pack.ts';

/** Another engine over the same nine conditions. */
export interface Peer {
  readonly name: string;
  /** How often a set is gone through while the clock runs. */
  readonly passes: number;
  readonly decide: (facts: FlatFacts) => boolean | Promise<boolean>;
}

const equal = (fact: keyof FlatFacts, value: unknown) => ({ fact, operator: 'equal', value });
const least = (fact: keyof FlatFacts, value: number) => ({ fact, operator: 'greaterThanInclusive', value });
const below = (fact: keyof FlatFacts, value: number) => ({ fact, operator: 'lessThan', value });

export function jsonRulesEngine(): Peer {
  const engine = new Engine([
    {
      conditions: {
        all: [
          equal('ceased', false),
          equal('attorney', false),
          equal('bankrupt', false),
          equal('consented', true),
          below('callsInSevenDays', LIMITS.callsMax),
          least('localMinute', LIMITS.opensAtMinute),
          below('localMinute', LIMITS.closesAtMinute),
          least('daysPastDue', LIMITS.daysPastDueMin),
          least('pastDueMinor', LIMITS.pastDueMinorMin),
          equal('promiseRunning', false),
        ],
      },
      event: { type: 'allowed' },
    },
  ]);
  return {
    name: 'json-rules-engine 7.3.1',
    passes: 1,
    decide: async (facts) => (await engine.run({ ...facts })).events.length > 0,
  };
}

export function jsonLogicJs(): Peer {
  const value = (name: keyof FlatFacts): object => ({ var: name });
  const rule = {
    and: [
      { '!': value('ceased') },
      { '!': value('attorney') },
      { '!': value('bankrupt') },
      value('consented'),
      { '<': [value('callsInSevenDays'), LIMITS.callsMax] },
      { '<=': [LIMITS.opensAtMinute, value('localMinute')] },
      { '<': [value('localMinute'), LIMITS.closesAtMinute] },
      { '>=': [value('daysPastDue'), LIMITS.daysPastDueMin] },
      { '>=': [value('pastDueMinor'), LIMITS.pastDueMinorMin] },
      { '!': value('promiseRunning') },
    ],
  };
  return { name: 'json-logic-js 2.0.5', passes: 5, decide: (facts) => jsonLogic.apply(rule, facts) === true };
}
