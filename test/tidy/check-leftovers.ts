import { homedir, hostname } from 'node:os';
import { codeUnder, isTest, offenceAt, root } from './sources.ts';
import type { AstNode, Check, Sources } from './sources.ts';

// Written in two halves, so that this file does not name what it looks for.
const unfinishedWords = [
  ['TO', 'DO'],
  ['FIX', 'ME'],
  ['X', 'XX'],
  ['HA', 'CK'],
].map((halves) => halves.join(''));
const unfinished = new RegExp(`\\b(?:${unfinishedWords.join('|')})\\b`);

/** Nothing is left to be done by a comment. */
export const checkUnfinished: Check = (sources) => {
  const inCode = codeUnder(sources, 'src/', 'test/', 'scripts/', 'bench/', 'rules/').flatMap((file) =>
    file.comments
      .filter(({ value }) => unfinished.test(value))
      .map(({ start }) => offenceAt(file, start, 'leaves something to be done; do it or open an issue')),
  );
  const inPapers = [...sources]
    .filter(([path, text]) => /\.(md|ya?ml|sql)$/.test(path) && unfinished.test(text))
    .map(([path]) => `${path} leaves something to be done`);
  return [...inCode, ...inPapers];
};

const runners = new Set(['test', 'it', 'describe', 'suite', 't', 'context']);
const literal = (node: AstNode | undefined): unknown => node?.['value'];

function optionOffence(options: AstNode): string | undefined {
  const properties = (options['properties'] ?? []) as readonly AstNode[];
  for (const property of properties) {
    const key = (property['key'] as AstNode | undefined)?.['name'];
    const value = property['value'] as AstNode | undefined;
    if (key === 'only' && literal(value) !== false) return 'runs alone (`only`); take it out';
    if ((key === 'skip' || key === 'todo') && literal(value) === true)
      return `is left out (\`${key}\`) without a reason`;
  }
  return undefined;
}

function callOffence(node: AstNode): string | undefined {
  const callee = node['callee'] as AstNode;
  const words = node['arguments'] as readonly AstNode[];
  const object = callee['object'] as AstNode | undefined;
  const property = (callee['property'] as AstNode | undefined)?.['name'];
  const runner = (callee.type === 'MemberExpression' ? object : callee)?.['name'];
  if (typeof runner !== 'string' || !runners.has(runner)) return undefined;
  if (property === 'only') return 'runs alone (`only`); take it out';
  // `t.skip('why')` says why; `test.skip('name', …)` cannot.
  const says = (runner === 't' || runner === 'context') && words.length > 0;
  if ((property === 'skip' || property === 'todo') && !says) return `is left out (\`${property}\`) without a reason`;
  const options = words.find((word) => word.type === 'ObjectExpression');
  return options && optionOffence(options);
}

/** No test runs alone, and none is left out without saying why. */
export const checkLeftOut: Check = (sources) =>
  codeUnder(sources, 'src/', 'test/', 'rules/')
    .filter(({ path }) => isTest(path))
    .flatMap((file) => {
      const offences: string[] = [];
      file.visit((node) => {
        const what = node.type === 'CallExpression' ? callOffence(node) : undefined;
        if (what !== undefined) offences.push(offenceAt(file, node.start, what));
      });
      return offences;
    });

// A shorter path (`/app`) is a word like any other.
const NAME_LETTERS_MIN = 6;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** What would give away the machine a file was written on: folders of its users, its name, addresses of its network. */
export function machinePattern(machine = { root, home: homedir(), host: hostname() }): RegExp {
  // A host called by a plain word (`builder`) would be found in honest sentences.
  const host = /[\d.]/.test(machine.host) ? [machine.host] : [];
  const own = [machine.root.replace(/\/$/, ''), machine.home, ...host].filter(
    (name) => name.length >= NAME_LETTERS_MIN,
  );
  const folders = String.raw`(?<![\w.~/-])/(?:home|Users)/[a-z][\w.-]*/|(?<![\w.~/-])/root/`;
  const addresses = String.raw`\b(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}\b`;
  return new RegExp([folders, addresses, ...own.map((name) => `(?<![\\w/])${escaped(name)}(?![\\w])`)].join('|'));
}

/** No file names the machine it was written on. */
export const checkMachine: Check = (sources: Sources) => {
  const pattern = machinePattern();
  return [...sources].flatMap(([path, text]) => {
    const found = pattern.exec(text)?.[0];
    // The offenders of this very check stand in our own test; any test may need an address to give as an example.
    const planted = path.startsWith('test/tidy/') || (isTest(path) && /^\d/.test(found ?? ''));
    return found === undefined || planted ? [] : [`${path} names \`${found}\`, a place of one machine`];
  });
};
