import { err, ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';
import type { Channel, Purpose } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';
import { Decision } from './decision.ts';

/** A permit lives at most this long. */
export const PERMIT_SECONDS_MAX = 30;

/** What the shell brings: an id, the template and the hash of the very text, when, and how long at most. @since 0.1 */
export interface PermitBinding {
  /** Unique; core has no chance, so it comes from outside. */
  readonly permitId: string;
  /** Null for a call, which has no text. */
  readonly templateId: string | null;
  readonly templateVersion: string | null;
  /** Hash of the text as it will be sent; a call binds the hash of its script. */
  readonly textHash: string;
  /** At or after the decision, and within PERMIT_SECONDS_MAX of it. */
  readonly issuedAt: InstantMs;
  /** 1..PERMIT_SECONDS_MAX; the permit never outlives the open hours. */
  readonly seconds: number;
}

/** To what a permit is bound. @since 0.1 */
export interface PermitTerms {
  readonly permitId: string;
  readonly personId: string;
  readonly channel: Channel;
  readonly contactPointId: string;
  readonly purpose: Purpose;
  readonly accountIds: readonly string[];
  readonly templateId: string | null;
  readonly templateVersion: string | null;
  readonly textHash: string;
  readonly ruleVersions: readonly string[];
  readonly zoneData: string;
  readonly issuedAt: InstantMs;
  /** First instant at which it is no longer good. */
  readonly expiresAt: InstantMs;
}

/** What is about to be handed over; it must match the permit in every part. @since 0.1 */
export interface HandOver {
  readonly personId: string;
  readonly channel: Channel;
  readonly contactPointId: string;
  readonly textHash: string;
  readonly at: InstantMs;
}

const permitSeal: unique symbol = Symbol('permit');

/**
 * Guard's leave for one contact. It cannot be made outside this file: its constructor is private and wants
 * a seal that is not exported, and a look-alike object fails `Permit.isGenuine`. It is used once, for the
 * very contact it names, before it expires.
 * @since 0.1
 */
export class Permit {
  #used = false;
  readonly terms: PermitTerms;
  /** Made outside over `permitText(terms)` with a key that the database does not hold. */
  readonly signature: string;

  private constructor(seal: typeof permitSeal, terms: PermitTerms, signature: string) {
    if (seal !== permitSeal) throw new TypeError('only guard makes a permit');
    this.terms = Object.freeze(terms);
    this.signature = signature;
    Object.freeze(this);
  }

  static #make(terms: PermitTerms, signature: string): Permit {
    return new Permit(permitSeal, terms, signature);
  }

  /** Whether a value is a permit that guard made in this process. */
  static isGenuine(value: unknown): value is Permit {
    return typeof value === 'object' && value !== null && #used in value;
  }

  /**
   * Spends the permit on a hand-over.
   * @fault permit_used, permit_expired, permit_mismatch  nothing may be sent
   */
  use(handOver: HandOver): Result<PermitTerms> {
    const { terms } = this;
    if (this.#used)
      return err({
        kind: 'permit_used',
        at: terms.permitId,
        message: `permit \`${terms.permitId}\` was used; ask guard again`,
      });
    if (handOver.at >= terms.expiresAt || handOver.at < terms.issuedAt) {
      return err({
        kind: 'permit_expired',
        at: terms.permitId,
        message: `permit \`${terms.permitId}\` is not good at this instant; ask guard again`,
      });
    }
    const differs = (['personId', 'channel', 'contactPointId', 'textHash'] as const).find(
      (part) => handOver[part] !== terms[part],
    );
    if (differs !== undefined) {
      return err({
        kind: 'permit_mismatch',
        at: differs,
        message: `permit \`${terms.permitId}\` is for another \`${differs}\`; ask guard for this one`,
      });
    }
    this.#used = true;
    return ok(terms);
  }

  /** @internal Through `grantPermit` alone. */
  static grant(decision: Decision, binding: PermitBinding, signature: string): Result<Permit> {
    const terms = permitTerms(decision, binding);
    if (!terms.ok) return terms;
    if (signature.trim() === '') {
      return err({
        kind: 'signature_missing',
        at: binding.permitId,
        message: 'a permit without a signature is not accepted; sign `permitText` of its terms',
      });
    }
    return ok(Permit.#make(terms.value, signature));
  }
}

const refuse = (kind: string, at: string, message: string) => err({ kind, at, message });

/**
 * The terms a permit would have, for signing.
 * @fault contact_refused  the decision says no: there is no permit for a refused contact
 * @fault not_a_decision   the value was not made by guard
 * @fault permit_too_long, decision_too_old  beyond PERMIT_SECONDS_MAX
 * @since 0.1
 */
export function permitTerms(decision: Decision, binding: PermitBinding): Result<PermitTerms> {
  if (!Decision.isGenuine(decision))
    return refuse('not_a_decision', 'decision', 'the value was not made by guard; pass what `mayContact` gave');
  const { parts } = decision;
  const { contactPointId } = parts.action;
  if (!decision.allowed || contactPointId === null) {
    const [first] = decision.reasons;
    return refuse(
      'contact_refused',
      first?.rule.id ?? 'contactPointId',
      `the contact is refused by \`${first?.rule.id ?? 'engine.contactPointInvalid'}\`; there is no permit for it`,
    );
  }
  const lasts = binding.seconds >= 1 && binding.seconds <= PERMIT_SECONDS_MAX && Number.isInteger(binding.seconds);
  if (!lasts)
    return refuse(
      'permit_too_long',
      'seconds',
      `\`${binding.seconds}\` seconds are not accepted; write a whole number from 1 to ${PERMIT_SECONDS_MAX}`,
    );
  const ageMs = binding.issuedAt - parts.checkedAt;
  if (ageMs < 0 || ageMs >= PERMIT_SECONDS_MAX * 1000) {
    return refuse(
      'decision_too_old',
      'issuedAt',
      `a permit is issued within ${PERMIT_SECONDS_MAX} seconds of its decision; ask guard again`,
    );
  }
  const expiresAt = Math.min(
    binding.issuedAt + binding.seconds * 1000,
    parts.checkedAt + PERMIT_SECONDS_MAX * 1000,
    parts.allowedUntil ?? Infinity,
  );
  if (expiresAt <= binding.issuedAt)
    return refuse('decision_too_old', 'issuedAt', 'the open hours ended before the permit began; ask guard again');
  return ok({
    permitId: binding.permitId,
    personId: parts.personId,
    channel: parts.action.channel,
    contactPointId,
    purpose: parts.action.purpose,
    accountIds: parts.action.accountIds,
    templateId: binding.templateId,
    templateVersion: binding.templateVersion,
    textHash: binding.textHash,
    ruleVersions: parts.packs.map(({ pack, version }) => `${pack} ${version}`),
    zoneData: parts.zoneData,
    issuedAt: binding.issuedAt,
    expiresAt: expiresAt as InstantMs,
  });
}

/** The text that is signed: every term, in one order, one a line. @since 0.1 */
export function permitText(terms: PermitTerms): string {
  const line = (name: string, value: unknown): string => `${name}=${JSON.stringify(value)}`;
  return Object.entries(terms)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => line(name, value))
    .join('\n');
}

/**
 * Gives leave for one contact: the only way to a permit.
 * @param signature  made outside over `permitText(permitTerms(decision, binding))`
 * @fault contact_refused, not_a_decision, permit_too_long, decision_too_old, signature_missing
 * @law no permit for a refused contact
 * @since 0.1
 */
export const grantPermit = (decision: Decision, binding: PermitBinding, signature: string): Result<Permit> =>
  Permit.grant(decision, binding, signature);
