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
}

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

/** FNV-1a over the UTF-8 bytes of a text, 32 bits, unsigned. */
export function fnv1a(text: string): number {
  let hash = FNV_OFFSET;
  const eat = (byte: number): void => {
    hash = Math.imul(hash ^ byte, FNV_PRIME);
  };
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code < 0x80) eat(code);
    else if (code < 0x800) {
      eat(0xc0 | (code >> 6));
      eat(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
      eat(0xe0 | (code >> 12));
      eat(0x80 | ((code >> 6) & 0x3f));
      eat(0x80 | (code & 0x3f));
    } else {
      index += 1;
      eat(0xf0 | (code >> 18));
      eat(0x80 | ((code >> 12) & 0x3f));
      eat(0x80 | ((code >> 6) & 0x3f));
      eat(0x80 | (code & 0x3f));
    }
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
export function placeInExperiment(experimentId: string, personId: string): number {
  return Math.floor((mixed(fnv1a(`${experimentId}\n${personId}`)) * SHARES) / 2 ** 32);
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
  const arm = takesPart ? armAt(experiment.arms, placeInExperiment(experiment.id, personId)) : (champion as Arm);
  return { experiment: experiment.id, arm: arm.id, holdOut: arm.holdOut, takesPart };
}
