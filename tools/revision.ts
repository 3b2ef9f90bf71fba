import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT } from './install.mjs';

/** Why another revision cannot be measured; the message is for the terminal. */
export class RevisionError extends Error {}

/**
 * Calls `work` with a temporary folder that has the files of a revision and the packages of its lock file, shared with
 * this tree if they are the same. It is outside this tree, since build tools treat files below node_modules as
 * packages.
 *
 * @throws RevisionError when there is no such revision, or its packages cannot be installed.
 */
export function withRevision<T>(revision: string, work: (folder: string) => T): T {
  const commit = output('git', ['rev-parse', '--verify', `${revision}^{commit}`], ROOT).trim();
  const folder = mkdtempSync(join(tmpdir(), 'slabscope-'));
  try {
    output('git', ['archive', `--output=${join(folder, 'archive.tar')}`, commit], ROOT);
    output('tar', ['-xf', 'archive.tar'], folder);
    if (hasSamePackages(folder)) {
      symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    } else output('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], folder);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function hasSamePackages(folder: string): boolean {
  const [ours, theirs] = [ROOT, folder].map((one) => readFileSync(join(one, 'package-lock.json'), 'utf8'));
  return ours === theirs;
}

/**
 * Runs npm in a folder and returns what it prints. A script that fails after it printed something, such as a
 * benchmark that exceeds a bound, does not count as an error.
 *
 * @throws RevisionError when it printed nothing and failed.
 */
export function npmIn(folder: string, args: readonly string[]): string {
  const { stdout, stderr, status } = spawn('npm', ['--silent', ...args], folder);
  if (status !== 0 && stdout.trim() === '') throw new RevisionError(failed('npm', args, folder, stderr));
  return stdout;
}

function output(command: string, args: readonly string[], folder: string): string {
  const { stdout, stderr, status } = spawn(command, args, folder);
  if (status !== 0) throw new RevisionError(failed(command, args, folder, stderr));
  return stdout;
}

function spawn(
  command: string,
  args: readonly string[],
  cwd: string,
): { readonly stdout: string; readonly stderr: string; readonly status: number | null } {
  const shell = process.platform === 'win32';
  const done = spawnSync(command, [...args], { cwd, shell, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return { stdout: done.stdout ?? '', stderr: done.stderr ?? String(done.error), status: done.status };
}

function failed(command: string, args: readonly string[], folder: string, why: string): string {
  return `“${command} ${args.join(' ')}” failed in ${folder}: ${why.trim()}`;
}
