import type { Predicate } from './predicate.ts';
import type { Values } from './field.ts';

/** Shares are parts of this many. */
export const SHARES = 1_000_000;

/** One arm of an experiment. @since 0.1 */
export interface Arm {
  readonly id: string;
  readonly sharePpm: number;
  readonly holdOut: boolean;
}

/** An experiment: the first arm is the champion, and holds for whoever does not take part. @since 0.1 */
export interface Experiment {
  readonly id: string;
  readonly among: Predicate | null;
  readonly arms: readonly Arm[];
  /** The hash of `id + "\n"`, with which that of every person begins. */
  readonly seed: number;
}

/** An experiment, ready for people. @since 0.1 */
export const experimentOf = (id: string, among: Predicate | null, arms: readonly Arm[]): Experiment => ({
  id,
  among,
  arms,
  seed: fnv1a(`${id}\n`),
});

/** Into which arm a person fell. @since 0.1 */
export interface ArmTaken {
  readonly experiment: string;
  readonly arm: string;
  readonly holdOut: boolean;
  /** False: the person does not take part and is treated as the champion's. */
  readonly takesPart: boolean;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

const step = (hash: number, byte: number): number => Math.imul(hash ^ byte, FNV_PRIME);

/** The rest of a text beyond ASCII, from a place on, byte by byte of its UTF-8. */
function wide(text: string, from: number, begun: number): number {
  let hash = begun;
  for (let index = from; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code < 0x80) {
      hash = step(hash, code);
    } else if (code < 0x800) {
      hash = step(step(hash, 0xc0 | (code >> 6)), 0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
      hash = step(step(step(hash, 0xe0 | (code >> 12)), 0x80 | ((code >> 6) & 0x3f)), 0x80 | (code & 0x3f));
    } else {
      index += 1;
      hash = step(step(hash, 0xf0 | (code >> 18)), 0x80 | ((code >> 12) & 0x3f));
      hash = step(step(hash, 0x80 | ((code >> 6) & 0x3f)), 0x80 | (code & 0x3f));
    }
  }
  return hash;
}

/** FNV-1a over the UTF-8 bytes of a text, 32 bits, unsigned; `begun` is the hash of what stands before it. */
export function fnv1a(text: string, begun: number = FNV_OFFSET): number {
  let hash = begun;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) return wide(text, index, hash) >>> 0;
    hash = Math.imul(hash ^ code, FNV_PRIME);
  }
  return hash >>> 0;
}

/** Mixes the bits of a 32-bit number (the finaliser of MurmurHash3): like ids must not fall into like arms. */
function mixed(number: number): number {
  let hash = number;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The place of a person in an experiment: 0 … 999,999, the same for ever for the same two ids.
 * `floor(mix(fnv1a(experimentId + "\n" + personId)) × 1,000,000 / 2^32)`, so that anybody can recompute it.
 * @law  stable: it depends on nothing but the two ids
 * @since 0.1
 */
export function placeInExperiment(experiment: Pick<Experiment, 'seed'>, personId: string): number {
  return Math.floor((mixed(fnv1a(personId, experiment.seed)) * SHARES) / 2 ** 32);
}

/** The arm at a place: arms lie side by side in the order of the file. */
function armAt(arms: readonly Arm[], place: number): Arm {
  let end = 0;
  for (const arm of arms) {
    end += arm.sharePpm;
    if (place < end) return arm;
  }
  return arms[0] as Arm;
}

/**
 * The arm of a person.
 * @law  arms are stable and their shares right
 * @since 0.1
 */
export function armOf(experiment: Experiment, personId: string, values: Values): ArmTaken {
  const takesPart = experiment.among === null || experiment.among.holds(values);
  const [champion] = experiment.arms;
  const arm = takesPart ? armAt(experiment.arms, placeInExperiment(experiment, personId)) : (champion as Arm);
  return { experiment: experiment.id, arm: arm.id, holdOut: arm.holdOut, takesPart };
}
