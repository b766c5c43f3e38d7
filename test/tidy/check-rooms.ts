import { posix } from 'node:path';
import { edges, faceOf, independents, scenery } from './edges.ts';
import { codeUnder, isTest, lineAt, offenceAt, parse, roomOf } from './sources.ts';
import type { AstNode, Check, Offence, Parsed, Sources } from './sources.ts';

/** Imports run along the edges only. */
export const checkEdges: Check = (sources) =>
  codeUnder(sources, 'src/').flatMap((file) => {
    const from = roomOf(file.path);
    if (from === undefined) return [];
    const setsScene = isTest(file.path) && from.startsWith('core/');
    const allowed = [...(edges[from] ?? []), ...(setsScene ? scenery : [])];
    return file.imports.flatMap(({ path, offset }) => {
      if (path === undefined) return [];
      const to = roomOf(path);
      if (to === undefined)
        return isTest(file.path) ? [] : [offenceAt(file, offset, `imports \`${path}\`, which stands in no room`)];
      const may = to === from || allowed.includes(to);
      return may ? [] : [offenceAt(file, offset, `\`${from}\` may not import \`${to}\``)];
    });
  });

/** A room is entered by its face, from other rooms and from outside src/ alike. */
export const checkFaces: Check = (sources) =>
  codeUnder(sources, 'src/', 'test/', 'bench/', 'scripts/', 'rules/').flatMap((file) =>
    file.imports.flatMap(({ path, offset }) => {
      const to = path === undefined ? undefined : roomOf(path);
      if (path === undefined || to === undefined || to === roomOf(file.path) || faceOf(to).includes(path)) return [];
      return [offenceAt(file, offset, `enters \`${to}\` by \`${path}\`; import its index.ts`)];
    }),
  );

/** The circle that a graph holds, if any, as the list of its stations. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  for (const start of graph.keys()) {
    const trail: { readonly name: string; next: number }[] = [{ name: start, next: 0 }];
    for (let here = trail.at(-1); here; here = trail.at(-1)) {
      const target: string | undefined = done.has(here.name) ? undefined : graph.get(here.name)?.[here.next];
      here.next += 1;
      if (target === undefined) {
        done.add(here.name);
        trail.pop();
        continue;
      }
      const seen = trail.findIndex(({ name }) => name === target);
      if (seen >= 0) return [...trail.slice(seen).map(({ name }) => name), target];
      trail.push({ name: target, next: 0 });
    }
  }
  return undefined;
}

/** No circle among rooms (types counted) or among files (types left out: they are gone when the code runs). */
export const checkCircles: Check = (sources) => {
  const files = codeUnder(sources, 'src/');
  const byFile = new Map<string, readonly string[]>();
  const byRoom = new Map<string, string[]>();
  for (const file of files) {
    const values = file.imports.filter(({ typeOnly }) => !typeOnly);
    byFile.set(
      file.path,
      values.flatMap(({ path }) => path ?? []),
    );
    const from = roomOf(file.path);
    const rooms = file.imports.flatMap(({ path }) => (path === undefined ? [] : (roomOf(path) ?? [])));
    if (from !== undefined && !isTest(file.path)) {
      byRoom.set(from, [...(byRoom.get(from) ?? []), ...rooms.filter((room) => room !== from)]);
    }
  }
  const circles = [circleIn(byRoom), circleIn(byFile)];
  return circles.flatMap((circle) => (circle ? [`circle: ${circle.join(' → ')}`] : []));
};

/** The data of edges itself holds no circle and names no room twice over. */
export const checkEdgeData = (data: Readonly<Record<string, readonly string[]>>): readonly Offence[] => {
  const circle = circleIn(new Map(Object.entries(data)));
  const unknown = Object.values(data)
    .flat()
    .filter((room) => !Object.hasOwn(data, room));
  return [
    ...(circle ? [`circle: ${circle.join(' → ')}`] : []),
    ...unknown.map((room) => `\`${room}\` has no edges of its own`),
  ];
};

/** What checks the engine shares no code with it. */
export const checkIndependents: Check = (sources) =>
  independents.flatMap(({ folder, except }) =>
    codeUnder(sources, folder)
      .filter((file) => !except.test(file.path))
      .flatMap((file) =>
        file.imports.flatMap(({ path, offset }) =>
          path?.startsWith('src/') === true
            ? [offenceAt(file, offset, `imports \`${path}\`; it must share no code with what it checks`)]
            : [],
        ),
      ),
  );

const heads = [
  'What this room decides',
  'What it leaves to others',
  'Words',
  'Times and money here mean',
  'What always holds',
];

