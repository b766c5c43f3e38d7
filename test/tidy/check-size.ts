import { codeUnder, isTest, lineAt, offenceAt } from './sources.ts';
import type { Check, Sources } from './sources.ts';

/** Past this a file holds two things; the ceiling is where it must be split. */
export const FILE_LINES_AIM = 300;
const FILE_LINES_MAX = 500;
// A table of cases reads well at greater length than a file that decides.
const TEST_LINES_MAX = 800;
const FUNCTION_LINES_MAX = 70;

const ours = ['src/', 'test/', 'scripts/', 'bench/', 'rules/'];
const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

const linesOf = (text: string): number => text.trimEnd().split('\n').length;

/** Files longer than one would like, longest first: a list to read, not a failure. */
export function longFiles(sources: Sources): readonly string[] {
  const files = codeUnder(sources, ...ours).map(({ path, text }) => ({ path, lines: linesOf(text) }));
  const long = files.filter(({ lines }) => lines > FILE_LINES_AIM).toSorted((a, b) => b.lines - a.lines);
  return long.map(({ path, lines }) => `${path} has ${lines} lines`);
}

const linesMax = (path: string): number => (isTest(path) ? TEST_LINES_MAX : FILE_LINES_MAX);

export const checkFileLength: Check = (sources) =>
  codeUnder(sources, ...ours)
    .filter(({ path, text }) => linesOf(text) > linesMax(path))
    .map(({ path, text }) => `${path} has ${linesOf(text)} lines; at most ${linesMax(path)}`);

/** Functions of tests are left out: a table of cases may be long. */
export const checkFunctionLength: Check = (sources) =>
  codeUnder(sources, ...ours)
    .filter(({ path }) => !isTest(path))
    .flatMap((file) => {
      const offences: string[] = [];
      file.visit((node) => {
        if (!functionTypes.has(node.type)) return;
        const lines = lineAt(file.text, node.end) - lineAt(file.text, node.start) + 1;
        if (lines > FUNCTION_LINES_MAX) {
          offences.push(offenceAt(file, node.start, `a function of ${lines} lines; at most ${FUNCTION_LINES_MAX}`));
        }
      });
      return offences;
    });
