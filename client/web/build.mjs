// Puts the player page together in dist/: the page as it is written, and the compiled player beside it. Installs the
// packages first when the lock file is newer than what is there, so that a second build needs no network.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const shaka = join(here, 'node_modules/shaka-player');
const dist = join(here, 'dist');

if (changedMs('package-lock.json') > changedMs('node_modules/.package-lock.json')) {
  const npm = spawnSync('npm', ['ci', '--no-progress', '--loglevel=error'], { cwd: here, stdio: 'inherit' });
  if (npm.status !== 0) {
    console.error('npm ci failed: the player page needs Node 20 or newer with npm, and the network for its first build.');
    process.exit(npm.status ?? 1);
  }
}

rmSync(dist, { recursive: true, force: true });
cpSync(join(here, 'src/main/web'), dist, { recursive: true });
mkdirSync(join(dist, 'shaka'));
cpSync(join(shaka, 'dist/shaka-player.dash-es2021.js'), join(dist, 'shaka/shaka-player.js'));
cpSync(join(shaka, 'LICENSE'), join(dist, 'shaka/LICENSE'));

function changedMs(file) {
  return statSync(join(here, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
