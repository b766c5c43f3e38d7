import { PURPOSES } from '../law/index.ts';
import type { Bilingual } from '../law/index.ts';
import type { Fault, Result } from '../result/index.ts';
import { pointer, Reading } from '../shape/index.ts';
import type { Fields, ShapeFault } from '../shape/index.ts';
import { strayBrace, variablesOf } from './placeholder.ts';
import { readSpec } from './read-value.ts';
import { LANGUAGES, STAGES } from './stage.ts';
import { bounds, channelsOf, messagesOf } from './template.ts';
import type { Claim, DraftTemplate, Form, MessageText, ProviderFields, TemplateChannel } from './template.ts';
import type { VariableSpec } from './variable.ts';

const topKeys = [
  'id',
  'place',
  'stage',
  'language',
  'version',
  'purpose',
  'variables',
  'provider',
  'claims',
  'safe',
  'full',
];
const variableCountMax = 40;
const claimCountMax = 10;
const signatureCharsMax = 24;

// Form A shows on a lock screen: of the types only these can never carry an amount or an account number.
const safeTypes: ReadonlySet<string> = new Set([
  'date',
  'time',
  'month',
  'text',
  'personName',
  'orgName',
  'phone',
  'code',
]);

const wantsTitle: ReadonlySet<TemplateChannel> = new Set(['push', 'in_app', 'email', 'letter']);

function readMessage(reading: Reading, channel: TemplateChannel, value: unknown, at: string): MessageText {
  const bound = bounds[channel];
  const pattern = (most: number): RegExp => new RegExp(`^[\\s\\S]{1,${most}}$`, 'u');
  const fields = reading.object(value, at, wantsTitle.has(channel) ? ['title', 'body'] : ['body']);
  const body = reading
    .text(fields['body'], pointer(at, 'body'), `text of 1 to ${bound.body} characters`, pattern(bound.body))
    .trimEnd();
  if (!wantsTitle.has(channel)) return { body };
  const accepts = `one line of 1 to ${bound.title} characters`;
  const title = reading.text(
    fields['title'],
    pointer(at, 'title'),
    accepts,
    new RegExp(`^[^\\r\\n]{1,${bound.title}}$`, 'u'),
  );
  return { title, body };
}

function readForm(
  reading: Reading,
  form: Form,
  value: unknown,
  needed: readonly TemplateChannel[],
): Partial<Record<TemplateChannel, MessageText>> {
  const allowed: readonly TemplateChannel[] = channelsOf[form];
  const fields = reading.object(value, `/${form}`, allowed);
  const read: Partial<Record<TemplateChannel, MessageText>> = {};
  for (const channel of allowed) {
    const at = pointer(`/${form}`, channel);
    if (Object.hasOwn(fields, channel)) read[channel] = readMessage(reading, channel, fields[channel], at);
    else if (needed.includes(channel)) reading.refuse(at, undefined, 'the words for this channel; a pair needs them');
  }
  return read;
}

function readProvider(reading: Reading, value: unknown): ProviderFields {
  if (value === undefined) return {};
  const fields = reading.object(value, '/provider', ['signature', 'templateId']);
  const has = (key: string): boolean => Object.hasOwn(fields, key);
  const signature = new RegExp(`^[^【】\\[\\]\\r\\n]{1,${signatureCharsMax}}$`, 'u');
  return {
    ...(has('signature') && {
      signature: reading.text(
        fields['signature'],
        '/provider/signature',
        `the signature of 1 to ${signatureCharsMax} characters without its brackets`,
        signature,
      ),
    }),
    ...(has('templateId') && {
      templateId: reading.text(
        fields['templateId'],
        '/provider/templateId',
        'the id the gateway gave, 1 to 64 letters, digits, `_`, `-` or `.`',
        /^[\w.-]{1,64}$/,
      ),
    }),
  };
}

/** Reads a sentence given in both languages. */
export function readBilingual(reading: Reading, value: unknown, at: string): Bilingual {
  const fields = reading.object(value, at, ['zh', 'en']);
  const sentence = 'one sentence of 1 to 200 characters';
  return {
    zh: reading.text(fields['zh'], pointer(at, 'zh'), sentence),
    en: reading.text(fields['en'], pointer(at, 'en'), sentence),
  };
}

function readClaims(reading: Reading, value: unknown): readonly Claim[] {
  if (value === undefined) return [];
  return reading.list(value, '/claims', 'claims', claimCountMax).map((entry, index) => {
    const at = pointer('/claims', index);
    const fields = reading.object(entry, at, ['id', 'says']);
    const id = reading.text(
      fields['id'],
      pointer(at, 'id'),
      'a name such as `interestNegotiable`',
      /^[a-z][A-Za-z0-9]{1,39}$/,
    );
    return { id, says: readBilingual(reading, fields['says'], pointer(at, 'says')) };
  });
}

