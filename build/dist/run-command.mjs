import { spawnSync } from 'node:child_process';

/** Runs to the end; what it printed is shown only if it failed. */
export function runCommand(command, words, options = {}) {
  const done = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, ...options });
  if (done.error) throw new Error(`${command} did not start: ${done.error.message}`);
  if (done.status !== 0)
    throw new Error(`${command} ended with ${done.status}\n${done.stdout ?? ''}${done.stderr ?? ''}`);
  return done.stdout;
}

export const isCommand = (name) =>
  spawnSync(
    process.platform === 'win32' ? 'where' : 'sh',
    process.platform === 'win32' ? [name] : ['-c', `command -v ${name}`],
    {
      stdio: 'ignore',
    },
  ).status === 0;
