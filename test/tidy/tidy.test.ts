import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkNoDependency, checkOneClock, checkPure, checkVerifier } from './check-core.ts';
import { checkLeftOut, checkMachine, checkUnfinished, machinePattern } from './check-leftovers.ts';
import { checkEmptyNames, checkKebab } from './check-names.ts';
import { checkDependencies, checkGlossary, checkLinks } from './check-papers.ts';
import {
  checkCircles,
  checkDocumented,
  checkEdgeData,
  checkEdges,
  checkFaces,
  checkFurnished,
  checkHomeless,
  checkIndependents,
} from './check-rooms.ts';
import { checkFileLength, checkFunctionLength, FILE_LINES_AIM, longFiles } from './check-size.ts';
import { edges } from './edges.ts';
import { readSources } from './sources.ts';
import type { Check } from './sources.ts';

const sources = readSources();

/** Files of an offender, by path, and what the check must say of them. */
interface Offender {
  readonly files: Readonly<Record<string, string>>;
  readonly caught: RegExp;
}

interface Rule {
  readonly says: string;
  readonly check: Check;
  readonly offenders: readonly Offender[];
  /** Files that look alike but are innocent. */
  readonly innocent?: Readonly<Record<string, string>>;
}

const rooms = (path: string, specifier: string, caught: RegExp): Offender => ({
  files: { [path]: `import { x } from '${specifier}';\nexport const y = x;\n` },
  caught,
});

const inCore = (body: string, caught: RegExp): Offender => ({ files: { 'src/core/money/x.ts': body }, caught });

const inTest = (body: string, caught: RegExp): Offender => ({ files: { 'src/core/money/x.test.ts': body }, caught });

const furnished = `# money\n\n## What this room decides\n\n## What it leaves to others\n\n## Words\n\n## Times and money here mean\n\n## What always holds\n`;
const manifestOf = (dependencies: object): string => JSON.stringify({ dependencies });

// The words are put together here, so that this page itself leaves nothing to be done.
const unfinishedWord = ['TO', 'DO'].join('');

