// The browser driver, installed at its first use.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export async function playwright() {
  if (changedMs('package-lock.json') > changedMs('node_modules/.package-lock.json')) {
    // What npm says goes to stderr: stdout belongs to the result.
    const npm = spawnSync('npm', ['ci', '--no-progress', '--loglevel=error'], { cwd: here, stdio: ['ignore', 2, 2] });
    if (npm.status !== 0) throw new Error('npm ci failed in deploy/acceptance/browser: is there a network?');
  }
  return import('playwright-core');
}

function changedMs(file) {
  return statSync(join(here, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
