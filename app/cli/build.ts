import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const SOURCES = [
  'app',
  'public',
  'package-lock.json',
  'vite.config.ts',
  'remix.config.js',
  'db/schema',
  'db/queries',
];

function newestChange(file: string): number {
  const stats = statSync(file);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(file).map((name) => newestChange(path.join(file, name))));
}

/** Builds the program when it has not been built since its sources last changed. */
export function buildWhatIsMissing(): void {
  const built = path.join(root, 'build/server/index.js');
  const isFresh =
    existsSync(built) &&
    SOURCES.every((source) => newestChange(path.join(root, source)) <= statSync(built).mtimeMs);
  if (isFresh) return;
  process.stdout.write('Bygger programmet. Det tar ungefär en halv minut.\n');
  const remix = path.join(root, 'node_modules/@remix-run/dev/dist/cli.js');
  try {
    execFileSync(process.execPath, [remix, 'vite:build'], { cwd: root, stdio: 'pipe' });
  } catch (error) {
    process.stderr.write(String((error as { stderr?: Buffer }).stderr ?? error));
    process.stderr.write('Programmet gick inte att bygga. Se felet ovanför.\n');
    process.exit(1);
  }
}
