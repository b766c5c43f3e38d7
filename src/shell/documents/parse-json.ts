import { err, ok } from '../../core/result/index.ts';
import type { Result } from '../../core/result/index.ts';
import { DOCUMENT_DEPTH_MAX } from './limits.ts';
import type { ListNode, MapEntry, MapNode, ScalarNode, TextFault, TreeNode } from './tree.ts';

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordPattern = /[A-Za-z_$][\w$]*/y;
const spacePattern = /[ \t\r\n]*/y;
const stringPattern = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

const literals = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Thrown and caught inside this file only: a refusal deep in a document ends the reading at once. */
class Refusal extends Error {
  readonly fault: TextFault;
  constructor(fault: TextFault) {
    super(fault.message);
    this.fault = fault;
  }
}

class Reader {
  readonly text: string;
  offset = 0;
  depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  refuse(kind: string, message: string, offset = this.offset): never {
    throw new Refusal({ kind, message, offset });
  }

  skipSpace(): void {
    spacePattern.lastIndex = this.offset;
    spacePattern.exec(this.text);
    this.offset = spacePattern.lastIndex;
  }

  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.offset += found.length;
    return found;
  }

  has(character: string): boolean {
    this.skipSpace();
    if (this.text[this.offset] !== character) return false;
    this.offset += 1;
    return true;
  }

  seen(): string {
    const character = this.text.codePointAt(this.offset);
    return character === undefined ? 'the end of the file' : `\`${String.fromCodePoint(character)}\``;
  }

  expect(character: string, where: string): void {
    if (!this.has(character)) this.refuse('invalid_json', `expected \`${character}\` ${where}, found ${this.seen()}`);
  }

  nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > DOCUMENT_DEPTH_MAX) {
      this.refuse('too_deep', `lists and maps stand in one another more than \`${DOCUMENT_DEPTH_MAX}\` deep`);
    }
    const node = read();
    this.depth -= 1;
    return node;
  }

  string(): string {
    const offset = this.offset;
    const literal = this.match(stringPattern);
    if (literal !== undefined) return JSON.parse(literal) as string;
    return this.refuse(
      'invalid_json',
      'a string ends with `"` on its own line; inside it write a quote as `\\"`, a backslash as `\\\\`, a line end as `\\n`',
      offset,
    );
  }

  scalar(): ScalarNode {
    const offset = this.offset;
    if (this.text[offset] === '"') {
      const value = this.string();
      return { kind: 'scalar', offset, value, source: value };
    }
    const digits = this.match(numberPattern);
    if (digits !== undefined) return this.number(digits, offset);
    const word = this.match(wordPattern);
    const value = word === undefined ? undefined : literals.get(word);
    if (word !== undefined && value !== undefined) return { kind: 'scalar', offset, value, source: word };
    if (word !== undefined) this.offset = offset;
    const seen = word === undefined ? this.seen() : `\`${word}\``;
    return this.refuse(
      'invalid_json',
      `expected a value, found ${seen}; write a string in double quotes, a number, true, false, null, a list or a map`,
    );
  }

  number(digits: string, offset: number): ScalarNode {
    const value = Number(digits);
    if (/[\w.]/.test(this.text[this.offset] ?? '')) {
      this.refuse(
        'invalid_json',
        'a number is digits, such as `1234.50`, without leading zeros or a trailing point',
        offset,
      );
    }
    if (!Number.isFinite(value)) this.refuse('number_out_of_range', `\`${digits}\` is beyond every number`, offset);
    return { kind: 'scalar', offset, value, source: digits };
  }

  list(): ListNode {
    const offset = this.offset;
    this.expect('[', 'to begin a list');
    const items: TreeNode[] = [];
    if (this.has(']')) return { kind: 'list', offset, items };
    do items.push(this.value());
    while (this.has(','));
    this.expect(']', 'or `,` after an item of a list');
    return { kind: 'list', offset, items };
  }

  map(): MapNode {
    const offset = this.offset;
    this.expect('{', 'to begin a map');
    const entries = new Map<string, MapEntry>();
    if (this.has('}')) return { kind: 'map', offset, entries };
    do this.entry(entries);
    while (this.has(','));
    this.expect('}', 'or `,` after an entry of a map');
    return { kind: 'map', offset, entries };
  }

  entry(entries: Map<string, MapEntry>): void {
    this.skipSpace();
    const keyOffset = this.offset;
    if (this.text[keyOffset] !== '"') {
      this.refuse('invalid_json', `expected a key in double quotes, found ${this.seen()}`);
    }
    const key = this.string();
    if (entries.has(key))
      this.refuse('duplicate_key', `the key \`${key}\` stands twice in one map; write it once`, keyOffset);
    this.expect(':', `after the key \`${key}\``);
    entries.set(key, { keyOffset, node: this.value() });
  }

  value(): TreeNode {
    this.skipSpace();
    const first = this.text[this.offset];
    if (first === '{') return this.nested(() => this.map());
    if (first === '[') return this.nested(() => this.list());
    return this.scalar();
  }

  document(): TreeNode {
    this.skipSpace();
    if (this.offset === this.text.length) this.refuse('empty_document', 'the file is empty', 0);
    const node = this.value();
    this.skipSpace();
    if (this.offset < this.text.length)
      this.refuse('invalid_json', `expected the end of the file, found ${this.seen()}`);
    return node;
  }
}

/** Reads strict JSON (RFC 8259) into a tree: no comments, no trailing commas, no key twice. */
export function parseJson(text: string): Result<TreeNode, TextFault> {
  try {
    return ok(new Reader(text).document());
  } catch (failure) {
    if (failure instanceof Refusal) return err(failure.fault);
    throw failure;
  }
}
