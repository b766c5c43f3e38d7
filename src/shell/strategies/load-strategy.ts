import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Currency } from '../../core/money/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { compileStrategy, readStrategy } from '../../core/strategy/index.ts';
import type { Strategy, StrategyFile, StrategyFinding } from '../../core/strategy/index.ts';
import { readDocument } from '../documents/index.ts';
import type { Document } from '../documents/index.ts';

/** A strategy with the file that it came from. @since 0.1 */
export interface LoadedStrategy {
  readonly path: string;
  readonly document: Document;
  readonly file: StrategyFile;
  readonly currency: Currency;
  readonly strategy: Strategy;
}

/** Why a strategy could not be loaded: faults of its file, or findings about how its parts fit. @since 0.1 */
export interface StrategyFileFault extends Fault {
  readonly all: readonly Fault[];
  readonly findings: readonly StrategyFinding[];
  /** The document that the pointers lead into; null: it could not be read. */
  readonly document: Document | null;
}

// Three floors up both from src/shell/strategies and from dist/shell/strategies.
const strategiesFolder = fileURLToPath(new URL('../../../strategies/', import.meta.url));
const namePattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** The names of the strategies that come with Dunwell, in order. @since 0.1 */
export const strategyNames = (): readonly string[] =>
  readdirSync(strategiesFolder)
    .filter((name) => extname(name) === '.yaml')
    .map((name) => name.slice(0, -'.yaml'.length))
    .toSorted();

/** Where a strategy stands: a path as it is, the name of one that comes with Dunwell as its file. @since 0.1 */
export function pathOfStrategy(pathOrName: string): string {
  if (!namePattern.test(pathOrName) || existsSync(pathOrName)) return pathOrName;
  return strategyNames().includes(pathOrName) ? join(strategiesFolder, `${pathOrName}.yaml`) : pathOrName;
}

/**
 * Loads a strategy from a JSON or YAML file, by path or by the name of one that comes with Dunwell.
 * @fault those of `readDocument` and `readStrategy`, each at its JSON Pointer
 * @fault unsound_strategy  its parts do not fit together; see `findings`
 * @since 0.1
 */
export function loadStrategy(pathOrName: string): Result<LoadedStrategy, StrategyFileFault> {
  const path = pathOfStrategy(pathOrName);
  const document = readDocument(path);
  if (!document.ok) return err({ ...document.fault, all: [document.fault], findings: [], document: null });
  const read = readStrategy(document.value.value);
  if (!read.ok) return err({ ...read.fault, findings: [], document: document.value });
  const { file, currency } = read.value;
  const strategy = compileStrategy(file, currency);
  if (!strategy.ok) return err({ ...strategy.fault, all: [], document: document.value });
  return ok({ path, document: document.value, file, currency, strategy: strategy.value });
}
