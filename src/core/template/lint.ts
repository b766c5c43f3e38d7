import type { Bilingual } from '../law/index.ts';
import { fold, placesOf } from './fold.ts';
import type { Finding, FindingGroup, LintedText } from './finding.ts';
import { leakFindings, linkFindings } from './lint-leaks.ts';
import { extraAsks, toneFindings } from './lint-tone.ts';
import { conductFindings, termFindings } from './lint-words.ts';
import type { Attached } from './lint-words.ts';
import { maskPlaceholders, partsOf, variablesOf } from './placeholder.ts';
import { segmentsOf, withSignature } from './segments.ts';
import { isOverdue } from './stage.ts';
import type { Stage } from './stage.ts';
import { messagesOf } from './template.ts';
import type { PlacedMessage, TemplateContent } from './template.ts';
import { formatValue } from './variable.ts';
import type { VariableSpec } from './variable.ts';
import type { LintRules, MandatoryElement } from './lint-rules.ts';

declare const lintedBrand: unique symbol;

/**
 * What the linter says of one template, bound to its content. Only `lint` makes one. `passes` is true when
 * no finding is an error.
 * @since 0.1
 */
export interface LintReport {
  readonly contentHash: string;
  readonly findings: readonly Finding[];
  readonly passes: boolean;
  readonly [lintedBrand]: true;
}

/** The texts of one message, as the linter reads them. */
function textsOf(template: TemplateContent, message: PlacedMessage): readonly LintedText[] {
  const { form, channel, at, text } = message;
  const common = { language: template.language, form, channel };
  const body = {
    ...common,
    at: `${at}/body`,
    text: text.body,
    masked: maskPlaceholders(text.body),
    isOpen: form === 'safe',
  };
  if (text.title === undefined) return [body];
  // The subject of an e-mail shows in notifications, whatever its body.
  const isOpen = form === 'safe' || channel === 'email';
  return [{ ...common, at: `${at}/title`, text: text.title, masked: maskPlaceholders(text.title), isOpen }, body];
}

const wholeText = (message: PlacedMessage): string => `${message.text.title ?? ''}\n${message.text.body}`;

function attachedTo(template: TemplateContent, message: PlacedMessage): Attached {
  const types = variablesOf(wholeText(message)).map((name) => template.variables[name]?.type);
  return { hasCaseId: types.includes('caseId'), hasDeadline: types.includes('date') };
}

const speaksOf = (element: MandatoryElement, stage: Stage): boolean =>
  element.stages.some((each) => each === stage || each === 'every' || (each === 'overdue' && isOverdue(stage)));

function applies(element: MandatoryElement, template: TemplateContent, message: PlacedMessage): boolean {
  return (
    (element.places.includes('any') || element.places.includes(template.place)) &&
    speaksOf(element, template.stage) &&
    element.channels.includes(message.channel) &&
    element.forms.includes(message.form)
  );
}

function isSatisfied(element: MandatoryElement, template: TemplateContent, message: PlacedMessage): boolean {
  const named = variablesOf(wholeText(message));
  const signed = element.signature !== null && message.channel === 'sms' && template.provider.signature !== undefined;
  if (signed || element.variables.some((name) => named.includes(name))) return true;
  const phrases = element.phrases?.[template.language === 'zh-CN' ? 'zh' : 'en'] ?? [];
  const folded = fold(wholeText(message));
  return phrases.some((phrase) => placesOf(folded, phrase).length > 0);
}

function missing(element: MandatoryElement, template: TemplateContent): Bilingual {
  const names = element.variables.map((name) => `{${name}}`);
  const phrases = element.phrases?.[template.language === 'zh-CN' ? 'zh' : 'en'] ?? [];
  const ways = [...names, ...phrases, ...(element.signature === null ? [] : ['provider.signature'])];
  return { zh: `${element.says.zh}；可以写：${ways.join('、')}`, en: `${element.says.en}; one of: ${ways.join(', ')}` };
}

/**
 * What a pair must hold. Every message of form B holds it; form A only what a bystander may read, because
 * the page in the app (form B) completes it.
 */
function elementFindings(template: TemplateContent, rules: LintRules): readonly Finding[] {
  return messagesOf(template).flatMap((message) =>
    rules.elements
      .filter((element) => applies(element, template, message) && !isSatisfied(element, template, message))
      .map((element) => ({
        rule: element.rule,
        group: 'element' as const,
        severity: 'error' as const,
        at: message.at,
        offset: 0,
        found: '',
        accepts: missing(element, template),
      })),
  );
}

const exampleOf = (spec: VariableSpec | undefined, template: TemplateContent): string =>
  spec === undefined ? '' : formatValue(spec.example, template.language);

/** The text with the examples of its variables: what a preview shows and what length is counted on. */
export function withExamples(text: string, template: TemplateContent): string {
  const part = (name: string): string => exampleOf(template.variables[name], template);
  return partsOf(text)
    .map((each) => ('literal' in each ? each.literal : part(each.variable)))
    .join('');
}

/** The finding of an SMS that takes more segments than the house allows; with real values it is only a warning. */
export function lengthFindings(
  whole: string,
  at: string,
  rules: LintRules,
  severity: Finding['severity'] = 'error',
): readonly Finding[] {
  const counted = segmentsOf(whole);
  const max = rules.house.smsSegmentsMax;
  if (counted.segments <= max) return [];
  const per = counted.alphabet === 'gsm7' ? 153 : 67;
  const accepts = {
    zh: `短信最多 ${max} 段（含签名，每段 ${per} 个单位）；现在 ${counted.segments} 段、${counted.units} 个单位`,
    en: `an SMS of at most ${max} segments of ${per} units, signature included; this one takes ${counted.segments} (${counted.units} units of ${counted.alphabet})`,
  };
  const found = counted.parts.slice(max).join('');
  return [{ rule: 'sms.length', group: 'length', severity, at, offset: 0, found, accepts }];
}

