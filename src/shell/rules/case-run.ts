import { mayContact, readContactQuestion } from '../../core/guard/index.ts';
import type { Decision, Guard } from '../../core/guard/index.ts';
import { isoFromInstant, zoneFrom } from '../../core/time/index.ts';
import type { InstantMs } from '../../core/time/index.ts';
import { caseInstant, standardDraft } from './case-draft.ts';
import type { CaseRow } from './case-file.ts';
import { applyPhrase, PHRASES } from './case-phrases.ts';

/** What came of a case: it passed, or what differs from what it says. @since 0.1 */
export interface CaseOutcome {
  readonly row: CaseRow;
  readonly decision: Decision | null;
  readonly differs: readonly string[];
}

const kindByWords: Readonly<Record<string, string>> = { 'when facts change': 'when_facts_change', never: 'never' };

function questionOf(row: CaseRow): { readonly value: unknown; readonly at: InstantMs } | string {
  const zone = zoneFrom(row.zone);
  if (!zone.ok) return zone.fault.message;
  const at = caseInstant(row.localTime, zone.value);
  if (at === null) return `\`${row.localTime}\` is not a local time; write it as 2026-03-02 22:00, with seconds or \`second time\` if need be`;
  const draft = standardDraft(zone.value, at);
  try {
    const unknown = row.facts.find((phrase) => !applyPhrase(draft, phrase));
    if (unknown !== undefined) return `\`${unknown}\` is not a phrase we know; write one of\n  ${PHRASES.map(({ says }) => says).join('\n  ')}`;
  } catch (fault) {
    if (fault instanceof SyntaxError) return fault.message;
    throw fault;
  }
  const { action, person, accounts, attempts, more } = draft;
  return { at, value: { jurisdiction: row.jurisdiction, action, person, accounts, attempts, ...more } };
}

function nextDiffers(row: CaseRow, decision: Decision): readonly string[] {
  const { nextAllowedAt, nextAllowedKind, zone } = decision.parts;
  if (row.verdict === 'allowed') return row.next === '' || row.next === 'now' ? [] : [`next permitted of an allowed case is empty, not \`${row.next}\``];
  const found =
    nextAllowedAt === null
      ? (Object.entries(kindByWords).find(([, kind]) => kind === nextAllowedKind)?.[0] ?? nextAllowedKind)
      : isoFromInstant(nextAllowedAt, zone).slice(0, 16).replace('T', ' ');
  return found === row.next ? [] : [`next permitted is \`${found}\`, not \`${row.next}\``];
}

function rulesDiffer(row: CaseRow, decision: Decision): readonly string[] {
  const refusing = [...new Set(decision.reasons.map(({ rule }) => rule.id))];
  if (row.verdict === 'allowed') {
    const still = row.rules.filter((rule) => refusing.includes(rule));
    return still.map((rule) => `\`${rule}\` refuses`);
  }
  const missing = row.rules.filter((rule) => !refusing.includes(rule));
  const extra = refusing.filter((rule) => !row.rules.includes(rule));
  return [...missing.map((rule) => `\`${rule}\` does not refuse`), ...extra.map((rule) => `\`${rule}\` refuses too`)];
}

function owesDiffer(row: CaseRow, decision: Decision): readonly string[] {
  const owed = decision.parts.duties.map(({ rule }) => rule.id);
  return row.owes.filter((rule) => !owed.includes(rule)).map((rule) => `\`${rule}\` is not among the duties`);
}

/** Holds one case against a guard. @since 0.1 */
export function runCase(guard: Guard, row: CaseRow): CaseOutcome {
  const question = questionOf(row);
  if (typeof question === 'string') return { row, decision: null, differs: [question] };
  const read = readContactQuestion(question.value);
  if (!read.ok) return { row, decision: null, differs: read.fault.all.map(({ at, message }) => `${at ?? ''}: ${message}`) };
  const decision = mayContact(guard, read.value.facts, read.value.action, question.at);
  const verdict = decision.allowed ? 'allowed' : 'refused';
  const differs = [
    ...(verdict === row.verdict ? [] : [`is ${verdict}, not ${row.verdict}`]),
    ...rulesDiffer(row, decision),
    ...nextDiffers(row, decision),
    ...owesDiffer(row, decision),
  ];
  return { row, decision, differs };
}
