/** Strategy files: the whole public face of the room `strategies`. */
export { loadStrategy, pathOfStrategy, strategyNames } from './load-strategy.ts';
export type { LoadedStrategy, StrategyFileFault } from './load-strategy.ts';
