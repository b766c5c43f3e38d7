// A record file: which figures it shows, field by field. Whatever this verifier would not check is refused,
// so that nothing passes unread.
import { dateText } from './dates.ts';
import { doesRise, storyOf } from './story.ts';
import type { Day } from './dates.ts';
import type { Figure } from './figures.ts';
import type { Place } from './place.ts';
import type { Story } from './story.ts';

/** The figures shown of one thing, by name. */
export type Shown = readonly (readonly [name: string, says: Figure])[];

export interface ShownStatement {
  readonly issuedOn: Day;
  readonly figures: Shown;
  readonly carriedOver: Shown;
  readonly corrections: readonly string[] | null;
}

export interface ShownDay {
  readonly on: Day;
  readonly figures: Shown;
  readonly bills: readonly Shown[] | null;
}

/** A list that a record does not have is null, and is not checked. */
export interface ShownRecord {
  readonly story: Story;
  readonly knownAtMs: number | null;
  readonly statements: readonly ShownStatement[] | null;
  readonly days: readonly ShownDay[];
  /** The last day shown, or without days the last bill day. */
  readonly lastDay: Day;
  readonly faults: readonly string[] | null;
  readonly waiting: readonly string[] | null;
  readonly exceptions: readonly string[] | null;
}

type Kind = 'minor' | 'whole' | 'flag' | 'date';
type Shape = Readonly<Record<string, Kind>>;

const minors = (names: string): Shape =>
  Object.fromEntries(names.split(/\s+/).map((name) => [`${name}Minor`, 'minor']));

const dayShape: Shape = {
  ...minors('owed payoff principal interest penalty fee accrued unbilled instalment credit pastDue toCure'),
  ...minors('minimumLeft tomorrow waivedByCap'),
  daysPastDue: 'whole',
  pastDueDuring: 'flag',
};
const billShape: Shape = {
  issuedOn: 'date',
  ...minors('base principal instalment interest fee penalty accrued'),
  pastDue: 'flag',
};
const carriedShape = minors('principal interest fee penalty');
const statementShape: Shape = {
  no: 'whole',
  issuedOn: 'date',
  dueOn: 'date',
  silent: 'flag',
  ...minors('purchases creditApplied principal instalment interest fee total minimum'),
};

function figureOf(place: Place, kind: Kind): Figure {
  if (kind === 'minor') return place.minor();
  if (kind === 'whole') return place.whole(0, 1_000_000);
  return kind === 'flag' ? place.flag() : dateText(place.date());
}

/** The figures of a map that are of this shape; `apart` names the fields read elsewhere. */
function shownOf(place: Place, shape: Shape, required: readonly string[], apart: readonly string[] = []): Shown {
  const field = place.fields(required, [...Object.keys(shape), ...apart]);
  const names = Object.keys(place.value as object).filter((name) => !apart.includes(name));
  const shown = names.map((name) => [name, figureOf(field(name), shape[name] ?? 'minor')] as const);
  const isBare = Object.keys(place.value as object).length <= required.length;
  return isBare ? place.refuse('at least one figure is wanted here', '此处至少应有一项数字') : shown;
}

const ids = (place: Place): readonly string[] => place.list().map((id) => id.id());

/** `at` (an event) and `kind`, as one line. */
const named = (place: Place): readonly string[] =>
  place.list().map((item) => {
    const field = item.fields(['at', 'kind']);
    return `${field('at').id()} ${field('kind').text()}`;
  });

function statementOf(place: Place): ShownStatement {
  const figures = shownOf(place, statementShape, ['issuedOn'], ['carriedOver', 'corrections']);
  const field = place.fields([], Object.keys(place.value as object));
  const [carriedOver, corrections] = [field('carriedOver'), field('corrections')];
  return {
    issuedOn: field('issuedOn').date(),
    figures,
    carriedOver: carriedOver.value === undefined ? [] : shownOf(carriedOver, carriedShape, []),
    corrections: corrections.value === undefined ? null : ids(corrections),
  };
}

function dayOf(place: Place): ShownDay {
  const figures = shownOf(place, dayShape, ['on'], ['on', 'bills']);
  const field = place.fields([], Object.keys(place.value as object));
  const bills = field('bills');
  return {
    on: field('on').date(),
    figures,
    bills: bills.value === undefined ? null : bills.list().map((bill) => shownOf(bill, billShape, ['issuedOn'])),
  };
}

function mustRise(place: Place, days: readonly Day[]): void {
  if (!doesRise(days)) place.refuse('dates in order, each once, are accepted here', '日期应按先后排列，且不重复');
}

/** Reads a whole record; refuses one with nothing to check. */
export function recordOf(place: Place): ShownRecord {
  const lists = ['statements', 'days', 'faults', 'waiting', 'exceptions'];
  const field = place.fields(['record', 'story', 'knownAt'], lists);
  field('record').oneOf('dunwell/1');
  const listIfThere = <T>(name: string, read: (list: Place) => T): T | null =>
    field(name).value === undefined ? null : read(field(name));
  const statements = listIfThere('statements', (list) => list.list().map(statementOf));
  const days = listIfThere('days', (list) => list.list().map(dayOf)) ?? [];
  const lastStatement = statements?.at(-1)?.issuedOn;
  const lastDay = days.at(-1)?.on ?? lastStatement;
  if (lastDay === undefined) {
    return place.refuse(
      'a record that shows at least one day or statement is accepted here',
      '记录至少应含一天或一份账单，否则无可核对',
    );
  }
  mustRise(
    field('days'),
    days.map((day) => day.on),
  );
  mustRise(
    field('statements'),
    (statements ?? []).map((statement) => statement.issuedOn),
  );
  if (lastStatement !== undefined && lastStatement > lastDay) {
    const en = `statements up to the last day shown, \`${dateText(lastDay)}\`, are accepted here`;
    field('statements').refuse(en, `此处只应有不晚于最后一天 \`${dateText(lastDay)}\` 的账单`);
  }
  return {
    story: storyOf(field('story')),
    knownAtMs: field('knownAt').value === null ? null : field('knownAt').instant(),
    statements,
    days,
    lastDay,
    faults: listIfThere('faults', named),
    waiting: listIfThere('waiting', ids),
    exceptions: listIfThere('exceptions', named),
  };
}