function readVariables(reading: Reading, value: unknown): Readonly<Record<string, VariableSpec>> {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const fields: Fields = isMap ? (value as Fields) : {};
  const names = Object.keys(fields);
  if (!isMap || names.length > variableCountMax)
    reading.refuse(
      '/variables',
      isMap ? `${names.length} variables` : value,
      `an object of at most ${variableCountMax} variables`,
    );
  const specs: Record<string, VariableSpec> = {};
  for (const name of names) {
    const at = pointer('/variables', name);
    if (/^[a-z][A-Za-z0-9]{0,39}$/.test(name)) specs[name] = readSpec(reading, name, fields[name], at);
    else reading.refuse(at, name, 'a name in camelCase of 1 to 40 letters and digits', 'invalid_name');
  }
  return specs;
}

interface PlacedText {
  readonly at: string;
  readonly text: string;
  readonly safe: boolean;
}

function textsOf(template: DraftTemplate): readonly PlacedText[] {
  const texts = messagesOf(template).flatMap(({ form, channel, at, text }) => [
    // The subject of an e-mail shows in notifications, whatever its body.
    ...(text.title === undefined
      ? []
      : [{ at: `${at}/title`, text: text.title, safe: form === 'safe' || channel === 'email' }]),
    { at: `${at}/body`, text: text.body, safe: form === 'safe' },
  ]);
  const signature = template.provider.signature;
  return signature === undefined ? texts : [...texts, { at: '/provider/signature', text: signature, safe: true }];
}

function placeholderFaults(template: DraftTemplate): readonly Fault[] {
  const declared = Object.keys(template.variables);
  const texts = textsOf(template);
  const faults: Fault[] = [];
  for (const { at, text, safe } of texts) {
    const stray = strayBrace(text);
    if (stray !== undefined)
      faults.push({
        kind: 'stray_brace',
        at,
        message: `\`${stray}\` stands outside a placeholder; write variables as \`{name}\` and no other braces`,
      });
    for (const name of variablesOf(text)) {
      const spec = Object.hasOwn(template.variables, name) ? template.variables[name] : undefined;
      if (spec === undefined)
        faults.push({
          kind: 'unknown_variable',
          at,
          message: `\`{${name}}\` is not declared; write one of ${declared.join(', ')} or declare it under \`variables\``,
        });
      else if (safe && !safeTypes.has(spec.type))
        faults.push({
          kind: 'unsafe_variable',
          at,
          message: `\`{${name}}\` is of type \`${spec.type}\`, which may not show on a lock screen; write a variable of type ${[...safeTypes].join(', ')}`,
        });
    }
  }
  const used = new Set(texts.flatMap(({ text }) => variablesOf(text)));
  for (const name of declared.filter((declaredName) => !used.has(declaredName))) {
    faults.push({
      kind: 'unused_variable',
      at: pointer('/variables', name),
      message: `\`${name}\` is declared and never used; use it in a text or remove it`,
    });
  }
  return faults;
}

/**
 * Reads a template file without its approval. Every stage is a pair: form A for SMS and push, form B for
 * SMS and the app are required; e-mail and letter are optional.
 *
 * @param contentHash  the shell's hash of everything read here
 * @fault invalid_field, unknown_field, invalid_name  a field that is missing or not of its shape
 * @fault stray_brace, unknown_variable, unused_variable, unsafe_variable  a placeholder that cannot be filled, or not there
 * @returns every fault in `all`, each with a JSON Pointer
 * @since 0.1
 */
export function templateFrom(value: unknown, contentHash: string): Result<DraftTemplate, ShapeFault> {
  const reading = new Reading();
  const fields = reading.object(value, '', topKeys);
  const place = reading.text(fields['place'], '/place', 'two small letters such as `cn`', /^[a-z]{2}$/);
  const stage = reading.choice(fields['stage'], '/stage', STAGES);
  const template: DraftTemplate = {
    id: reading.text(
      fields['id'],
      '/id',
      `\`${place}.${stage}\`, made of place and stage`,
      new RegExp(`^${place}\\.${stage}$`),
    ),
    place,
    stage,
    language: reading.choice(fields['language'], '/language', LANGUAGES),
    version: reading.text(
      fields['version'],
      '/version',
      'a version as YEAR.MONTH.NUMBER in quotes, such as `2026.11.0`',
      /^20\d{2}\.(0[1-9]|1[0-2])\.\d{1,4}$/,
    ),
    purpose: reading.choice(fields['purpose'], '/purpose', PURPOSES),
    variables: readVariables(reading, fields['variables']),
    provider: readProvider(reading, fields['provider']),
    claims: readClaims(reading, fields['claims']),
    safe: readForm(reading, 'safe', fields['safe'], ['sms', 'push']),
    full: readForm(reading, 'full', fields['full'], ['sms', 'in_app']),
    contentHash,
  };
  if (reading.faults.length === 0) reading.faults.push(...placeholderFaults(template));
  return reading.done(template);
}
