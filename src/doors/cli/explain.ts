import { explainOn } from '../../core/account/index.ts';
import type { Derivation, DerivationKind, ExplainedAmount } from '../../core/account/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { dayFromIso, isoFromDay } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import type { Call, Command } from './command.ts';
import { derivationData, drawDerivation } from './explain-tree.ts';
import { tellFault } from './faults.ts';
import { standingOf } from './story-bills.ts';
import type { Standing } from './story-bills.ts';
import { speakingOf } from './story-events.ts';
import { dateLine, headingData, headingLines } from './story-heading.ts';
import { knownOption, onOption, readStoryView, tellFileFaults } from './story-input.ts';
import type { StoryView } from './story-input.ts';
import { noteData, noteLines } from './story-notes.ts';

const usage = 'dunwell explain STORY [--on DATE] [--amount AMOUNT] [--known INSTANT]';

const rulesHead = { en: 'Under these rules', zh: '依据的规则' } as const;
const nothing = {
  en: 'There is nothing to explain: the amount is zero.',
  zh: '这项金额为零，没有需要说明的计算。',
} as const;

const amounts: Readonly<Record<string, ExplainedAmount>> = {
  owed: 'owed',
  payoff: 'payoff',
  'past-due': 'pastDue',
  'to-cure': 'toCure',
  minimum: 'minimum',
  tomorrow: 'tomorrow',
};

/** Components that are told bill by bill. */
const components: Readonly<Record<string, DerivationKind>> = {
  principal: 'principal',
  penalty: 'penalty',
  interest: 'interest',
  accrued: 'accrued',
  fees: 'fee',
};

const accepted = `one of ${[...Object.keys(amounts), ...Object.keys(components)].join(', ')}, or \`bill:\` and a bill day such as \`bill:2026-08-01\``;

/** One component of all bills, cut out of the whole. */
function componentOf(owed: Derivation, kind: DerivationKind): Derivation {
  const parts = owed.parts.flatMap((bill) => {
    const part = bill.kind === 'bill' ? bill.parts.find((candidate) => candidate.kind === kind) : undefined;
    return part === undefined ? [] : [{ ...bill, amountMinor: part.amountMinor, parts: [part] }];
  });
  return { kind, amountMinor: parts.reduce((sum, part) => sum + part.amountMinor, 0n), facts: {}, parts };
}

function billOf(owed: Derivation, text: string): Result<Derivation, Fault> {
  const day = dayFromIso(text);
  const bills = owed.parts.filter((part) => part.kind === 'bill');
  const bill = day.ok ? bills.find((part) => part.facts.bill === day.value) : undefined;
  if (bill !== undefined) return ok(bill);
  const days = bills.map((part) => `\`bill:${isoFromDay(part.facts.bill as Day)}\``);
  const open = days.length === 0 ? 'another date; no bill is open on this one' : `one of ${days.join(', ')}`;
  return err({ kind: 'usage', message: `--amount: nothing is owed on a bill of \`${text}\`; write ${open}` });
}

/** The derivation of the amount that a call names. */
function derivationOf(view: StoryView, what: string): Result<Derivation, Fault> {
  const { story, on, knowledge } = view;
  const whole = Object.hasOwn(amounts, what) ? amounts[what] : undefined;
  if (whole !== undefined) return explainOn(story, on, whole, knowledge);
  const component = Object.hasOwn(components, what) ? components[what] : undefined;
  const isBill = what.startsWith('bill:');
  if (component === undefined && !isBill) {
    return err({ kind: 'usage', message: `--amount: \`${what}\` is not an amount; write ${accepted}` });
  }
  const owed = explainOn(story, on, 'owed', knowledge);
  if (!owed.ok) return owed;
  return component === undefined
    ? billOf(owed.value, what.slice('bill:'.length))
    : ok(componentOf(owed.value, component));
}

function explainText(call: Call, view: StoryView, standing: Standing, root: Derivation): string {
  const say = speakingOf(view.story, call.lang);
  const tree =
    root.amountMinor === 0n && root.parts.length === 0
      ? nothing[call.lang]
      : drawDerivation(root, view.story.terms.currency, call.lang, rulesHead[call.lang]);
  return [
    ...headingLines(view, say),
    '',
    dateLine(view, say),
    '',
    tree,
    ...noteLines(standing.notes, view.story, say),
  ].join('\n');
}

function run(call: Call): number {
  const view = readStoryView(call, usage);
  if (!view.ok) return tellFileFaults(call, view.fault);
  const asked = call.options['amount'];
  const what = typeof asked === 'string' ? asked : 'owed';
  const root = derivationOf(view.value, what);
  if (!root.ok) return tellFault(call, root.fault);
  const standing = standingOf(view.value);
  if (!standing.ok) return tellFault(call, standing.fault);
  if (call.json) {
    const heading = headingData(view.value);
    const derivation = derivationData(root.value);
    call.out(
      JSON.stringify(
        { explain: 'dunwell/1', ...heading, amount: what, derivation, ...noteData(standing.value.notes) },
        null,
        2,
      ),
    );
  } else call.out(explainText(call, view.value, standing.value, root.value));
  return 0;
}

/** `dunwell explain`: how an amount comes about, line by line. */
export const explainCommand: Command = {
  name: 'explain',
  summary: {
    en: 'how an amount comes about: base × rate × days, under which rule, rounded once',
    zh: '一项金额怎么来的：本金 × 利率 × 天数，依据哪条规则，只四舍五入一次',
  },
  usage,
  options: [
    onOption,
    {
      name: 'amount',
      value: 'AMOUNT',
      says: {
        en: 'owed (default), payoff, past-due, to-cure, minimum, penalty … or bill:DATE',
        zh: 'owed（默认）、payoff、past-due、to-cure、minimum、penalty 等，或 bill:DATE',
      },
    },
    knownOption,
  ],
  examples: [
    {
      line: 'dunwell explain examples/two-bills-overdue/story.yaml --on 2026-08-14',
      says: { en: 'everything owed that day, opened to the last line', zh: '当天全部欠款，逐项展开' },
    },
    {
      line: 'dunwell explain examples/two-bills-overdue/story.yaml --on 2026-08-14 --amount penalty',
      says: { en: 'only the penalty interest, bill by bill', zh: '只看罚息，按账单列出' },
    },
    {
      line: 'dunwell explain examples/two-bills-overdue/story.yaml --on 2026-08-14 --amount to-cure --lang zh',
      says: { en: 'the least that ends past due, in Chinese', zh: '用中文说明消除逾期至少要还多少' },
    },
  ],
  run,
};
