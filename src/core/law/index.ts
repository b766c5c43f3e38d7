/** References to rules: the whole public face of the room `law`. */
export { citeRule } from './rule-ref.ts';
export type { RuleRef } from './rule-ref.ts';
