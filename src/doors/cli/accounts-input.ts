import { readDelinquencyFacts, readDelinquencySettings } from '../../core/delinquency/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import type { ShapeFault } from '../../core/shape/index.ts';
import { readStandingFacts, readStandingSettings } from '../../core/standing/index.ts';
import type { StandingAccount } from '../../core/standing/index.ts';
import type { Day, InstantMs } from '../../core/time/index.ts';
import type { FileFaults, Source } from '../../shell/stories/index.ts';
import type { Call } from './command.ts';
import { readStoryView } from './story-input.ts';
import type { StoryView } from './story-input.ts';

/** The accounts of one person that a call names, each with its story as it is looked at. */
export interface AccountsView {
  /** In the order in which they were named; the first is the one asked about. */
  readonly views: readonly StoryView[];
  readonly accounts: readonly StandingAccount[];
  /** One date for all: the one asked for, else the latest that a story names. */
  readonly on: Day;
  readonly knownAt: InstantMs | null;
}

/** More stories than this on one command line are a mistake. */
const storyCountMax = 100;

const inDocument = (fault: ShapeFault, source: Source): FileFaults => ({ ...fault, document: source.document });
const usageFault = (message: string): FileFaults => {
  const fault: Fault = { kind: 'usage', message };
  return { ...fault, all: [fault], document: null };
};

/** The sections `delinquency` and `standing` of a story and of its terms. */
function readSections({ file, story }: StoryView): Result<StandingAccount, FileFaults> {
  const { source, termsSource } = file;
  const terms = (name: string): readonly [unknown, string] => [termsSource.fields[name], `${termsSource.at}/${name}`];
  const own = (name: string): readonly [unknown, string] => [source.fields[name], `${source.at}/${name}`];
  const delinquencySettings = readDelinquencySettings(...terms('delinquency'));
  if (!delinquencySettings.ok) return err(inDocument(delinquencySettings.fault, termsSource));
  const standingSettings = readStandingSettings(...terms('standing'));
  if (!standingSettings.ok) return err(inDocument(standingSettings.fault, termsSource));
  const delinquencyFacts = readDelinquencyFacts(...own('delinquency'), story.zone);
  if (!delinquencyFacts.ok) return err(inDocument(delinquencyFacts.fault, source));
  const standingFacts = readStandingFacts(...own('standing'), story.terms.currency);
  if (!standingFacts.ok) return err(inDocument(standingFacts.fault, source));
  return ok({
    story,
    delinquency: { settings: delinquencySettings.value, facts: delinquencyFacts.value },
    standing: { settings: standingSettings.value, facts: standingFacts.value },
  });
}

/**
 * The stories that a call names, one word each: all accounts of one person. Reads files; writes nothing.
 * @param on  the option that holds the date; `on` of most commands
 */
export function readAccounts(call: Call, usageLine: string, on = 'on'): Result<AccountsView, FileFaults> {
  if (call.words.length > storyCountMax)
    return err(usageFault(`\`${call.words.length}\` stories are too many; write at most ${storyCountMax}`));
  const words = call.words.length === 0 ? [undefined] : call.words;
  const views: StoryView[] = [];
  for (const word of words) {
    const options = { ...call.options, on: call.options[on] };
    const view = readStoryView({ ...call, options, words: word === undefined ? [] : [word] }, usageLine);
    if (!view.ok) return view;
    views.push(view.value);
  }
  const accounts: StandingAccount[] = [];
  for (const view of views) {
    const account = readSections(view);
    if (!account.ok) return account;
    accounts.push(account.value);
  }
  const latest = views.reduce((one, other) => (other.on > one.on ? other : one));
  return ok({
    views: views.map((view) => ({ ...view, on: latest.on, onBecause: latest.onBecause })),
    accounts,
    on: latest.on,
    knownAt: latest.knownAt,
  });
}

/** The words that a command over one or more accounts takes. */
export const accountsUsage = 'STORY [STORY ...]';
