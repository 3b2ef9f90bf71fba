import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program of the project and shows what it prints.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env] Added to the environment.
 * @returns {boolean} Whether it succeeded.
 */
export function run(command, args, env = {}) {
  const { status } = spawnSync(command, [...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/**
 * Installs the packages of the lock file if they are missing or out of date.
 *
 * @returns {boolean} Whether they are installed now.
 */
export function installPackages() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  const lock = join(ROOT, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  console.log('Installing packages …');
  return run('npm', ['ci', '--no-audit', '--no-fund']);
}
