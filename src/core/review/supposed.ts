import { byDefault, choice, day, flag, HOLD_NAMES, list, optional, record, says, text, whole } from '../law/index.ts';
import type { Described } from '../law/index.ts';
import { err, ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';
import { Reading } from '../shape/index.ts';
import type { ShapeFault } from '../shape/index.ts';
import { quietPerson } from '../strategy/index.ts';
import type { PersonFacts } from '../strategy/index.ts';
import type { Supposed } from './live.ts';

const person = record({
  hasApp: byDefault(flag, true),
  needsCare: byDefault(flag, false),
  isSandbox: byDefault(flag, false),
  brokenPromiseCount: byDefault(whole(0, 1_000), 0),
});

/** A file of what is supposed to happen to a person: stops, answers, broken promises. */
const supposedFile = record({
  person: byDefault(person, { hasApp: true, needsCare: false, isSandbox: false, brokenPromiseCount: 0 }),
  holds: byDefault(
    list(
      record({
        name: choice(HOLD_NAMES),
        from: day,
        to: says('the last date; absent: until further notice', optional(day)),
      }),
    ),
    [],
  ),
  happenings: byDefault(
    list(
      record({
        type: choice(['promise_broken', 'reply', 'bounce']),
        on: day,
        id: optional(text('an id of 1 to 64 characters', /^\S{1,64}$/)),
      }),
    ),
    [],
  ),
});

type SupposedFile = Described<typeof supposedFile>;

/** What is supposed of a person, and what is supposed to happen to them. @since 0.1 */
export interface SupposedLife {
  readonly supposed: Supposed;
  readonly personOf: (personId: string) => PersonFacts;
}

function lifeOf(file: SupposedFile): SupposedLife {
  const happenings = file.happenings.map(({ id, type, on }, index) => ({
    id: id ?? `supposed:${index + 1}`,
    type,
    on,
  }));
  return {
    supposed: { holds: file.holds, happenings },
    personOf: (personId) => ({ ...quietPerson(personId), ...file.person }),
  };
}

/** Nothing is supposed: nobody answers, nothing stands in the way. @since 0.1 */
export const nothingSupposed: SupposedLife = { supposed: { holds: [], happenings: [] }, personOf: quietPerson };

/**
 * Reads a file of suppositions.
 * @fault invalid_field, unknown_field, invalid_date  each at its JSON Pointer, all in `all`
 * @since 0.1
 */
export function readSupposed(value: unknown): Result<SupposedLife, ShapeFault> {
  const reading = new Reading();
  const file = supposedFile.read(reading, value, '');
  const done = reading.done(file);
  return done.ok ? ok(lifeOf(done.value)) : err(done.fault);
}