function missingHeads(readme: string): readonly string[] {
  const found = [...readme.matchAll(/^##\s+(.+?)\s*$/gm)].map(([, head]) => head);
  return heads.filter((head) => !found.includes(head));
}

/** Every room is known to the edges and has a README with the five heads and a face. */
export const checkFurnished: Check = (sources) => {
  const rooms = new Set(codeUnder(sources, 'src/').flatMap((file) => roomOf(file.path) ?? []));
  return [...rooms].flatMap((room) => {
    const readme = sources.get(`src/${room}/README.md`);
    const offences: Offence[] = [];
    if (!Object.hasOwn(edges, room))
      offences.push(`src/${room} is a room without edges; place it in test/tidy/edges.ts`);
    if (!faceOf(room).some((face) => sources.has(face))) offences.push(`src/${room} has no index.ts`);
    if (readme === undefined) offences.push(`src/${room} has no README.md`);
    else offences.push(...missingHeads(readme).map((head) => `src/${room}/README.md lacks the head \`## ${head}\``));
    return offences;
  });
};

/** Files of src/ stand in a room; only the wiring stands alone. */
export const checkHomeless: Check = (sources) =>
  [...sources.keys()]
    .filter((path) => path.startsWith('src/') && path.endsWith('.ts') && path !== 'src/main.ts')
    .filter((path) => roomOf(path) === undefined)
    .map((path) => `${path} stands in no room`);

interface Shown {
  readonly name: string;
  readonly from: string;
  readonly offset: number;
}

interface Specifier {
  readonly local: { readonly name: string };
  readonly exported: { readonly name: string };
}

/** What a file shows of other files (`export { a } from './b.ts'`), by the name it has there. */
function shownBy(face: Parsed): readonly (Shown & { readonly as: string })[] {
  const body = face.program['body'] as readonly AstNode[];
  return body.flatMap((node) => {
    const source = node['source'] as { value: string } | null | undefined;
    const specifiers = (node['specifiers'] ?? []) as readonly Specifier[];
    if (node.type !== 'ExportNamedDeclaration' || !source) return [];
    const from = posix.normalize(`${posix.dirname(face.path)}/${source.value}`);
    return specifiers.map(({ local, exported }) => ({ name: local.name, as: exported.name, from, offset: node.start }));
  });
}

function declaredNames(declaration: Record<string, unknown>): readonly string[] {
  const one = declaration['id'] as { name: string } | undefined;
  const many = (declaration['declarations'] ?? []) as readonly { id: { name: string } }[];
  return one ? [one.name] : many.map(({ id }) => id.name);
}

/** True when the declaration of a name has a doc comment right before it; undefined when it is not declared here. */
function isDocumented(file: Parsed, name: string): boolean | undefined {
  const body = file.program['body'] as readonly AstNode[];
  const node = body.find((candidate) => {
    const declaration = candidate['declaration'] as Record<string, unknown> | null | undefined;
    return candidate.type === 'ExportNamedDeclaration' && declaration && declaredNames(declaration).includes(name);
  });
  if (!node) return undefined;
  return file.comments.some(
    ({ block, value, end }) => block && value.startsWith('*') && file.text.slice(end, node.start).trim() === '',
  );
}

// A name handed on through more rooms than this has lost its home.
const HANDS_MAX = 4;

/** Whether a name is documented where it is declared, however many files hand it on. */
function isDocumentedAtHome(sources: Sources, name: string, from: string): boolean {
  let sought = { name, from };
  for (let hand = 0; hand < HANDS_MAX; hand += 1) {
    const text = sources.get(sought.from);
    if (text === undefined) return false;
    const file = parse(sought.from, text);
    const here = isDocumented(file, sought.name);
    if (here !== undefined) return here;
    const next = shownBy(file).find(({ as }) => as === sought.name);
    if (!next) return false;
    sought = next;
  }
  return false;
}

/** Whatever a room shows has a doc comment where it is declared, and is shown by name. */
export const checkDocumented: Check = (sources) => {
  const faces = codeUnder(sources, 'src/core/', 'src/shell/').filter(({ path }) =>
    faceOf(roomOf(path) ?? '').includes(path),
  );
  return faces.flatMap((face) => {
    const star = /^export \*/m.exec(face.text);
    const missing = shownBy(face).filter(({ name, from }) => !isDocumentedAtHome(sources, name, from));
    return [
      ...(star ? [offenceAt(face, star.index, 'exports `*`; name what it shows')] : []),
      ...missing.map(
        ({ name, from, offset }) =>
          `${face.path}:${lineAt(face.text, offset)} shows \`${name}\` of ${from} without a doc comment`,
      ),
    ];
  });
};
