import type { BookName } from '../ledger/index.ts';
import type { RuleRef } from '../law/index.ts';
import { roundHalfUp } from '../money/index.ts';
import { isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import { dayFromIso } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { advance } from './advance.ts';
import { pastDueAmountOf } from './ageing.ts';
import { begin } from './begin.ts';
import { cureInPlaces } from './cure.ts';
import type { CurePlace } from './cure.ts';
import { leaf, lessOf, sumOf } from './derivation.ts';
import type { Derivation, DerivationFacts, DerivationKind } from './derivation.ts';
import { GRAINS, interestGrains, rounded } from './exact-sum.ts';
import { viewOf } from './history.ts';
import { quotableOn } from './position.ts';
import type { Knowledge } from './prepare.ts';
import { accruedOf, cloneState, penaltyOf, unbilledOf } from './state.ts';
import type { AccountState, Bill } from './state.ts';
import { statementsUntil } from './statement.ts';
import type { Story } from './story.ts';
import type { AccrualRun, Movement, Trace } from './trace.ts';

/** What can be explained. @since 0.1 */
export type ExplainedAmount = 'owed' | 'payoff' | 'pastDue' | 'toCure' | 'tomorrow' | 'minimum';

interface Explaining {
  readonly story: Story;
  readonly state: AccountState;
  readonly trace: Trace;
  readonly rule: (id: string) => RuleRef;
  readonly knowledge: Knowledge;
}

const denominator = BigInt(GRAINS);

function runNode(run: AccrualRun): Derivation {
  const days = run.to - run.from + 1;
  const whole: Derivation = {
    kind: 'run',
    amountMinor: 0n,
    exact: { numerator: interestGrains(run.principal, run.ratePpmDaily, days), denominator },
    facts: {
      from: run.from,
      to: run.to,
      days,
      baseMinor: BigInt(run.principal),
      ratePpmDaily: run.ratePpmDaily,
      label: run.label,
      bill: run.bill,
    },
    parts: [],
  };
  return whole;
}

const cutNode = (run: AccrualRun): Derivation => ({
  kind: 'cutByCap',
  amountMinor: 0n,
  exact: { numerator: -run.waivedGrains, denominator },
  facts: { from: run.from, to: run.to },
  parts: [],
});

/** Neighbouring runs on the same principal at the same rate read as one. */
function joinRuns(runs: readonly AccrualRun[]): readonly AccrualRun[] {
  const joined: AccrualRun[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    const continues =
      before !== undefined &&
      before.to + 1 === run.from &&
      before.principal === run.principal &&
      before.ratePpmDaily === run.ratePpmDaily;
    if (continues)
      joined[joined.length - 1] = { ...before, to: run.to, waivedGrains: before.waivedGrains + run.waivedGrains };
    else joined.push(run);
  }
  return joined;
}

/** All interest of one label on one bill, to the day before `until`, rounded once. */
function roundedNode(explaining: Explaining, bill: Day, label: 'penalty' | 'revolving', until: number): Derivation {
  const runs = joinRuns(
    explaining.trace.accruals.filter((run) => run.bill === bill && run.label === label && run.to < until),
  );
  const cuts = runs.filter((run) => run.waivedGrains > 0n);
  const parts = [...runs.map(runNode), ...cuts.map(cutNode)];
  let numerator = 0n;
  for (const part of parts) numerator += part.exact?.numerator ?? 0n;
  return {
    kind: 'rounded',
    amountMinor: roundHalfUp(numerator, denominator),
    exact: { numerator, denominator },
    rule: explaining.rule(`account.interest.${label}`),
    facts: { bill, label },
    parts,
  };
}

/** What one older bill bore until a bill printed it: rounded once, less what was billed, paid or waived before. */
function interestBilledNode(explaining: Explaining, movement: Movement): Derivation {
  const { movements } = explaining.trace;
  const bearing = movement.bill as Day;
  const earlier = movements
    .slice(0, movements.indexOf(movement))
    .filter(
      (entry) =>
        entry.bill === bearing &&
        (entry.credit === 'accrued' || entry.debit === 'accrued') &&
        entry.what !== 'interestAccrued',
    );
  const parts = [
    roundedNode(explaining, bearing, 'revolving', movement.on),
    ...earlier.map((entry) => movementNode(explaining, entry, 'accrued')),
  ];
  return sumOf('interestBilled', parts, { on: movement.on, bill: bearing });
}

/** The bill that a movement of a book belongs to: interest belongs to the bill that prints it. */
function ownerOf(movement: Movement, book: BookName): Day | null {
  if (book !== 'interest' || movement.what !== 'interestBilled') return movement.bill;
  const printed = dayFromIso(movement.cause.slice('bill:'.length));
  return printed.ok ? printed.value : movement.bill;
}

function movementNode(explaining: Explaining, movement: Movement, book: BookName): Derivation {
  const sign = movement.debit === book ? 1n : -1n;
  const event = explaining.story.events.find((candidate) => candidate.id === movement.cause);
  const text = event?.type === 'purchase' ? event.text : '';
  const facts: DerivationFacts = {
    on: movement.on,
    event: movement.cause,
    ...(text === '' ? {} : { text }),
    ...(movement.bill === null ? {} : { bill: movement.bill }),
  };
  return leaf(movement.what as DerivationKind, sign * BigInt(movement.amount), facts);
}

function movementsOf(explaining: Explaining, book: BookName, bill: Day | null): readonly Movement[] {
  return explaining.trace.movements.filter(
    (movement) =>
      (movement.debit === book || movement.credit === book) && (bill === null || ownerOf(movement, book) === bill),
  );
}

/** The posting date of the purchase that a movement of the pool is; other movements count from their own day. */
function postedOnOf(explaining: Explaining, movement: Movement): number {
  const event = explaining.story.events.find((candidate) => candidate.id === movement.cause);
  return event?.type === 'purchase' ? Math.max(event.on, event.knownOn) : movement.on;
}

/** Movements of the pool with `from` ≤ posting date < `until`, with a leaf for what an earlier or later bill settles of them. */
function poolNode(
  explaining: Explaining,
  kind: 'purchasesBilled' | 'unbilled',
  [from, until]: readonly [number, number],
  amountMinor: bigint,
  facts: DerivationFacts,
): Derivation {
  const parts = movementsOf(explaining, 'unbilled', null)
    .filter((movement) => movement.what !== 'purchasesBilled')
    .filter((movement) => postedOnOf(explaining, movement) >= from && postedOnOf(explaining, movement) < until)
    .map((movement) => movementNode(explaining, movement, 'unbilled'));
  const rest = amountMinor - sumOf(kind, parts).amountMinor;
  return sumOf(kind, rest === 0n ? parts : [...parts, leaf('leftInPool', rest)], facts);
}

/** The last bill day before a day; before the first bill everything counts. */
const billDayBefore = ({ state }: Explaining, day: number): number =>
  state.bills.findLast((bill) => bill.issuedOn < day)?.issuedOn ?? -Infinity;

/** What was in the pool when a bill took it: everything posted since the bill before. */
function purchasesBilledNode(explaining: Explaining, movement: Movement): Derivation {
  const facts = { on: movement.on, bill: movement.on };
  const stretch = [billDayBefore(explaining, movement.on), movement.on] as const;
  return poolNode(explaining, 'purchasesBilled', stretch, BigInt(movement.amount), facts);
}

function bookNode(explaining: Explaining, kind: DerivationKind, book: BookName, bill: Bill, rule: string): Derivation {
  const parts = movementsOf(explaining, book, bill.issuedOn).map((movement) => {
    if (movement.what === 'purchasesBilled') return purchasesBilledNode(explaining, movement);
    if (movement.what === 'interestBilled') return interestBilledNode(explaining, movement);
    return movementNode(explaining, movement, book);
  });
  return sumOf(kind, parts, { bill: bill.issuedOn }, explaining.rule(rule));
}

/** Penalty or accrued interest: what the days make, rounded once, less what was billed, paid or waived. */
function interestNode(explaining: Explaining, kind: 'penalty' | 'accrued', bill: Bill): Derivation {
  const label = kind === 'penalty' ? 'penalty' : 'revolving';
  const moved = movementsOf(explaining, kind, bill.issuedOn).filter(
    (movement) => movement.what !== 'penaltyCharged' && movement.what !== 'interestAccrued',
  );
  const parts = [
    roundedNode(explaining, bill.issuedOn, label, Infinity),
    ...moved.map((movement) => movementNode(explaining, movement, kind)),
  ];
  return sumOf(kind, parts, { bill: bill.issuedOn });
}

function billNode(explaining: Explaining, bill: Bill, withAccrued: boolean): Derivation {
  const parts: Derivation[] = [];
  if (bill.principal + bill.instalment > 0)
    parts.push(bookNode(explaining, 'principal', 'principal', bill, 'account.bill'));
  if (bill.interest > 0) parts.push(bookNode(explaining, 'interest', 'interest', bill, 'account.interest.revolving'));
  if (bill.fee + bill.lateFee > 0) parts.push(bookNode(explaining, 'fee', 'fee', bill, 'account.fee'));
  if (penaltyOf(bill) > 0) parts.push(interestNode(explaining, 'penalty', bill));
  if (withAccrued && accruedOf(bill) > 0) parts.push(interestNode(explaining, 'accrued', bill));
  return sumOf('bill', parts, { bill: bill.issuedOn, dueOn: bill.dueOn });
}

function unbilledNode(explaining: Explaining): Derivation {
  const { state } = explaining;
  const since = billDayBefore(explaining, state.on + 1);
  return poolNode(explaining, 'unbilled', [since, Infinity], BigInt(unbilledOf(state)), {});
}

function owedNode(explaining: Explaining): Derivation {
  const { state } = explaining;
  const open = state.bills.slice(state.firstOpen);
  const bills = open.map((bill) => billNode(explaining, bill, true)).filter((node) => node.parts.length > 0);
  const parts = [...bills];
  const unbilled = unbilledNode(explaining);
  if (unbilled.amountMinor !== 0n) parts.push(unbilled);
  const instalments = movementsOf(explaining, 'instalment', null).map((movement) =>
    movementNode(explaining, movement, 'instalment'),
  );
  const notYetDue = sumOf('instalment', instalments);
  if (notYetDue.amountMinor !== 0n) parts.push(notYetDue);
  return sumOf('owed', parts, { on: state.on });
}

function payoffNode(explaining: Explaining): Derivation {
  const owed = owedNode(explaining);
  const credit = BigInt(explaining.state.credit);
  const used = credit > owed.amountMinor ? owed.amountMinor : credit;
  const parts = used > 0n ? [owed, lessOf(leaf('credit', used))] : [owed];
  return sumOf('payoff', parts, { on: explaining.state.on }, explaining.rule('account.payoff'));
}

function pastDueNode(explaining: Explaining): Derivation {
  const late = pastDueAmountOf(explaining.state).bills;
  const parts = late.map((bill) => billNode(explaining, bill, false));
  return sumOf('pastDue', parts, { on: explaining.state.on }, explaining.rule('account.pastDue'));
}

/** A place that the cure pays whole is opened like the amount it is; one that it pays in part says how much is asked. */
function placeNode(explaining: Explaining, place: CurePlace): Derivation {
  const facts = { bill: place.bill, component: place.component };
  const bill = explaining.state.bills.find((candidate) => candidate.issuedOn === place.bill);
  const opened = bill === undefined ? undefined : openedPlace(explaining, place, bill);
  if (opened?.amountMinor !== BigInt(place.paid)) return leaf('place', BigInt(place.paid), facts);
  return sumOf('place', opened.parts, facts, opened.rule);
}

function openedPlace(explaining: Explaining, { component, paid }: CurePlace, bill: Bill): Derivation {
  if (component === 'penalty') return interestNode(explaining, 'penalty', bill);
  if (component === 'interest') return bookNode(explaining, 'interest', 'interest', bill, 'account.interest.revolving');
  if (component === 'fee') return bookNode(explaining, 'fee', 'fee', bill, 'account.fee');
  const whole = bookNode(explaining, 'principal', 'principal', bill, 'account.bill');
  if (whole.amountMinor === BigInt(paid) || bill.instalment > 0) return whole;
  const facts = { bill: bill.issuedOn, baseMinor: BigInt(bill.base), ratioPpm: bill.ratioPpm };
  const paidBefore = bill.paid === 0 ? [] : [leaf('paidSoFar', -BigInt(bill.paid), facts)];
  return sumOf('shareLeft', [leaf('share', BigInt(bill.need), facts), ...paidBefore], facts);
}

function toCureNode(explaining: Explaining): Derivation {
  const { state } = explaining;
  const { cure, places } = cureInPlaces(state);
  const parts = places.map((place) => placeNode(explaining, place));
  const reached = sumOf('toCure', parts).amountMinor;
  const rest = BigInt(cure) - reached;
  const allowance = state.row.floor > 1 ? 'floorAllowance' : 'creditAllowance';
  const all = rest === 0n ? parts : [...parts, leaf(allowance, rest)];
  return sumOf('toCure', all, { on: state.on }, explaining.rule('account.amountToCure'));
}

function tomorrowNode(explaining: Explaining): Derivation {
  const { state } = explaining;
  const next: AccountState = { ...cloneState(state), stepIndex: state.fold.steps.length };
  advance(next, (state.on + 1) as Day);
  const parts = state.bills.flatMap((bill, index) => {
    const after = next.bills[index] as Bill;
    return (['penalty', 'revolving'] as const).flatMap((label) => {
      const added = BigInt(rounded(after[label]) - rounded(bill[label]));
      return added === 0n
        ? []
        : [
            leaf('tomorrowRounded', added, {
              bill: bill.issuedOn,
              label,
              baseMinor: BigInt(bill.principal + bill.instalment),
            }),
          ];
    });
  });
  return sumOf('tomorrow', parts, { on: (state.on + 1) as Day }, explaining.rule('account.interest'));
}

/** The account in the view known before a bill day, lived to a day, with its trace. */
function explainingBefore(explaining: Explaining, view: Story, billDay: Day, on: Day): Explaining {
  const trace: Trace = { movements: [], accruals: [] };
  const state = begin(view, { before: billDay }, trace);
  advance(state, on);
  return { ...explaining, story: view, state, trace };
}

/** All that was unpaid of the earlier bills when a statement was printed, bill by bill. */
function carriedOverNode(explaining: Explaining, view: Story, billDay: Day, facts: DerivationFacts): Derivation {
  const before = explainingBefore(explaining, view, billDay, (billDay - 1) as Day);
  const open = before.state.bills.slice(before.state.firstOpen);
  const bills = open.map((bill) => billNode(before, bill, false)).filter((node) => node.parts.length > 0);
  return sumOf('carriedOver', bills, facts);
}

/** The minimum as the latest statement printed it, in the view known before its bill day. */
function minimumNode(explaining: Explaining): Derivation {
  const view = viewOf(explaining.story, explaining.knowledge);
  const statement = statementsUntil(view, explaining.state.on).at(-1);
  if (statement === undefined) return sumOf('minimum', [], { on: explaining.state.on });
  const { issuedOn, dueOn, carriedOver } = statement;
  const printed = explainingBefore(explaining, view, issuedOn, issuedOn);
  const bill = printed.state.bills.find((candidate) => candidate.issuedOn === issuedOn);
  const carried =
    carriedOver.principalMinor + carriedOver.interestMinor + carriedOver.feeMinor + carriedOver.penaltyMinor;
  const own = statement.instalmentMinor + statement.interestMinor + statement.feeMinor;
  const facts = { bill: issuedOn, dueOn };
  const billed = printed.trace.movements.filter(
    (movement) => movement.what === 'interestBilled' && movement.on === issuedOn,
  );
  const parts = [
    leaf('share', statement.minimumMinor - carried - own, {
      ...facts,
      baseMinor: statement.principalMinor,
      ratioPpm: bill?.ratioPpm ?? 0,
    }),
    sumOf(
      'interest',
      billed.map((movement) => interestBilledNode(printed, movement)),
      facts,
    ),
    leaf('instalmentDue', statement.instalmentMinor, facts),
    leaf('feeCharged', statement.feeMinor, facts),
    carriedOverNode(explaining, view, issuedOn, facts),
  ];
  const shown = parts.filter((part, index) => index === 0 || part.amountMinor !== 0n);
  return sumOf('minimum', shown, facts, explaining.rule('account.minimum'));
}

const explainers: Readonly<Record<ExplainedAmount, (explaining: Explaining) => Derivation>> = {
  owed: owedNode,
  payoff: payoffNode,
  pastDue: pastDueNode,
  toCure: toCureNode,
  tomorrow: tomorrowNode,
  minimum: minimumNode,
};

/**
 * How an amount of a date comes about, down to base × rate × days under a named rule version, rounded once.
 * `minimum` explains the minimum as the latest statement printed it; the others the state at the end of the date.
 * @fault not_open_yet, too_far
 * @law   the root's amount is the figure of `positionOn` for the same date
 * @since 0.1
 */
export function explainOn(
  story: Story,
  on: Day,
  what: ExplainedAmount,
  knowledge: Knowledge = {},
): Result<Derivation, Fault> {
  const day = quotableOn(story, on);
  if (isErr(day)) return day;
  const trace: Trace = { movements: [], accruals: [] };
  const state = begin(story, knowledge, trace);
  advance(state, on);
  const { terms } = story;
  const rule = (id: string): RuleRef => ({ id, pack: terms.id, version: terms.version });
  return ok(explainers[what]({ story, state, trace, rule, knowledge }));
}
