/** The verifier as a function: the whole public face of the door `verify`. It imports nothing outside its folder. */
export { verifyRecord } from './verify.ts';
export type { VerifyOutcome } from './verify.ts';
export { outcomeJson, sayOutcome } from './wording.ts';
