/** The only wiring: which door is opened, and what it writes to. */
import { runCli } from './doors/cli/index.ts';

// Whoever reads our output may leave early (`dunwell … | head`); that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (failure: NodeJS.ErrnoException) => {
    if (failure.code === 'EPIPE') process.exit();
    // A full disk is no answer: 70 says that the output is not complete.
    process.exit(70);
  });
}

process.exitCode = await runCli({
  argv: process.argv.slice(2),
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
