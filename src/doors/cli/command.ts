/** Words for a reader: one sentence for all, or one in each language. */
export type Said = string | { readonly en: string; readonly zh: string };

/** One option of a command. `value` names what it takes (`DATE`, `FILE`); a flag takes nothing. */
export interface CommandOption {
  readonly name: string;
  readonly short?: string;
  readonly value?: string;
  readonly many?: boolean;
  readonly says: Said;
}

/**
 * What a command gets: its words, its options, and where to write. Files are read by the command itself.
 * `out` and `err` end what they are given with a line end when it has none.
 */
export interface Call {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly json: boolean;
  readonly lang: 'zh' | 'en';
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * One verb of the command line. `run` gives the exit code: 0 done, 1 the answer is "no" (a difference, a
 * refusal, a failed check), 2 the input was not understood and nothing was written.
 */
export interface Command {
  readonly name: string;
  readonly summary: Said;
  readonly usage: string;
  readonly options: readonly CommandOption[];
  readonly examples: readonly { readonly line: string; readonly says: Said }[];
  readonly run: (call: Call) => Promise<number> | number;
}
