import { billCommand } from './bill.ts';
import { delinquencyCommand } from './delinquency.ts';
import { diffCommand } from './diff.ts';
import type { Command } from './command.ts';
import { forecastCommand } from './forecast.ts';
import { helpCommand } from './help.ts';
import { explainCommand } from './explain.ts';
import { historyCommand } from './history.ts';
import { mayContactCommand } from './may-contact.ts';
import { quoteCommand } from './quote.ts';
import { rulesCommand } from './rules.ts';
import { standingCommand } from './standing.ts';
import { strategyCommand } from './strategy.ts';
import { templateCommand } from './template.ts';
import { tourCommand } from './tour.ts';
import { verifyCommand } from './verify.ts';

// In the order of a first day with the tool; each command stands in its own file.
const verbs: readonly Command[] = [
  quoteCommand,
  billCommand,
  explainCommand,
  historyCommand,
  verifyCommand,
  forecastCommand,
  standingCommand,
  delinquencyCommand,
  diffCommand,
  mayContactCommand,
  rulesCommand,
  templateCommand,
  strategyCommand,
];

const all: readonly Command[] = [...verbs, tourCommand(verbs)];

/** Every verb of the command line. */
export const commands: readonly Command[] = [...all, helpCommand(all)];
