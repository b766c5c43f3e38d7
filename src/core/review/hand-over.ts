import { mayContact } from '../guard/index.ts';
import type { ContactAction, ContactFacts, Counter, Decision, Guard, SpeakingRule } from '../guard/index.ts';
import { instantOf } from '../time/index.ts';
import type { Day, InstantMs, Zone } from '../time/index.ts';

/** What guard would say of a wish during its window. A forecast: only the answer at hand-over binds. @since 0.1 */
export interface HandOverForecast {
  readonly allowed: boolean;
  /** The first instant in the window at which it is allowed; null when refused. */
  readonly at: InstantMs | null;
  /** The first rule that refuses at the beginning of the window. */
  readonly rule: SpeakingRule | null;
  readonly counter: Counter | null;
  readonly decision: Decision;
}

/** A window of local minutes on a date. */
export interface Window {
  readonly on: Day;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** The instant of a local minute; minute 1440 is the next midnight. */
export const instantAt = (on: Day, minute: number, zone: Zone): InstantMs =>
  minute >= 1440 ? instantOf((on + 1) as Day, minute - 1440, zone) : instantOf(on, minute, zone);

/** Asks guard whether a contact can be made at some time of a window. */
export function forecastHandOver(
  guard: Guard,
  facts: ContactFacts,
  action: ContactAction,
  window: Window,
  zone: Zone,
): HandOverForecast {
  const from = instantAt(window.on, window.fromMinute, zone);
  const to = instantAt(window.on, window.toMinute, zone);
  const decision = mayContact(guard, facts, action, from);
  const next = decision.parts.nextAllowedAt;
  const at = decision.allowed ? from : next !== null && next < to ? next : null;
  const [refusing] = decision.reasons;
  return { allowed: at !== null, at, rule: refusing?.rule ?? null, counter: refusing?.counter ?? null, decision };
}

/** Most stretches of open hours that one day is cut into; a real day has one or two. */
const STRETCH_COUNT_MAX = 48;

/** Stretches of local minutes of a date in which guard allows a contact, the first minute in, the last out. */
export function openMinutes(
  guard: Guard,
  facts: ContactFacts,
  action: ContactAction,
  on: Day,
  zone: Zone,
): readonly { readonly from: number; readonly to: number }[] {
  const begin = instantAt(on, 0, zone);
  const end = instantAt(on, 1440, zone);
  const minuteOf = (at: number): number => Math.round((at - begin) / 60_000);
  const open: { from: number; to: number }[] = [];
  let now = begin;
  for (let count = 0; count < STRETCH_COUNT_MAX && now < end; count += 1) {
    const { allowed, parts } = mayContact(guard, facts, action, now);
    const next = allowed ? parts.allowedUntil : parts.nextAllowedAt;
    if (allowed) {
      const last = open.at(-1);
      const stretch = { from: minuteOf(now), to: minuteOf(Math.min(end, next ?? end)) };
      if (last?.to === stretch.from) last.to = stretch.to;
      else open.push(stretch);
    }
    if (next === null || next <= now) break;
    now = next;
  }
  return open;
}