function smsFindings(template: TemplateContent, message: PlacedMessage, rules: LintRules): readonly Finding[] {
  if (message.channel !== 'sms') return [];
  const at = `${message.at}/body`;
  const signature = template.provider.signature;
  const own = /[【】]/u.exec(message.text.body);
  const accepts = {
    zh: '正文不写【】：签名写在 provider.signature，由网关加在前面',
    en: 'no 【】 in the words: the signature stands in `provider.signature` and goes in front by itself',
  };
  const brackets: readonly Finding[] =
    own === null
      ? []
      : [{ rule: 'sms.signature', group: 'length', severity: 'error', at, offset: own.index, found: own[0], accepts }];
  const whole = withSignature(
    withExamples(message.text.body, template),
    signature === undefined ? undefined : withExamples(signature, template),
  );
  return [...brackets, ...lengthFindings(whole, at, rules)];
}

function messageFindings(template: TemplateContent, message: PlacedMessage, rules: LintRules): readonly Finding[] {
  const attached = attachedTo(template, message);
  const texts = textsOf(template, message).flatMap((linted) => [
    ...conductFindings(linted, rules, attached),
    ...toneFindings(linted, rules.house),
    ...termFindings(linted, rules, ['tone', 'leak']),
    ...leakFindings(linted),
    ...linkFindings(linted),
    ...(linted.at.endsWith('/body') ? extraAsks(linted, rules.house) : []),
  ]);
  return [...texts, ...smsFindings(template, message, rules)];
}

function signatureFindings(template: TemplateContent, rules: LintRules): readonly Finding[] {
  const text = template.provider.signature;
  if (text === undefined) return [];
  const linted: LintedText = {
    at: '/provider/signature',
    text,
    masked: maskPlaceholders(text),
    language: template.language,
    form: 'safe',
    channel: 'sms',
    isOpen: true,
  };
  return [
    ...conductFindings(linted, rules, { hasCaseId: false, hasDeadline: false }),
    ...termFindings(linted, rules, ['leak']),
    ...leakFindings(linted),
    ...linkFindings(linted),
  ];
}

const groupOrder: readonly FindingGroup[] = ['conduct', 'leak', 'link', 'element', 'tone', 'length'];

const inOrder = (one: Finding, other: Finding): number =>
  Number(one.severity === 'warning') - Number(other.severity === 'warning') ||
  groupOrder.indexOf(one.group) - groupOrder.indexOf(other.group);

/** The same place found by two patterns of one rule is told once. */
function toldOnce(findings: readonly Finding[]): readonly Finding[] {
  const inside = (one: Finding, other: Finding): boolean =>
    one !== other &&
    one.rule === other.rule &&
    one.at === other.at &&
    one.offset >= other.offset &&
    one.offset + one.found.length <= other.offset + other.found.length &&
    (one.found.length < other.found.length || findings.indexOf(one) > findings.indexOf(other)) &&
    one.found !== '';
  return findings.filter((one) => !findings.some((other) => inside(one, other)));
}

/**
 * Holds one template against the rules: forbidden conduct, tone, links, leaks in what a bystander may read,
 * mandatory elements of the pair, length of SMS (with the examples filled in, signature counted).
 *
 * @law   the same template and rules give the same report
 * @law   zero-width characters, full-width letters, spaces between Chinese characters and traditional forms
 *        hide no word
 * @since 0.1
 */
export function lint(template: TemplateContent, rules: LintRules): LintReport {
  const found = [
    ...messagesOf(template).flatMap((message) => messageFindings(template, message, rules)),
    ...signatureFindings(template, rules),
    ...elementFindings(template, rules),
  ];
  const findings = toldOnce(found).toSorted(inOrder);
  const passes = findings.every((finding) => finding.severity !== 'error');
  return { contentHash: template.contentHash, findings, passes } as unknown as LintReport;
}

/**
 * Holds words that stand in no template against the rules: what an agent types, a reply, a note to a person.
 * Elements and asks are not looked for.
 * @since 0.1
 */
export function lintText(
  text: Omit<LintedText, 'masked' | 'at'> & { readonly attached: Attached },
  rules: LintRules,
): readonly Finding[] {
  const linted: LintedText = { ...text, at: '', masked: text.text };
  return toldOnce([
    ...conductFindings(linted, rules, text.attached),
    ...toneFindings(linted, rules.house),
    ...termFindings(linted, rules, ['tone', 'leak']),
    ...leakFindings(linted),
    ...linkFindings(linted),
    ...(linted.channel === 'sms' ? lengthFindings(linted.text, '', rules, 'warning') : []),
  ]).toSorted(inOrder);
}

/** A text with its values filled in; `words` shows names of institutions, `masked` does not. */
export type FilledText = LintedText & { readonly words: string };

/** What is looked for in values filled in at the last moment: everything but tone, which the words have passed. */
export function lintFilled(texts: readonly FilledText[], attached: Attached, rules: LintRules): readonly Finding[] {
  return toldOnce(
    texts.flatMap((linted) => [
      ...conductFindings({ ...linted, masked: linted.words }, rules, attached),
      ...termFindings(linted, rules, ['leak']),
      ...leakFindings(linted),
      ...linkFindings(linted),
    ]),
  ).toSorted(inOrder);
}
