import { err, ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';
import type { Finding } from './finding.ts';
import { lengthFindings, lintFilled } from './lint.ts';
import type { FilledText } from './lint.ts';
import { MASK, partsOf, variablesOf } from './placeholder.ts';
import { segmentsOf, withSignature } from './segments.ts';
import type { SmsSegments } from './segments.ts';
import type { ApprovedTemplate, Form, MessageText, Template, TemplateChannel } from './template.ts';
import { checkValues, formatValue } from './variable.ts';
import type { Values } from './variable.ts';
import type { LintRules } from './lint-rules.ts';

/**
 * A message with its values filled in. `body` is what goes to the channel, for an SMS with the signature in
 * front; `fields` is what a gateway with registered texts wants instead: its id and the values as text.
 * @since 0.1
 */
export interface RenderedMessage {
  readonly templateId: string;
  readonly language: string;
  readonly version: string;
  readonly contentHash: string;
  readonly form: Form;
  readonly channel: TemplateChannel;
  readonly title?: string;
  readonly body: string;
  readonly segments?: SmsSegments;
  readonly fields: {
    readonly signature?: string;
    readonly templateId?: string;
    readonly values: Readonly<Record<string, string>>;
  };
  readonly findings: readonly Finding[];
}

declare const sendableBrand: unique symbol;

/** A message of an approved template in which the linter found no error; only `renderToSend` makes one. @since 0.1 */
export type SendableMessage = RenderedMessage & { readonly [sendableBrand]: true };

/** What to fill in and for which form and channel. @since 0.1 */
export interface RenderRequest {
  readonly form: Form;
  readonly channel: TemplateChannel;
  readonly values: Values;
  readonly rules: LintRules;
}

interface Filled {
  readonly text: string;
  /** As long as `text`; what a type has already bounded is masked, free text is not. */
  readonly masked: string;
  /** As `masked`, with names of institutions in clear: a lender may be called a bank, not the police. */
  readonly words: string;
}

function fill(text: string, template: Template, values: Values): Filled {
  const pieces = partsOf(text).map((part): Filled => {
    if ('literal' in part) return { text: part.literal, masked: part.literal, words: part.literal };
    const value = values[part.variable];
    const shown = value === undefined ? '' : formatValue(value, template.language);
    const covered = MASK.repeat(shown.length);
    const isFree = value?.type === 'text';
    return {
      text: shown,
      masked: isFree ? shown : covered,
      words: isFree || value?.type === 'orgName' ? shown : covered,
    };
  });
  const joined = (of: keyof Filled): string => pieces.map((piece) => piece[of]).join('');
  return { text: joined('text'), masked: joined('masked'), words: joined('words') };
}

function filledFindings(
  template: Template,
  message: MessageText,
  filled: { readonly title?: Filled; readonly body: Filled },
  request: RenderRequest,
): readonly Finding[] {
  const { form, channel, rules } = request;
  const at = `/${form}/${channel}`;
  const common = { language: template.language, form, channel };
  const texts: readonly FilledText[] = [
    ...(filled.title === undefined
      ? []
      : [{ ...common, ...filled.title, at: `${at}/title`, isOpen: form === 'safe' || channel === 'email' }]),
    { ...common, ...filled.body, at: `${at}/body`, isOpen: form === 'safe' },
  ];
  const types = variablesOf(`${message.title ?? ''} ${message.body}`).map((name) => template.variables[name]?.type);
  const findings = lintFilled(
    texts,
    { hasCaseId: types.includes('caseId'), hasDeadline: types.includes('date') },
    rules,
  );
  return channel === 'sms'
    ? [...findings, ...lengthFindings(filled.body.text, `${at}/body`, rules, 'warning')]
    : findings;
}

/**
 * Fills a template in, for a preview or a test; what it gives cannot be sent (see `renderToSend`).
 *
 * @fault missing_variable, unknown_variable, wrong_variable  with the name in `at`
 * @fault no_such_form  the template has no words for this form and channel
 * @law   no placeholder is left; the safe form shows no amount
 * @since 0.1
 */
export function render(template: Template, request: RenderRequest): Result<RenderedMessage> {
  const { form, channel, values } = request;
  const message = template[form][channel];
  if (message === undefined) {
    const has = (['safe', 'full'] as const).flatMap((each) =>
      Object.keys(template[each]).map((name) => `${each} ${name}`),
    );
    const wrong = `\`${template.id}\` has no ${form} form for \`${channel}\`; it has ${has.join(', ')}`;
    return err({ kind: 'no_such_form', message: wrong, at: `/${form}/${channel}` });
  }
  const checked = checkValues(template.variables, values);
  if (!checked.ok) return checked;
  const signature =
    template.provider.signature === undefined ? undefined : fill(template.provider.signature, template, values);
  const sms = channel === 'sms';
  const words = fill(message.body, template, values);
  const body: Filled = {
    text: withSignature(words.text, sms ? signature?.text : undefined),
    masked: withSignature(words.masked, sms ? signature?.masked : undefined),
    words: withSignature(words.words, sms ? signature?.words : undefined),
  };
  const title = message.title === undefined ? undefined : fill(message.title, template, values);
  const shown = Object.fromEntries(
    variablesOf(`${message.title ?? ''} ${message.body}`).map((name) => {
      const value = values[name];
      return [name, value === undefined ? '' : formatValue(value, template.language)];
    }),
  );
  const { templateId } = template.provider;
  return ok({
    templateId: template.id,
    language: template.language,
    version: template.version,
    contentHash: template.contentHash,
    form,
    channel,
    ...(title !== undefined && { title: title.text }),
    body: body.text,
    ...(sms && { segments: segmentsOf(body.text) }),
    fields: {
      ...(sms && signature !== undefined && { signature: signature.text }),
      ...(sms && templateId !== undefined && { templateId }),
      values: shown,
    },
    findings: filledFindings(template, message, { ...(title !== undefined && { title }), body }, request),
  });
}

/**
 * Fills an approved template in for sending.
 * @fault as `render`, and
 * @fault unfit_value  a value brings in what no message may say: an amount or account number into the safe
 *        form, a link into an SMS, a word of forbidden conduct
 * @law   the safe form of any message that can be sent contains no amount
 * @since 0.1
 */
export function renderToSend(template: ApprovedTemplate, request: RenderRequest): Result<SendableMessage> {
  const rendered = render(template, request);
  if (!rendered.ok) return rendered;
  const wrong = rendered.value.findings.find((finding) => finding.severity === 'error');
  if (wrong === undefined) return ok(rendered.value as SendableMessage);
  const message = `\`${wrong.found}\` may not be sent (${wrong.rule}); what is accepted: ${wrong.accepts.en}`;
  return err({ kind: 'unfit_value', message, at: wrong.at });
}
