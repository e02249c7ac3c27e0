// Makes ready what the tests need: node_modules and, with --browsers, the three engines. Nothing to do, nothing said.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { missing } from '../test/e2e/installed.mjs';

const PACKAGES = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

// without them a bare machine draws boxes for letters
const FONTS = ['fonts-dejavu-core', 'fonts-noto-core'];

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
installModules();
if (process.argv.includes('--browsers')) installBrowsers();

function installModules() {
  if (changedAt('node_modules/.package-lock.json') >= changedAt('package-lock.json')) return;
  console.log('node_modules is missing or older than package-lock.json: npm ci');
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) process.exit(1);
}

function installBrowsers() {
  if (!missing().length) return;
  if (existsSync('/usr/bin/apt-get')) installByApt();
  else console.log('Chrome, Chromium, Firefox and Safari are found in their usual places, others by CHROMIUM_PATH and FIREFOX_PATH.');

  const left = missing();
  if (!left.length) return;
  console.error(`Not installed, so not tested: ${left.join(', ')}.`);
  if (process.env.CI) process.exitCode = 1;
}

function installByApt() {
  const root = process.getuid() === 0;
  if (!root && spawnSync('sudo', ['-n', 'true']).status !== 0) {
    const wanted = [...missing().flatMap((engine) => PACKAGES[engine]), ...FONTS];
    console.log(`For all engines: sudo apt-get install ${wanted.join(' ')}`);
    return;
  }
  const apt = (...parameters) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=600', ...parameters];
    const [program, ...rest] = root ? command : ['sudo', '-n', ...command];
    return run(program, rest);
  };
  console.log(`Installing ${missing().join(', ')} with apt. All three engines are about 361 MB to download, 1.3 GB on disk.`);
  apt('update');
  // one by one: a package that a distribution lacks must not keep the others out
  for (const name of [...missing().flatMap((engine) => PACKAGES[engine]), ...FONTS]) {
    apt('install', '-y', '--no-install-recommends', name);
  }
}

function changedAt(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

function run(program, parameters) {
  return spawnSync(program, parameters, { stdio: 'inherit' }).status === 0;
}
