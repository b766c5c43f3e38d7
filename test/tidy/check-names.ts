import { codeUnder, offenceAt } from './sources.ts';
import type { Check } from './sources.ts';

// They say nothing of what stands inside. The last part of a name is what it is: `service-request` is a request.
const emptyWord = /^(utils?|helpers?|common|misc|shared|managers?|services?|impl|base|stuff)$/;
const emptyEnd = /(Utils?|Helpers?|Manager|Service|Impl)$/;
const folders = ['src/', 'test/', 'scripts/', 'bench/', 'rules/'];

const isOurs = (path: string): boolean => folders.some((folder) => path.startsWith(folder));

/** No file, folder or exported name is called by a word that says nothing. */
export const checkEmptyNames: Check = (sources) => {
  const named = [...sources.keys()].filter(isOurs).flatMap((path) => {
    const parts = path.split('/').map((part) => part.replace(/\..*$/, ''));
    const empty = parts.find((part) => emptyWord.test(part.split('-').at(-1) ?? ''));
    return empty === undefined ? [] : [`${path} is called \`${empty}\`; use the word of the domain`];
  });
  const exported = codeUnder(sources, ...folders).flatMap((file) =>
    [...file.text.matchAll(/^export (?:abstract )?(?:const|function|async function|class|interface|type) (\w+)/gm)]
      .filter(([, name]) => emptyEnd.test(name ?? ''))
      .map((match) => offenceAt(file, match.index, `\`${match[1]}\` says nothing; use the word of the domain`)),
  );
  return [...named, ...exported];
};

/** Code files are kebab-case nouns or verbs. */
export const checkKebab: Check = (sources) =>
  [...sources.keys()]
    .filter((path) => isOurs(path) && /\.[mc]?[tj]sx?$/.test(path))
    .filter((path) => !/(^|\/)[a-z0-9]+(-[a-z0-9]+)*(\.test|\.full|\.d)?\.(ts|tsx|mjs)$/.test(path))
    .map((path) => `${path} is not named in kebab-case`);
