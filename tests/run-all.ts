import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './e2e/find-browser.ts';

/*
 * Everything that must hold, in one command: formatting, types, dead code, unit and integration tests, the build
 * and the browser tests. The last line is the true total of all of them; a runner that dies counts as a failure.
 */
const root = path.resolve(import.meta.dirname, '..');
const reports = mkdtempSync(path.join(tmpdir(), 'aktsam-reports-'));
const bin = (name: string) => path.join(root, 'node_modules/.bin', name);
let passed = 0;
let failed = 0;

function say(text: string) {
  process.stdout.write(`${text}\n`);
}

function run(name: string, command: string, args: string[], env: Record<string, string> = {}): boolean {
  say(`\n== ${name}`);
  const outcome = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  return outcome.status === 0;
}

/** Beside others: what it says comes in one piece when it has ended. */
async function check(name: string, command: string, args: string[]): Promise<void> {
  const running = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [running.stdout, running.stderr])
    stream.on('data', (piece: Buffer) => said.push(piece));
  const isGood = await new Promise<boolean>((resolve) => {
    running.on('close', (code) => resolve(code === 0));
    running.on('error', () => resolve(false));
  });
  say(`\n== ${name}\n${Buffer.concat(said)}`);
  if (isGood) passed += 1;
  else failed += 1;
}

function countVitest(file: string): { passed: number; failed: number } | undefined {
  if (!existsSync(file)) return undefined;
  const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number };
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

function countPlaywright(file: string): { passed: number; failed: number } | undefined {
  if (!existsSync(file)) return undefined;
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

/** Adds a runner's own totals; one that failed without counting a failure (or without a report) counts one. */
function add(isGood: boolean, counted: { passed: number; failed: number } | undefined) {
  passed += counted?.passed ?? 0;
  const failures = counted?.failed ?? 0;
  failed += failures === 0 && !(isGood && counted && counted.passed > 0) ? 1 : failures;
}

function installBrowser() {
  if (findBrowser() ?? (existsSync(chromium.executablePath()) || undefined)) return;
  say('\n== Ingen Chromium hittades: den installeras med apt-get');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo'];
  for (const args of [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', 'chromium'],
  ]) {
    const [command = '', ...rest] = [...sudo, ...args];
    execFileSync(command, rest, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}

try {
  installBrowser();
} catch {
  say('Chromium gick inte att installera. Webbläsartesterna kommer att misslyckas.');
}
// Each works on little more than one core: the compiler has the second one beside the others.
await Promise.all([
  check('Typer', bin('tsc'), ['--noEmit']),
  check('Format och lint', bin('biome'), ['check'])
    .then(() => check('Död kod', bin('knip'), []))
    .then(() => check('Bygge', bin('remix'), ['vite:build'])),
]);
const vitestReport = path.join(reports, 'vitest.json');
add(
  run('Enhets- och integrationstester', bin('vitest'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ]),
  countVitest(vitestReport),
);
const playwrightReport = path.join(reports, 'playwright.json');
add(
  run('Webbläsartester', bin('playwright'), ['test'], { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport }),
  countPlaywright(playwrightReport),
);
rmSync(reports, { recursive: true, force: true });
say(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
