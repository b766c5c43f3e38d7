import type { Command } from './command.ts';
import { helpCommand } from './help.ts';
import { quoteCommand } from './quote.ts';

// In the order of a first day with the tool; each command stands in its own file.
const verbs: readonly Command[] = [quoteCommand];

/** Every verb of the command line. */
export const commands: readonly Command[] = [...verbs, helpCommand(verbs)];
