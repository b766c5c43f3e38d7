/**
 * What JSON and YAML have in common, with where each part stands. Offsets are UTF-16 positions in the text.
 * `source` is the text of a scalar as written, without quotes and with escapes resolved, so that `1000.10`
 * keeps both its decimals.
 */
export type TreeNode = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly offset: number;
  readonly value: string | number | boolean | null;
  readonly source: string;
}

export interface ListNode {
  readonly kind: 'list';
  readonly offset: number;
  readonly items: readonly TreeNode[];
}

export interface MapNode {
  readonly kind: 'map';
  readonly offset: number;
  readonly entries: ReadonlyMap<string, MapEntry>;
}

export interface MapEntry {
  readonly keyOffset: number;
  readonly node: TreeNode;
}

/** A failure at a place in the text, before lines and columns are known. */
export interface TextFault {
  readonly kind: string;
  readonly message: string;
  readonly offset: number;
}

/** The plain value of a tree. Depth is bounded by the parsers. */
export function valueOf(node: TreeNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(valueOf);
  const value: Record<string, unknown> = {};
  for (const [key, entry] of node.entries) {
    // Defined, not assigned: a key named `__proto__` is a key like any other.
    Object.defineProperty(value, key, {
      value: valueOf(entry.node),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return value;
}

interface Found {
  readonly node: TreeNode | undefined;
  readonly offset: number;
}

/** Where an entry is best shown: at its value when that is something written, else at its key. */
function entryOffset(entry: MapEntry): number {
  const written = entry.node.kind === 'scalar' && entry.node.source !== '';
  return written ? entry.node.offset : entry.keyOffset;
}

function step(node: TreeNode, token: string): Found | undefined {
  if (node.kind === 'list') {
    const item = /^(0|[1-9]\d*)$/.test(token) ? node.items[Number(token)] : undefined;
    return item && { node: item, offset: item.offset };
  }
  const entry = node.kind === 'map' ? node.entries.get(token) : undefined;
  return entry && { node: entry.node, offset: entryOffset(entry) };
}

/** Follows a JSON Pointer (RFC 6901). Where it leads nowhere, `node` is missing and `offset` is that of the nearest parent. */
export function follow(root: TreeNode, pointer: string): Found {
  let here: Found = { node: root, offset: root.offset };
  const tokens = pointer.split('/').slice(1);
  for (const escaped of tokens) {
    const token = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    const next = here.node && step(here.node, token);
    if (!next) return { node: undefined, offset: here.offset };
    here = next;
  }
  return here;
}
