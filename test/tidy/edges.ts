/**
 * Which room may import which: the floors of the house as data. A room is a folder under src/; it may
 * import itself, the rooms listed for it, and nothing else of ours. Rooms that do not exist yet stand here
 * so that their place is settled before their first file.
 */

// Nothing below them but each other, in this order.
const ground = ['core/result', 'core/money', 'core/time', 'core/shape', 'core/wording', 'core/law'];
const people = [...ground, 'core/ledger', 'core/party'];
const account = [...people, 'core/account'];
const ageing = [...account, 'core/delinquency'];
const care = [...ageing, 'core/standing', 'core/forecast', 'core/plans', 'core/legal'];
const core = [...care, 'core/guard', 'core/template', 'core/strategy', 'core/review', 'core/close'];
const data = [...core, 'shell/documents'];
const shell = [
  ...data,
  'shell/rules',
  'shell/templates',
  'shell/stories',
  'shell/strategies',
  'shell/clock',
  'shell/store',
  'shell/channels',
  'shell/night',
];

export const edges: Readonly<Record<string, readonly string[]>> = {
  'core/result': [],
  'core/money': ['core/result'],
  'core/time': ['core/result'],
  'core/shape': ['core/result', 'core/money', 'core/time'],
  'core/wording': ['core/result', 'core/money', 'core/time'],
  'core/law': ['core/result', 'core/money', 'core/time', 'core/shape', 'core/wording'],
  'core/ledger': ground,
  'core/party': ground,
  'core/account': people,
  'core/delinquency': account,
  // They read delinquency, never each other.
  'core/standing': ageing,
  // A look ahead at both.
  'core/forecast': [...ageing, 'core/standing'],
  'core/plans': ageing,
  'core/legal': ageing,
  // Strangers to each other: a judge does not know who profits.
  'core/guard': care,
  'core/strategy': care,
  // What is said; beside the guard, which judges a text without knowing how it was made.
  'core/template': [...ground, 'core/party'],
  // Holds a strategy against the packs, so it knows both.
  'core/review': [...care, 'core/guard', 'core/template', 'core/strategy'],
  'core/close': [...care, 'core/guard', 'core/template', 'core/strategy', 'core/review'],

  'shell/documents': core,
  'shell/clock': core,
  'shell/rules': data,
  'shell/templates': [...data, 'shell/rules'],
  'shell/stories': data,
  'shell/strategies': data,
  'shell/store': [...data, 'shell/clock'],
  'shell/channels': [...data, 'shell/clock'],
  'shell/night': [...data, 'shell/rules', 'shell/clock', 'shell/store', 'shell/channels'],

  // Doors do not import each other.
  'doors/api': shell,
  'doors/portal': shell,
  'doors/console': shell,
  'doors/cli': shell,
  // Shares nothing with what it checks.
  'doors/verify': [],

  sim: [...shell, 'doors/api', 'doors/portal', 'doors/console', 'doors/cli'],
};

/** What tests of core may use to set a scene: the rooms that read our data files. Strangers stay strangers in tests too. */
export const scenery: readonly string[] = ['shell/documents', 'shell/rules', 'shell/templates', 'shell/stories'];

/** The folders of code outside src/ that stand on their own: they share nothing with what they check. */
export const independents: readonly { readonly folder: string; readonly except: RegExp }[] = [
  { folder: 'test/model/', except: /agreement[^/]*\.ts$|\.(test|full)\.ts$/ },
];

/** The files by which a room is entered; the doors are also entered by their program. */
export const faceOf = (room: string): readonly string[] =>
  room.startsWith('doors/') ? [`src/${room}/index.ts`, `src/${room}/main.ts`] : [`src/${room}/index.ts`];
