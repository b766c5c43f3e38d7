/** The ways a person can be reached. `voicemail` is a message left without a ring. @since 0.1 */
export const CHANNELS = ['call', 'voicemail', 'sms', 'push', 'in_app', 'email', 'letter', 'visit'] as const;
/** @since 0.1 */
export type Channel = (typeof CHANNELS)[number];

/** Why a person is contacted; a closed list, meanings in docs/guard-semantics.md. @since 0.1 */
export const PURPOSES = [
  'pre_due_notice',
  'collection',
  'plan_offer',
  'legal_warning',
  'mandated_notice',
  'service_reply',
  'promise_reminder',
  'plan_reminder',
  'cure_notice',
  'security',
] as const;
/** @since 0.1 */
export type Purpose = (typeof PURPOSES)[number];

/** Who is contacted. @since 0.1 */
export const TARGETS = ['debtor', 'attorney', 'guarantor', 'spouse', 'contact_person', 'other'] as const;
/** @since 0.1 */
export type Target = (typeof TARGETS)[number];

/** The stops that can stand on a person, an account or a line; `hold.<name>` where no pack names one. @since 0.1 */
export const HOLD_NAMES = [
  'bankruptcy',
  'deceased',
  'incapacitated',
  'military',
  'identityTheft',
  'vulnerability',
  'hardship',
  'breathingSpace',
  'mentalHealthCrisis',
  'moratorium',
  'cease',
  'attorney',
  'paid',
  'plan',
  'planDevelopment',
  'promise',
  'dispute',
  'complaint',
  'timeBarred',
  'stopAll',
] as const;
/** @since 0.1 */
export type HoldName = (typeof HOLD_NAMES)[number];
