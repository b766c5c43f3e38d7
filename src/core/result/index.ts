/** Expected failures as values: the whole public face of the room `result`. */
export { err, isErr, isOk, ok } from './result.ts';
export type { Err, Fault, Ok, Result } from './result.ts';
