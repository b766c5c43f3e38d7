/** Templates of messages, their linter and their approval: the whole public face of the room `template`. */
export { approve, checkVersion, versionOf, writtenApprovalFrom } from './approval.ts';
export type { ApprovalRequest, ApprovedVersion, WrittenApproval } from './approval.ts';
export type { Finding, FindingGroup, LintedText } from './finding.ts';
export { formFor, SMS_DETAIL_DEFAULT } from './form.ts';
export type { FormChoice, FormReason, Reach, SmsDetail } from './form.ts';
export { lint, lintText } from './lint.ts';
export type { LintReport } from './lint.ts';
export type { Attached } from './lint-words.ts';
export { templateFrom } from './read-template.ts';
export { valuesFrom } from './read-value.ts';
export { render, renderToSend } from './render.ts';
export type { RenderedMessage, RenderRequest, SendableMessage } from './render.ts';
export { segmentsOf, withSignature } from './segments.ts';
export type { SmsAlphabet, SmsSegments } from './segments.ts';
export { isOverdue, LANGUAGES, STAGES, stageTitle } from './stage.ts';
export type { Language, Stage } from './stage.ts';
export { messagesOf, TEMPLATE_CHANNELS } from './template.ts';
export type {
  Approval,
  ApprovedTemplate,
  Claim,
  DraftTemplate,
  Form,
  MessageText,
  PlacedMessage,
  ProviderFields,
  Template,
  TemplateChannel,
  TemplateContent,
} from './template.ts';
export { checkValues, formatValue, VARIABLE_TYPES } from './variable.ts';
export type { Values, VariableSpec, VariableType, VariableValue } from './variable.ts';
export { conductGroupsOf, houseWordsFrom, lintRulesFrom, mandatoryFrom } from './lint-rules.ts';
export type { ForbiddenGroup, ForbiddenWord, LintRules, MandatoryElement, HouseWords } from './lint-rules.ts';
