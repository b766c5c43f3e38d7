import { posix } from 'node:path';
import type { Check, Sources } from './sources.ts';
import { words } from './words.ts';

/** Markdown without fenced blocks and code spans, line for line. */
function prose(text: string): string {
  const fenced = text.replace(/^( *)(```|~~~).*?^\1\2.*?$/gms, (block) => block.replace(/[^\n]/g, ''));
  return fenced.replace(/`[^`\n]*`/g, '');
}

/** The anchor that a heading gets: lower case, spaces to dashes, other marks dropped. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/^#{1,6}\s+(.+)$/gm)].map(([, heading]) => anchorOf(heading ?? '')));

const papers = (sources: Sources): readonly (readonly [string, string])[] =>
  [...sources].filter(([path]) => path.endsWith('.md'));

function isBroken(sources: Sources, from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : posix.normalize(`${posix.dirname(from)}/${decodeURI(file)}`).replace(/\/$/, '');
  const isFolder = [...sources.keys()].some((known) => known.startsWith(`${path}/`));
  if (!sources.has(path) && !isFolder) return true;
  return anchor !== undefined && path.endsWith('.md') && !anchorsOf(sources.get(path) ?? '').has(anchor);
}

/** Every relative link of every page leads to a file (and heading) that is there. */
export const checkLinks: Check = (sources) =>
  papers(sources).flatMap(([path, text]) =>
    [...prose(text).matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)]
      .map(([, target]) => target ?? '')
      .filter((target) => !/^[a-z]+:/.test(target) && isBroken(sources, path, target))
      .map((target) => `${path} links to \`${target}\`, which is not there`),
  );

/** The glossary holds every word of ours, with its Chinese beside it. */
export const checkGlossary: Check = (sources) => {
  const rows = (sources.get('GLOSSARY.md') ?? '').split('\n').filter((line) => line.startsWith('|'));
  const cells = rows.map((row) => row.split('|').map((cell) => cell.replace(/[*`]/g, '').trim()));
  return words.flatMap((word) => {
    const row = cells.find(([, first]) => first?.split(/[,·(]/).some((part) => part.trim() === word));
    if (!row) return [`GLOSSARY.md does not hold \`${word}\``];
    return /\p{Script=Han}/u.test(row[2] ?? '') ? [] : [`GLOSSARY.md has no Chinese for \`${word}\``];
  });
};

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Versions are exact, each runtime dependency has its paragraph in decisions/, and the lock names no host. */
export const checkDependencies: Check = (sources) => {
  const manifest = JSON.parse(sources.get('package.json') ?? '{}') as Manifest;
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  const decisions = papers(sources)
    .filter(([path]) => path.startsWith('decisions/'))
    .map(([, text]) => text)
    .join('\n');
  const unexplained = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).filter(
    (name) => !decisions.includes(`\`${name}\``),
  );
  const resolved = (sources.get('package-lock.json') ?? '').includes('"resolved"');
  return [
    ...loose.map(([name, version]) => `package.json asks for ${name} \`${version}\`; write an exact version`),
    ...unexplained.map((name) => `${name} has no paragraph in decisions/`),
    ...(resolved ? ['package-lock.json names the host of a registry; remove its `resolved` lines'] : []),
  ];
};
