import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

/** The files of a repository by path from its root; planted ones in tests of the checks themselves. */
export type Sources = ReadonlyMap<string, string>;

/** One complaint: where, and what is wrong with it. */
export type Offence = string;

export type Check = (sources: Sources) => readonly Offence[];

export interface AstNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** The path from the root, when relative. */
  readonly path: string | undefined;
  readonly typeOnly: boolean;
  readonly offset: number;
}

export interface Parsed {
  readonly path: string;
  readonly text: string;
  readonly program: AstNode;
  readonly comments: readonly {
    readonly value: string;
    readonly block: boolean;
    readonly start: number;
    readonly end: number;
  }[];
  readonly imports: readonly Import[];
  readonly visit: (visit: Visit) => void;
}

/** Sees a node with its parent and the name of the field it stands in. */
type Visit = (node: AstNode, parent: AstNode | undefined, field: string) => void;

const skipped = new Set(['node_modules', 'dist', '.git', '.dunwell', 'coverage']);
const textPattern =
  /\.(ts|mts|mjs|js|json|md|ya?ml|sql|html|css|txt|csv)$|^(LICENSE|NOTICE|\.[a-z]+(rc|ignore)?|\.ci\/run)$/;
const FILE_BYTES_MAX = 2 * 1024 * 1024;

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every file of this checkout; texts are read, other files stand with an empty text. */
export function readSources(folder = root): Sources {
  const sources = new Map<string, string>();
  const entries = readdirSync(folder, { withFileTypes: true, recursive: false });
  const waiting = entries.map((entry) => entry.name);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (skipped.has(posix.basename(path)) || path.endsWith('.tgz')) continue;
    const full = join(folder, path);
    const stat = statSync(full, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true) waiting.push(...readdirSync(full).map((name) => `${path}/${name}`));
    else if (stat !== undefined) {
      const readable = textPattern.test(path) && stat.size <= FILE_BYTES_MAX;
      sources.set(path, readable ? readFileSync(full, 'utf8') : '');
    }
  }
  return sources;
}

const cache = new Map<string, Parsed>();

function importsOf(path: string, program: AstNode): readonly Import[] {
  const imports: Import[] = [];
  walk(program, (node) => {
    const source = node['source'] as AstNode | null | undefined;
    const from = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'];
    if (!from.includes(node.type) || typeof source?.['value'] !== 'string') return;
    const specifier = source['value'];
    const relative = specifier.startsWith('.');
    imports.push({
      specifier,
      path: relative ? posix.normalize(`${dirname(path)}/${specifier}`) : undefined,
      typeOnly: node['importKind'] === 'type' || node['exportKind'] === 'type',
      offset: node.start,
    });
  });
  return imports;
}

/** The syntax tree of a file, with its comments and imports. */
export function parse(path: string, text: string): Parsed {
  const key = `${path}\0${text}`;
  const known = cache.get(key);
  if (known) return known;
  const { program, comments } = parseSync(path, text);
  const tree = program as unknown as AstNode;
  const parsed: Parsed = {
    path,
    text,
    program: tree,
    comments: comments.map(({ type, value, start, end }) => ({ value, block: type === 'Block', start, end })),
    imports: importsOf(path, tree),
    visit: (visit) => walk(tree, visit),
  };
  cache.set(key, parsed);
  return parsed;
}

/** Visits every node of a tree, parents first. */
function walk(top: AstNode, visit: Visit): void {
  const waiting: [AstNode, AstNode | undefined, string][] = [[top, undefined, '']];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node] = next;
    visit(...next);
    for (const [field, value] of Object.entries(node)) {
      const children = (Array.isArray(value) ? value : [value]) as unknown[];
      for (const child of children) {
        const isNode = typeof child === 'object' && child !== null && 'type' in child && 'start' in child;
        if (isNode) waiting.push([child as AstNode, node, field]);
      }
    }
  }
}

export const isTest = (path: string): boolean => /\.(test|full)\.ts$/.test(path);

/** The parsed TypeScript files under a prefix. */
export function codeUnder(sources: Sources, ...prefixes: readonly string[]): readonly Parsed[] {
  const paths = [...sources.keys()].filter(
    (path) => path.endsWith('.ts') && prefixes.some((prefix) => path.startsWith(prefix)),
  );
  return paths.toSorted().map((path) => parse(path, sources.get(path) ?? ''));
}

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** `path:line what`: the one way an offence is written. */
export const offenceAt = (file: Parsed, offset: number, what: string): Offence =>
  `${file.path}:${lineAt(file.text, offset)} ${what}`;

/** `core/money` of `src/core/money/amount.ts`; nothing for files that stand in no room. */
export function roomOf(path: string): string | undefined {
  const [, room] = /^src\/((?:core|shell|doors)\/[^/]+|sim)\//.exec(path) ?? [];
  return room;
}
