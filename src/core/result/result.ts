/**
 * An expected failure, as a value a person can act on.
 *
 * `kind` is stable and machine readable (snake_case); `message` is one sentence, lower case, without a
 * full stop, values in backticks, that says what would have been accepted; `at` is where: an event id,
 * a JSON Pointer, a field.
 * @since 0.1
 */
export interface Fault {
  readonly kind: string;
  readonly message: string;
  readonly at?: string;
}

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Err<F extends Fault = Fault> {
  readonly ok: false;
  readonly fault: F;
}

/** Either a value or a fault; nothing in core throws for an expected failure. @since 0.1 */
export type Result<T, F extends Fault = Fault> = Ok<T> | Err<F>;

/** Wraps a value. @since 0.1 */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** Wraps a fault. @since 0.1 */
export const err = <F extends Fault>(fault: F): Err<F> => ({ ok: false, fault });

/** True when the result holds a value. @since 0.1 */
export const isOk = <T, F extends Fault>(result: Result<T, F>): result is Ok<T> => result.ok;

/** True when the result holds a fault. @since 0.1 */
export const isErr = <T, F extends Fault>(result: Result<T, F>): result is Err<F> => !result.ok;
