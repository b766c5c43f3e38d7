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
import { leaf, lessOf, sumOf } from './derivation.ts';
import type { Derivation, DerivationFacts, DerivationKind } from './derivation.ts';
import { GRAINS, interestGrains, rounded } from './exact-sum.ts';
import { quotableOn } from './position.ts';
import type { Knowledge } from './prepare.ts';
import { accruedOf, cloneState, penaltyOf } from './state.ts';
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

/** What was in the pool when a bill took it: everything that moved in the pool since the bill before. */
function purchasesBilledNode(explaining: Explaining, movement: Movement): Derivation {
  const { trace } = explaining;
  const at = trace.movements.indexOf(movement);
  let from = 0;
  for (let index = 0; index < at; index += 1) if (trace.movements[index]?.what === 'purchasesBilled') from = index + 1;
  const moved = trace.movements
    .slice(from, at)
    .filter((entry) => entry.debit === 'unbilled' || entry.credit === 'unbilled');
  const parts = moved.map((entry) => movementNode(explaining, entry, 'unbilled'));
  const known = sumOf('purchasesBilled', parts, { on: movement.on, bill: movement.on });
  const rest = BigInt(movement.amount) - known.amountMinor;
  return rest === 0n ? known : sumOf('purchasesBilled', [...parts, leaf('leftInPool', rest)], known.facts);
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
  const moved = movementsOf(explaining, 'unbilled', null);
  const last = moved.findLastIndex((movement) => movement.what === 'purchasesBilled');
  const parts = moved.slice(last + 1).map((movement) => movementNode(explaining, movement, 'unbilled'));
  const before = moved
    .slice(0, last + 1)
    .reduce((sum, movement) => sum + BigInt(movement.amount) * (movement.debit === 'unbilled' ? 1n : -1n), 0n);
  return sumOf('unbilled', before === 0n ? parts : [leaf('leftInPool', before), ...parts]);
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

function toCureNode(explaining: Explaining): Derivation {
  const { state } = explaining;
  const { cure, places } = cureInPlaces(state);
  const parts = places.map((place) =>
    leaf('place', BigInt(place.paid), { bill: place.bill, component: place.component }),
  );
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

function minimumNode(explaining: Explaining): Derivation {
  const { story, state } = explaining;
  const statement = statementsUntil(story, state.on).at(-1);
  if (statement === undefined) return sumOf('minimum', [], { on: state.on });
  const bill = state.bills.find((candidate) => candidate.issuedOn === statement.issuedOn);
  const { carriedOver } = statement;
  const carried =
    carriedOver.principalMinor + carriedOver.interestMinor + carriedOver.feeMinor + carriedOver.penaltyMinor;
  const own = statement.instalmentMinor + statement.interestMinor + statement.feeMinor;
  const facts = { bill: statement.issuedOn, dueOn: statement.dueOn };
  const share = leaf('share', statement.minimumMinor - carried - own, {
    ...facts,
    baseMinor: statement.principalMinor,
    ratioPpm: bill?.ratioPpm ?? 0,
  });
  const plain: readonly (readonly [DerivationKind, bigint])[] = [
    ['instalmentDue', statement.instalmentMinor],
    ['feeCharged', statement.feeMinor],
    ['carriedOver', carried],
  ];
  const others = plain
    .filter(([, amountMinor]) => amountMinor !== 0n)
    .map(([kind, amountMinor]) => leaf(kind, amountMinor, facts));
  const billed = explaining.trace.movements.filter(
    (movement) => movement.what === 'interestBilled' && movement.on === statement.issuedOn,
  );
  const opened = sumOf(
    'interest',
    billed.map((movement) => interestBilledNode(explaining, movement)),
    facts,
  );
  // A correction since may have changed what the state holds; the statement keeps what it printed.
  const interest =
    opened.amountMinor === statement.interestMinor ? opened : leaf('interest', statement.interestMinor, facts);
  if (interest.amountMinor !== 0n) others.unshift(interest);
  return sumOf('minimum', [share, ...others], facts, explaining.rule('account.minimum'));
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
  return ok(explainers[what]({ story, state, trace, rule }));
}
