import { readFileSync } from 'node:fs';

interface Manifest {
  readonly version: string;
}

// Three floors up both from src/doors/cli and from dist/doors/cli.
const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as Manifest;

/** The version of the package. */
export const version = manifest.version;
