import { cpus, totalmem } from 'node:os';

/** The machine, runtime and date of a measurement, on one line. */
export function machineLine(): string {
  const [first] = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${first?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${gib} GiB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
}
