import type { Bilingual, Channel, Purpose } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';
import type { Language, Stage } from './stage.ts';
import type { VariableSpec } from './variable.ts';

/** The channels a template can have words for; calls and visits have none. @since 0.1 */
export const TEMPLATE_CHANNELS = ['sms', 'push', 'in_app', 'email', 'letter'] as const satisfies readonly Channel[];

/** A channel of a template. @since 0.1 */
export type TemplateChannel = (typeof TEMPLATE_CHANNELS)[number];

/**
 * `safe` is form A: it may be read by anybody beside the phone. `full` is form B: after sign-in, or to an
 * address that is known to be the person's own.
 * @since 0.1
 */
export type Form = 'safe' | 'full';

/** Which channels each form may have: a push always shows on a lock screen, a letter and a page in the app never do. */
export const channelsOf = {
  safe: ['sms', 'push', 'email'],
  full: ['sms', 'in_app', 'email', 'letter'],
} as const satisfies Readonly<Record<Form, readonly TemplateChannel[]>>;

/** Longest title and longest body, in characters, for each channel. */
export const bounds: Readonly<Record<TemplateChannel, { readonly title: number; readonly body: number }>> = {
  sms: { title: 0, body: 800 },
  push: { title: 40, body: 160 },
  in_app: { title: 60, body: 2_000 },
  email: { title: 80, body: 6_000 },
  letter: { title: 80, body: 8_000 },
};

/** The words of one message. `title` is the subject of an e-mail or letter; an SMS has none. @since 0.1 */
export interface MessageText {
  readonly title?: string;
  readonly body: string;
}

/**
 * What an SMS gateway wants beside the words: the registered signature, written without its brackets (it
 * goes in front as `【…】`, and may hold text variables), and the id under which the gateway knows the text.
 * @since 0.1
 */
export interface ProviderFields {
  readonly signature?: string;
  readonly templateId?: string;
}

/**
 * Something the words promise that only some lenders keep, such as interest that can be discussed. Whoever
 * approves confirms each by its id.
 * @since 0.1
 */
export interface Claim {
  readonly id: string;
  readonly says: Bilingual;
}

/**
 * One stage in one language for one place: a pair of forms. `contentHash` covers everything here but the
 * approval and is supplied by the shell.
 * @since 0.1
 */
export interface TemplateContent {
  readonly id: string;
  readonly place: string;
  readonly stage: Stage;
  readonly language: Language;
  readonly version: string;
  readonly purpose: Purpose;
  readonly variables: Readonly<Record<string, VariableSpec>>;
  readonly provider: ProviderFields;
  readonly claims: readonly Claim[];
  readonly safe: Readonly<Partial<Record<TemplateChannel, MessageText>>>;
  readonly full: Readonly<Partial<Record<TemplateChannel, MessageText>>>;
  readonly contentHash: string;
}

/** A template nobody has approved yet: it can be shown and linted, not sent. @since 0.1 */
export interface DraftTemplate extends TemplateContent {
  readonly approval?: undefined;
}

declare const approvedBrand: unique symbol;

/** Who approved a template, when, and which of its claims they confirmed. @since 0.1 */
export interface Approval {
  readonly by: string;
  readonly at: InstantMs;
  readonly confirmed: readonly string[];
}

/** A template that passed the linter and was approved; only `approve` makes one. @since 0.1 */
export interface ApprovedTemplate extends TemplateContent {
  readonly approval: Approval;
  readonly [approvedBrand]: true;
}

/** A template, approved or not. @since 0.1 */
export type Template = DraftTemplate | ApprovedTemplate;

/** One message of a template and where it stands in its file. */
export interface PlacedMessage {
  readonly form: Form;
  readonly channel: TemplateChannel;
  readonly at: string;
  readonly text: MessageText;
}

/** Every message of a template: form A first, channels in their fixed order. @since 0.1 */
export function messagesOf(template: Pick<TemplateContent, 'safe' | 'full'>): readonly PlacedMessage[] {
  const forms: readonly Form[] = ['safe', 'full'];
  return forms.flatMap((form) =>
    TEMPLATE_CHANNELS.flatMap((channel) => {
      const text = template[form][channel];
      return text === undefined ? [] : [{ form, channel, at: `/${form}/${channel}`, text }];
    }),
  );
}
