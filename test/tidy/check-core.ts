import { codeUnder, isTest, offenceAt } from './sources.ts';
import type { AstNode, Check, Offence, Parsed } from './sources.ts';

const forbiddenGlobals = new Set([
  'Date',
  'Intl',
  'Temporal',
  'process',
  'console',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'globalThis',
  'Buffer',
  'require',
  'navigator',
]);

// What these say depends on the machine's language data.
const forbiddenMembers = new Set([
  'localeCompare',
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
]);

const ZONE_FILE = 'src/core/time/zone.ts';

/** True for an identifier that stands for a value or type, not for the name of a field. */
function isReference(node: AstNode, parent: AstNode | undefined, field: string): boolean {
  if (node.type !== 'Identifier') return false;
  const naming = parent?.type === 'MemberExpression' ? 'property' : 'key';
  return !(field === naming && parent?.['computed'] !== true && parent?.['shorthand'] !== true);
}

const memberName = (node: AstNode): string => {
  const property = node['property'] as AstNode | undefined;
  const name = property?.['name'] ?? property?.['value'];
  return typeof name === 'string' ? name : '';
};

function objectName(node: AstNode): string {
  const object = node['object'] as AstNode | undefined;
  return object?.type === 'Identifier' ? (object['name'] as string) : '';
}

function offencesIn(
  file: Parsed,
  found: (node: AstNode, parent: AstNode | undefined, field: string) => string | undefined,
): readonly Offence[] {
  const offences: Offence[] = [];
  file.visit((node, parent, field) => {
    const what = found(node, parent, field);
    if (what !== undefined) offences.push(offenceAt(file, node.start, what));
  });
  return offences;
}

/** Core knows no clock, no chance, no locale and no outside world. */
export const checkPure: Check = (sources) =>
  codeUnder(sources, 'src/core/')
    .filter((file) => !isTest(file.path))
    .flatMap((file) =>
      offencesIn(file, (node, parent, field) => {
        if (node.type === 'ImportExpression') return 'imports while running; core imports at the top only';
        if (node.type === 'MemberExpression') {
          const name = `${objectName(node)}.${memberName(node)}`;
          if (name === 'Math.random' || name === 'Temporal.Now')
            return `uses \`${name}\`; core takes such values as inputs`;
          return forbiddenMembers.has(memberName(node))
            ? `uses \`${memberName(node)}\`, which differs between machines`
            : undefined;
        }
        if (!isReference(node, parent, field)) return undefined;
        const name = node['name'] as string;
        if (!forbiddenGlobals.has(name) || (name === 'Temporal' && file.path === ZONE_FILE)) return undefined;
        return `uses \`${name}\`; core is pure`;
      }),
    );

/** Core imports nothing but core. */
export const checkNoDependency: Check = (sources) =>
  codeUnder(sources, 'src/core/')
    .filter((file) => !isTest(file.path))
    .flatMap((file) =>
      file.imports
        .filter(({ path }) => path?.startsWith('src/core/') !== true)
        .map(({ specifier, offset }) => offenceAt(file, offset, `imports \`${specifier}\`; core has no dependency`)),
    );

const clockMembers = new Set(['Date.now', 'Temporal.Now', 'Math.random']);

/** The time is read in one place, and chance is an input, outside core too. */
export const checkOneClock: Check = (sources) =>
  codeUnder(sources, 'src/')
    .filter(
      (file) => !isTest(file.path) && !file.path.startsWith('src/shell/clock/') && !file.path.startsWith('src/core/'),
    )
    .flatMap((file) =>
      offencesIn(file, (node) => {
        const name = node.type === 'MemberExpression' ? `${objectName(node)}.${memberName(node)}` : '';
        if (clockMembers.has(name)) return `uses \`${name}\`; the time is read in shell/clock, chance is an input`;
        const callee = node['callee'] as AstNode | undefined;
        const bareDate =
          node.type === 'NewExpression' && callee?.['name'] === 'Date' && (node['arguments'] as unknown[]).length === 0;
        return bareDate ? 'uses `new Date()`; the time is read in shell/clock' : undefined;
      }),
    );

/** The verifier imports nothing of ours and nothing but Node's own modules. */
export const checkVerifier: Check = (sources) =>
  codeUnder(sources, 'src/doors/verify/')
    .filter((file) => !isTest(file.path))
    .flatMap((file) =>
      file.imports
        .filter(
          ({ path, specifier }) => path?.startsWith('src/doors/verify/') !== true && !specifier.startsWith('node:'),
        )
        .map(({ specifier, offset }) =>
          offenceAt(file, offset, `imports \`${specifier}\`; the verifier shares nothing`),
        ),
    );
