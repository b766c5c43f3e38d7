import { isoFromInstant } from '../../core/time/index.ts';
import type { InstantMs } from '../../core/time/index.ts';
import type { Counter, Decision, Finding } from '../../core/guard/index.ts';
import type { Lang } from './language.ts';
import { mayContactWords } from './may-contact-words.ts';
import type { MayContactWords } from './may-contact-words.ts';
import { drawTable } from './table.ts';

/** `2026-11-10 08:00`, by the person's clock. */
function clockText(decision: Decision, at: InstantMs): string {
  return isoFromInstant(at, decision.parts.zone).slice(0, 16).replace('T', ' ');
}

const counterText = (counter: Counter | null): string =>
  counter === null ? '' : `${counter.used}/${counter.limit} ${counter.window}`;

function untilText(decision: Decision, finding: Finding, says: MayContactWords): string {
  if (finding.verdict !== 'refuses') return '';
  return finding.blockedUntil === null
    ? says.lifts[finding.lifts ?? 'when_facts_change']
    : clockText(decision, finding.blockedUntil);
}

function ruleTable(decision: Decision, shown: readonly Finding[], lang: Lang): string {
  const says = mayContactWords[lang];
  return drawTable({
    columns: [says.rule, says.why, says.says, says.kind, says.counter, says.until].map((head) => ({ head })),
    rows: shown.map((finding) => [
      finding.rule.id,
      finding.rule.title[lang],
      says.verdicts[finding.verdict],
      says.kinds[finding.rule.kind],
      counterText(finding.counter),
      untilText(decision, finding, says),
    ]),
    indent: 2,
  });
}

function nextLine(decision: Decision, says: MayContactWords): string {
  const { nextAllowedAt, nextAllowedKind, allowedUntil } = decision.parts;
  if (decision.allowed) return allowedUntil === null ? '' : says.askAgain(clockText(decision, allowedUntil));
  return nextAllowedAt === null
    ? says.next(says.lifts[nextAllowedKind])
    : says.next(clockText(decision, nextAllowedAt));
}

function insteadLines(decision: Decision, says: MayContactWords): readonly string[] {
  const { instead } = decision.parts;
  if (instead.length === 0) return [];
  return [
    says.instead,
    ...instead.map(
      (other) =>
        `  ${says.actions[other.action] ?? other.action} · ${other.contactPointId} · ${clockText(decision, other.at)}`,
    ),
  ];
}

function dutyLines(decision: Decision, lang: Lang, says: MayContactWords): readonly string[] {
  const { duties } = decision.parts;
  if (duties.length === 0) return [];
  return [
    says.duties,
    ...duties.map(({ rule, elements }) => `  ${rule.id} · ${rule.title[lang]} · ${elements.join(', ')}`),
  ];
}

/** The answer for a person: what was asked, yes or no, which rules said no, when next, and what is owed. */
export function mayContactText(decision: Decision, lang: Lang, all: boolean): string {
  const says = mayContactWords[lang];
  const { action, checkedAt, localTimes, packs, zoneData, personId } = decision.parts;
  const zones = localTimes.map(({ zone }) => zone).join(', ') || says.unknownZone;
  const shown = all ? decision.parts.spoke : decision.parts.spoke.filter(({ verdict }) => verdict !== 'allows');
  const next = nextLine(decision, says);
  return [
    `${decision.allowed ? says.yes : says.no} · ${says.channels[action.channel]} · ${personId} ${action.contactPointId ?? '?'} · ${says.purposes[action.purpose]}`,
    says.checked(clockText(decision, checkedAt), zones),
    ...(shown.length === 0 ? [] : ['', ruleTable(decision, shown, lang)]),
    ...(next === '' ? [] : ['', next]),
    ...insteadLines(decision, says),
    ...dutyLines(decision, lang, says),
    '',
    says.by(packs.map(({ pack, version }) => `${pack} ${version}`).join(', '), zoneData),
  ].join('\n');
}
