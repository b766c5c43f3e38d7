/** The command line: the whole public face of the room `cli`. */
export { OUR_MISTAKE, runCli } from './main.ts';
export type { CliInput } from './main.ts';