const rules: readonly Rule[] = [
  {
    says: 'imports run along the edges only',
    check: checkEdges,
    offenders: [
      rooms('src/core/money/x.ts', '../account/index.ts', /`core\/money` may not import `core\/account`/),
      rooms('src/core/guard/x.ts', '../strategy/index.ts', /`core\/guard` may not import `core\/strategy`/),
      rooms('src/core/strategy/x.ts', '../guard/index.ts', /`core\/strategy` may not import `core\/guard`/),
      rooms('src/core/plans/x.ts', '../standing/index.ts', /may not import/),
      rooms('src/core/account/x.ts', '../../shell/documents/index.ts', /may not import `shell\/documents`/),
      rooms('src/doors/api/x.ts', '../cli/index.ts', /may not import `doors\/cli`/),
      rooms('src/core/money/x.test.ts', '../account/index.ts', /may not import/),
      rooms('src/core/guard/x.test.ts', '../strategy/index.ts', /may not import/),
      rooms('src/core/guard/x.ts', '../../shell/rules/index.ts', /may not import/),
      rooms('src/core/money/x.ts', '../../../test/model/x.ts', /stands in no room/),
      {
        files: { 'src/core/guard/x.ts': `export type { A } from '../strategy/index.ts';\n` },
        caught: /may not import/,
      },
      {
        files: { 'src/core/guard/x.ts': `const s = await import('../strategy/index.ts');\n` },
        caught: /may not import/,
      },
    ],
    innocent: {
      'src/core/guard/x.test.ts': `import { loadPacks } from '../../shell/rules/index.ts';\nloadPacks();\n`,
      'src/core/account/x.ts': `// import { s } from '../strategy/index.ts';\nimport { m } from '../money/index.ts';\nexport const t = "import '../guard/index.ts'" + m;\n`,
    },
  },
  {
    says: 'a room is entered by its index.ts only',
    check: checkFaces,
    offenders: [
      rooms('src/core/account/x.ts', '../money/amount.ts', /enters `core\/money` by `src\/core\/money\/amount\.ts`/),
      rooms('test/model/x.test.ts', '../../src/core/account/accrue.ts', /enters `core\/account`/),
      rooms('src/core/account/x.test.ts', '../money/amount.ts', /enters `core\/money`/),
    ],
    innocent: {
      'src/main.ts': `import { run } from './doors/cli/index.ts';\nrun();\n`,
      'src/core/money/x.test.ts': `import { a } from './amount.ts';\na();\n`,
    },
  },
  {
    says: 'no circle stands among rooms or files',
    check: checkCircles,
    offenders: [
      {
        files: {
          'src/core/money/a.ts': `import type { B } from '../time/index.ts';\nexport type A = B;\n`,
          'src/core/time/b.ts': `import type { A } from '../money/index.ts';\nexport type B = A;\n`,
        },
        caught: /circle: core\/money → core\/time → core\/money/,
      },
      {
        files: {
          'src/core/money/a.ts': `import { b } from './b.ts';\nexport const a = b;\n`,
          'src/core/money/b.ts': `import { c } from './c.ts';\nexport const b = c;\n`,
          'src/core/money/c.ts': `export { a as c } from './a.ts';\n`,
        },
        caught: /circle: src\/core\/money\/a\.ts → .*b\.ts → .*c\.ts → src\/core\/money\/a\.ts/,
      },
    ],
    innocent: {
      'src/core/money/a.ts': `import type { B } from './b.ts';\nexport type A = B;\n`,
      'src/core/money/b.ts': `import { a } from './a.ts';\nexport type B = typeof a;\n`,
    },
  },
  {
    says: 'what checks the engine shares no code with it',
    check: checkIndependents,
    offenders: [rooms('test/model/waterfall.ts', '../../src/core/account/index.ts', /must share no code/)],
    innocent: { 'test/model/agreement.test.ts': `import { a } from '../../src/core/account/index.ts';\na();\n` },
  },
  {
    says: 'the verifier imports nothing of ours and no package',
    check: checkVerifier,
    offenders: [
      rooms('src/doors/verify/x.ts', '../../core/money/index.ts', /the verifier shares nothing/),
      rooms('src/doors/verify/x.ts', 'yaml', /imports `yaml`/),
    ],
    innocent: {
      'src/doors/verify/x.ts': `import { readFileSync } from 'node:fs';\nimport { y } from './y.ts';\ny(readFileSync);\n`,
    },
  },
  {
    says: 'every room has its place among the edges, a face and a README with the five heads',
    check: checkFurnished,
    offenders: [
      { files: { 'src/core/mood/index.ts': '', 'src/core/mood/README.md': furnished }, caught: /a room without edges/ },
      { files: { 'src/core/money/a.ts': '', 'src/core/money/README.md': furnished }, caught: /has no index\.ts/ },
      { files: { 'src/core/money/index.ts': '' }, caught: /has no README\.md/ },
      {
        files: { 'src/core/money/index.ts': '', 'src/core/money/README.md': furnished.replace('## Words\n', '') },
        caught: /lacks the head `## Words`/,
      },
    ],
    innocent: { 'src/core/money/index.ts': '', 'src/core/money/README.md': furnished },
  },
  {
    says: 'every file of src stands in a room',
    check: checkHomeless,
    offenders: [
      { files: { 'src/core/stray.ts': '' }, caught: /stands in no room/ },
      { files: { 'src/x/y.ts': '' }, caught: /no room/ },
    ],
    innocent: { 'src/main.ts': '' },
  },
  {
    says: 'whatever a room shows has a doc comment',
    check: checkDocumented,
    offenders: [
      {
        files: {
          'src/core/money/index.ts': `export { a, b } from './a.ts';\n`,
          'src/core/money/a.ts': `/** Says something. */\nexport const a = 1;\n// not this\nexport const b = 2;\n`,
        },
        caught: /shows `b` of src\/core\/money\/a\.ts without a doc comment/,
      },
      {
        files: {
          'src/core/money/index.ts': `export type { T } from './a.ts';\n`,
          'src/core/money/a.ts': `/** Of the file. */\nimport type { X } from './x.ts';\nexport interface T { x: X }\n`,
        },
        caught: /shows `T`/,
      },
      { files: { 'src/core/money/index.ts': `export * from './a.ts';\n` }, caught: /name what it shows/ },
      { files: { 'src/core/money/index.ts': `export { gone } from './a.ts';\n` }, caught: /shows `gone`/ },
    ],
    innocent: {
      'src/core/time/index.ts': `export { f as g } from '../money/index.ts';\n`,
      'src/core/money/index.ts': `export { f } from './a.ts';\n`,
      'src/core/money/a.ts': `/**\n * Says something.\n */\nexport function f() {}\n`,
    },
  },
  {
    says: 'core knows no clock, no chance, no locale and no outside world',
    check: checkPure,
    offenders: [
      inCore('export const a = new Date();', /uses `Date`/),
      inCore('export const a = Date.now();', /uses `Date`/),
      inCore('export const a = Math.random();', /uses `Math\.random`/),
      inCore('export const a = Math["random"]();', /uses `Math\.random`/),
      inCore('export const a = new Intl.NumberFormat();', /uses `Intl`/),
      inCore('export const a = Temporal.PlainDate.from("2026-01-01");', /uses `Temporal`/),
      {
        files: { 'src/core/time/zone.ts': 'export const a = Temporal.Now.instant();' },
        caught: /uses `Temporal\.Now`/,
      },
      inCore('console.log(1);', /uses `console`/),
      inCore('export const a = process.env;', /uses `process`/),
      inCore('export const a = () => fetch("x");', /uses `fetch`/),
      inCore('setTimeout(() => {}, 1);', /uses `setTimeout`/),
      inCore('export const a = performance.now();', /uses `performance`/),
      inCore('export const a = crypto.randomUUID();', /uses `crypto`/),
      inCore('export const a = { Date };', /uses `Date`/),
      inCore('export const a = globalThis["Da" + "te"];', /uses `globalThis`/),
      inCore('export const a = (x: number) => x.toLocaleString();', /differs between machines/),
      inCore('export const a = (x: string) => x.localeCompare("y");', /differs between machines/),
      inCore('export const a = async () => import("./b.ts");', /imports while running/),
    ],
    innocent: {
      'src/core/time/zone.ts': 'export const a = Temporal.Instant.fromEpochMilliseconds(0);',
      'src/core/money/x.ts': `// Date and Math.random stand here as words\nexport interface A { process: string; console?: number }\nexport const f = (a: A) => a.process + 'Date';\n`,
      'src/core/money/x.test.ts': 'console.log(new Date());',
    },
  },
  {
    says: 'core has no dependency',
    check: checkNoDependency,
    offenders: [
      rooms('src/core/money/x.ts', 'yaml', /imports `yaml`/),
      rooms('src/core/money/x.ts', 'node:fs', /imports `node:fs`/),
      rooms('src/core/money/x.ts', '../../main.ts', /core has no dependency/),
    ],
    innocent: { 'src/core/money/x.test.ts': `import fc from 'fast-check';\nfc.assert();\n` },
  },
  {
    says: 'the time is read in shell/clock alone',
    check: checkOneClock,
    offenders: [
      { files: { 'src/doors/cli/x.ts': 'export const a = Date.now();' }, caught: /uses `Date\.now`/ },
      { files: { 'src/shell/night/x.ts': 'export const a = new Date();' }, caught: /uses `new Date\(\)`/ },
      { files: { 'src/doors/api/x.ts': 'export const a = Temporal.Now.instant();' }, caught: /Temporal\.Now/ },
      { files: { 'src/sim/x.ts': 'export const a = Math.random();' }, caught: /chance is an input/ },
    ],
    innocent: {
      'src/shell/clock/x.ts': 'export const a = Date.now();',
      'src/doors/api/x.ts': 'export const d = new Date(0);',
    },
  },
  {
    says: 'no file is longer than 500 lines, no test than 800',
    check: checkFileLength,
    offenders: [
      { files: { 'src/core/money/x.ts': 'export {};\n'.repeat(501) }, caught: /has 501 lines; at most 500/ },
      { files: { 'src/core/money/x.test.ts': 'export {};\n'.repeat(801) }, caught: /has 801 lines; at most 800/ },
    ],
    innocent: { 'src/core/money/x.ts': 'export {};\n'.repeat(500), 'test/x.full.ts': 'export {};\n'.repeat(800) },
  },
  {
    says: 'no function is longer than 70 lines',
    check: checkFunctionLength,
    offenders: [
      inCore(`export function f() {\n${'g();\n'.repeat(69)}}\n`, /a function of 71 lines/),
      inCore(`export const f = () => {\n${'g();\n'.repeat(69)}};\n`, /a function of 71 lines/),
      inCore(`export class A {\n  f() {\n${'g();\n'.repeat(69)}  }\n}\n`, /a function of 71 lines/),
    ],
    innocent: { 'src/core/money/x.ts': `export function f() {\n${'g();\n'.repeat(68)}}\n` },
  },
  {
    says: 'no name says nothing',
    check: checkEmptyNames,
    offenders: [
      { files: { 'src/core/money/utils.ts': '' }, caught: /called `utils`/ },
      { files: { 'src/core/money/date-helpers.ts': '' }, caught: /called `date-helpers`/ },
      { files: { 'src/shell/common/index.ts': '' }, caught: /called `common`/ },
      { files: { 'src/core/money/loan-manager.ts': '' }, caught: /called `loan-manager`/ },
      { files: { 'src/core/money/payment-service.ts': '' }, caught: /payment-service/ },
      { files: { 'src/core/money/ledger-impl.ts': '' }, caught: /ledger-impl/ },
      { files: { 'src/core/money/x.ts': 'export class LoanManager {}\n' }, caught: /`LoanManager` says nothing/ },
    ],
    innocent: { 'src/core/plans/service-request.ts': 'export interface ServiceRequest {}\n' },
  },
  {
    says: 'code files are named in kebab-case',
    check: checkKebab,
    offenders: [
      { files: { 'src/core/money/roundHalf.ts': '' }, caught: /kebab-case/ },
      { files: { 'src/core/money/round_half.ts': '' }, caught: /kebab-case/ },
    ],
    innocent: { 'src/core/money/round-half.test.ts': '', 'bench/requote.ts': '' },
  },
  {
    says: 'every relative link of every page leads somewhere',
    check: checkLinks,
    offenders: [
      { files: { 'README.md': 'see [this](docs/gone.md)' }, caught: /links to `docs\/gone\.md`/ },
      { files: { 'docs/a.md': '# A\n', 'README.md': '[x](docs/a.md#b)' }, caught: /docs\/a\.md#b/ },
      { files: { 'README.md': '# Here\n[x](#there)' }, caught: /#there/ },
      { files: { 'docs/a.md': '[x](../../outside.md)' }, caught: /outside/ },
    ],
    innocent: {
      'docs/a.md': '# Über alles: 金额\n[x](../README.md) [y](https://example.org/z)\n',
      'README.md': '[x](docs/a.md#über-alles-金额) [f](docs) [g](docs/) `[no](gone.md)`\n\n```md\n[no](gone.md)\n```\n',
    },
  },
  {
    says: 'the glossary holds every word of ours, Chinese beside it',
    check: checkGlossary,
    offenders: [
      { files: { 'GLOSSARY.md': '| word | 中文 | meaning |\n' }, caught: /does not hold `waterfall`/ },
      {
        files: { 'GLOSSARY.md': '| waterfall | cascade | order of payment |\n' },
        caught: /no Chinese for `waterfall`/,
      },
      { files: {}, caught: /does not hold `permit`/ },
    ],
  },
  {
    says: 'versions are exact, runtime dependencies are explained, the lock names no host',
    check: checkDependencies,
    offenders: [
      { files: { 'package.json': manifestOf({ left: '^1.0.0' }) }, caught: /left `\^1\.0\.0`; write an exact version/ },
      { files: { 'package.json': manifestOf({ left: '1.0.0' }) }, caught: /left has no paragraph in decisions/ },
      { files: { 'package.json': '{}', 'package-lock.json': '{"resolved": "x"}' }, caught: /names the host/ },
    ],
    innocent: { 'package.json': manifestOf({ left: '1.0.0' }), 'decisions/0001-left.md': 'We take `left` because.' },
  },
  {
    says: 'nothing is left to be done by a comment',
    check: checkUnfinished,
    offenders: [
      inCore(`// ${unfinishedWord}: round\nexport {};`, /leaves something to be done/),
      inCore(`/* ${['FIX', 'ME'].join('')} */\nexport {};`, /leaves something to be done/),
      { files: { 'docs/a.md': `${unfinishedWord} write this` }, caught: /docs\/a\.md leaves/ },
    ],
    innocent: { 'src/core/money/x.ts': `export const word = '${unfinishedWord}';` },
  },
  {
    says: 'no test runs alone and none is left out without a reason',
    check: checkLeftOut,
    offenders: [
      inTest(`test.only('a', () => {});`, /runs alone/),
      inTest(`test('a', { only: true }, () => {});`, /runs alone/),
      inTest(`test.skip('a', () => {});`, /left out \(`skip`\)/),
      inTest(`test('a', { skip: true }, () => {});`, /left out/),
      inTest(`test('a', (t) => t.skip());`, /left out/),
      inTest(`describe.todo('a');`, /left out \(`todo`\)/),
    ],
    innocent: {
      'src/core/money/x.test.ts': `test('a', (t) => { if (root) t.skip('root may read everything'); });\ntest('b', { skip: why && 'no server' }, f);\n`,
    },
  },
  {
    says: 'no file names the machine it was written on',
    check: checkMachine,
    offenders: [
      { files: { 'docs/a.md': `kept in /home/anna/dunwell` }, caught: /names `\/home\/anna\/`/ },
      { files: { 'docs/a.md': `kept in /root/dunwell` }, caught: /names/ },
      { files: { 'src/core/money/x.ts': `export const host = '192.168.0.7';` }, caught: /192\.168/ },
    ],
    innocent: { 'docs/a.md': 'kept in ~/home/anna/x, /tmp/x, 127.0.0.1 and https://example.org/home/anna/' },
  },
];

for (const { says, check, offenders, innocent } of rules) {
  test(says, () => assert.deepEqual(check(sources), []));

  test(`an offender is caught: ${says}`, () => {
    for (const { files, caught } of offenders) {
      const found = check(new Map(Object.entries(files))).join('\n');
      assert.match(found, caught, `not caught: ${JSON.stringify(files)}`);
    }
    if (innocent) assert.deepEqual(check(new Map(Object.entries(innocent))), []);
  });
}

test('the edges themselves hold no circle and no unknown room', () => {
  assert.deepEqual(checkEdgeData(edges), []);
});

test('an offender is caught: a circle or an unknown room among the edges', () => {
  assert.match(checkEdgeData({ a: ['b'], b: ['c'], c: ['a'] }).join(), /circle: a → b → c → a/);
  assert.match(checkEdgeData({ a: ['b'] }).join(), /`b` has no edges/);
});

test('the strangers of the design are strangers in the data', () => {
  const strangers: readonly (readonly [string, string])[] = [
    ['core/guard', 'core/strategy'],
    ['core/strategy', 'core/guard'],
    ['core/strategy', 'shell/channels'],
    ['core/guard', 'core/template'],
    ['core/plans', 'core/standing'],
    ['core/legal', 'core/plans'],
  ];
  for (const [from, to] of strangers) assert.ok(!edges[from]?.includes(to), `${from} → ${to}`);
  assert.deepEqual(edges['doors/verify'], []);
  for (const [room, allowed] of Object.entries(edges)) {
    const floor = room.split('/')[0];
    if (floor === 'core')
      assert.ok(
        allowed.every((to) => to.startsWith('core/')),
        room,
      );
    if (floor === 'shell') assert.ok(!allowed.some((to) => to.startsWith('doors/')), room);
    if (floor === 'doors') assert.ok(!allowed.some((to) => to.startsWith('doors/')), room);
  }
});

test('the name of this machine would be found', () => {
  const pattern = machinePattern({ root: '/srv/build/dunwell/', home: '/var/lib/anna', host: 'node-17.example' });
  for (const text of ['in /srv/build/dunwell/src', 'at /var/lib/anna', 'on node-17.example:'])
    assert.match(text, pattern);
  assert.doesNotMatch('builder', machinePattern({ root: '/', home: '/', host: 'builder' }));
});

test(`files longer than ${FILE_LINES_AIM} lines are listed to be read`, (t) => {
  for (const line of longFiles(sources)) t.diagnostic(line);
  const planted = new Map([['src/core/money/x.ts', 'export {};\n'.repeat(301)]]);
  assert.deepEqual(longFiles(planted), ['src/core/money/x.ts has 301 lines']);
});
