import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Document as YamlDocument, Node, Pair, YAMLError } from 'yaml';
import { err, ok } from '../../core/result/index.ts';
import type { Result } from '../../core/result/index.ts';
import { DOCUMENT_DEPTH_MAX } from './limits.ts';
import type { MapEntry, TextFault, TreeNode } from './tree.ts';

type Read = Result<TreeNode, TextFault>;

const tooDeep = (offset: number): TextFault => ({
  kind: 'too_deep',
  message: `lists and maps stand in one another more than \`${DOCUMENT_DEPTH_MAX}\` deep`,
  offset,
});

// What the parser's codes mean to someone who wrote the file; other codes keep the parser's own sentence.
const sentences: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab stands where spaces are needed; indent with spaces',
  BAD_INDENT: 'the indentation does not fit the lines above; keep entries of one map or list in one column',
  MULTILINE_IMPLICIT_KEY:
    'a key must stand on one line with its `:`; look for a missing `:` or a quote that is not closed',
  MISSING_CHAR: 'a closing quote, bracket, `:` or `,` is missing',
  BLOCK_AS_IMPLICIT_KEY: 'two entries stand on one line; put each on its own line, or write a map in braces',
  BLOCK_IN_FLOW: 'inside brackets or braces, write lists in brackets and maps in braces',
  BAD_ALIAS: 'an alias `*name` is not accepted; write the value out',
  TAG_RESOLVE_FAILED: 'a tag such as `!name` is not accepted; write the plain value',
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function yamlFault(problem: YAMLError): TextFault {
  // The parser composes by recursion and says so when the stack does not suffice.
  if (problem.code === 'RESOURCE_EXHAUSTION') return tooDeep(problem.pos[0]);
  const own = sentences[problem.code];
  const message = own ?? lowerFirst(problem.message).replace(/\.$/, '');
  return { kind: 'invalid_yaml', message, offset: problem.pos[0] };
}

const offsetOf = (node: Node | null | undefined, fallback: number): number => node?.range?.[0] ?? fallback;

function scalarTree(value: unknown, written: string | undefined, offset: number): Read {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return err({
      kind: 'number_out_of_range',
      message: `\`${written ?? String(value)}\` is not a finite number`,
      offset,
    });
  }
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (!plain && value !== null) {
    return err({ kind: 'invalid_yaml', message: 'only text, numbers, true, false and null are accepted', offset });
  }
  return ok({ kind: 'scalar', offset, value, source: written ?? '' });
}

function keyOf(pair: Pair, mapOffset: number): Result<{ key: string; keyOffset: number }, TextFault> {
  const node = pair.key as Node | null;
  const keyOffset = offsetOf(node, mapOffset);
  const key = isScalar(node) ? (node.source ?? '') : '';
  const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
  // A key is its text: `2026-07-01`, `12` and `yes` are keys as they are written.
  if (key === '' && !quoted) {
    return err({ kind: 'invalid_yaml', message: 'a key must be plain text before a `:`', offset: keyOffset });
  }
  return ok({ key, keyOffset });
}

function mapTree(pairs: readonly Pair[], offset: number, depth: number): Read {
  const entries = new Map<string, MapEntry>();
  for (const pair of pairs) {
    const key = keyOf(pair, offset);
    if (!key.ok) return key;
    const { key: name, keyOffset } = key.value;
    if (entries.has(name)) {
      const message = `the key \`${name}\` stands twice in one map; write it once`;
      return err({ kind: 'duplicate_key', message, offset: keyOffset });
    }
    const node = treeOf(pair.value as Node | null, keyOffset, depth);
    if (!node.ok) return node;
    entries.set(name, { keyOffset, node: node.value });
  }
  return ok({ kind: 'map', offset, entries });
}

function listTree(nodes: readonly (Node | null)[], offset: number, depth: number): Read {
  const items: TreeNode[] = [];
  for (const item of nodes) {
    const node = treeOf(item, offset, depth);
    if (!node.ok) return node;
    items.push(node.value);
  }
  return ok({ kind: 'list', offset, items });
}

function treeOf(node: Node | null | undefined, fallback: number, depth: number): Read {
  const offset = offsetOf(node, fallback);
  if ((isMap(node) || isSeq(node)) && depth >= DOCUMENT_DEPTH_MAX) return err(tooDeep(offset));
  // An alias hides what a reader of the file should see, and lets a small file grow without bound.
  if (isAlias(node)) return err({ kind: 'invalid_yaml', message: sentences['BAD_ALIAS'] ?? '', offset });
  if (isMap(node)) return mapTree(node.items, offset, depth + 1);
  if (isSeq(node)) return listTree(node.items as readonly (Node | null)[], offset, depth + 1);
  if (isScalar(node)) return scalarTree(node.value, node.source, offset);
  return ok({ kind: 'scalar', offset: fallback, value: null, source: '' });
}

function parseAll(text: string): readonly YamlDocument[] {
  const documents = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false, // our own check names the key
    prettyErrors: false,
    logLevel: 'silent',
  });
  return 'empty' in documents ? [] : documents;
}

/** Reads one YAML 1.2 document (core schema) into a tree: no aliases, no tags of your own, no key twice. */
export function parseYaml(text: string): Read {
  const [document, second] = parseAll(text);
  if (document === undefined) return err({ kind: 'empty_document', message: 'the file is empty', offset: 0 });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) return err(yamlFault(problem));
  if (second) {
    const message = 'the file holds more than one document; keep one, without a second `---`';
    return err({ kind: 'invalid_yaml', message, offset: second.range?.[0] ?? 0 });
  }
  const { explicit, version } = document.directives?.yaml ?? {};
  if (explicit === true && version !== '1.2') {
    return err({
      kind: 'invalid_yaml',
      message: `version \`${version}\` of YAML is not accepted; write YAML 1.2`,
      offset: 0,
    });
  }
  if (document.contents === null) return err({ kind: 'empty_document', message: 'the file is empty', offset: 0 });
  return treeOf(document.contents, 0, 0);
}
