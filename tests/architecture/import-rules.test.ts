import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** One planted file per rule: the file, what it imports, the rule that must report it. */
const VIOLATIONS: readonly { file: string; imports: string; rule: string }[] = [
  { file: 'app/features/cases/domain/a.ts', imports: 'node:fs', rule: 'domain-is-pure' },
  { file: 'app/features/cases/domain/b.ts', imports: 'zod', rule: 'domain-is-pure' },
  {
    file: 'app/features/cases/domain/c.ts',
    imports: '#app/features/cases/server/plain.ts',
    rule: 'domain-is-pure',
  },
  { file: 'app/shared/domain/d.ts', imports: 'react', rule: 'domain-is-pure' },
  {
    file: 'app/features/cases/forms/a.ts',
    imports: '#app/features/cases/server/plain.ts',
    rule: 'forms-know-shapes-only',
  },
  {
    file: 'app/features/cases/ui/a.tsx',
    imports: '#app/features/cases/server/plain.ts',
    rule: 'ui-stays-in-the-browser',
  },
  { file: 'app/features/cases/ui/b.tsx', imports: '#db/schema/cases.ts', rule: 'ui-stays-in-the-browser' },
  { file: 'app/features/cases/ui/c.tsx', imports: 'zod', rule: 'ui-stays-in-the-browser' },
  {
    file: 'app/features/cases/ui/d.tsx',
    imports: '#app/features/cases/forms/plain.ts',
    rule: 'ui-stays-in-the-browser',
  },
  { file: 'app/features/cases/ui/e.tsx', imports: 'node:crypto', rule: 'ui-and-text-take-no-node-modules' },
  {
    file: 'app/features/cases/server/a.ts',
    imports: '#app/features/cases/ui/plain.tsx',
    rule: 'server-knows-no-pages',
  },
  {
    file: 'app/features/cases/routes/a.tsx',
    imports: '#db/queries/plain.server.ts',
    rule: 'routes-hold-no-sql',
  },
  { file: 'app/root.tsx', imports: '#db/queries/plain.server.ts', rule: 'routes-hold-no-sql' },
  { file: 'app/features/cases/server/b.ts', imports: 'drizzle-orm', rule: 'sql-in-one-place' },
  { file: 'app/features/cases/server/c.ts', imports: '#db/schema/cases.ts', rule: 'sql-in-one-place' },
  { file: 'app/http/a.ts', imports: 'better-sqlite3', rule: 'sql-in-one-place' },
  {
    file: 'db/queries/a.server.ts',
    imports: '#app/features/cases/server/plain.ts',
    rule: 'database-knows-words-not-rules',
  },
  {
    file: 'app/shared/charts/a.tsx',
    imports: '#app/shared/ui/plain.tsx',
    rule: 'charts-are-drawn-anywhere',
  },
  {
    file: 'app/shared/ui/a.tsx',
    imports: '#app/features/cases/ui/plain.tsx',
    rule: 'shared-knows-no-feature',
  },
  {
    file: 'app/features/accounts/server/a.ts',
    imports: '#app/features/cases/server/plain.ts',
    rule: 'accounts-before-later-features',
  },
  {
    file: 'app/features/reviews/domain/a.ts',
    imports: '#app/features/results/domain/plain.ts',
    rule: 'reviews-before-later-features',
  },
  { file: 'app/features/cases/server/d.ts', imports: './nowhere.ts', rule: 'resolvable' },
];

/** Files that break nothing, so that the planted ones have something to import. */
const PLAIN = [
  'app/features/cases/server/plain.ts',
  'app/features/cases/forms/plain.ts',
  'app/features/cases/ui/plain.tsx',
  'app/features/cases/domain/plain.ts',
  'app/features/results/domain/plain.ts',
  'app/shared/ui/plain.tsx',
  'db/queries/plain.server.ts',
  'db/schema/cases.ts',
];

type Report = { summary: { violations: { from: string; rule: { name: string } }[] } };

function cruise(folder: string): Report {
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, 'app', 'db', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  try {
    return JSON.parse(
      execFileSync(process.execPath, args, { cwd: folder, maxBuffer: 1e8 }).toString(),
    ) as Report;
  } catch (error) {
    // Violations are told by the exit code as well; the report is on standard output all the same.
    return JSON.parse((error as { stdout: Buffer }).stdout.toString()) as Report;
  }
}

describe('the import rules', () => {
  let folder = '';
  let report: Report;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'aktsam-imports-'));
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
      cpSync(path.join(root, name), path.join(folder, name));
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    };
    for (const file of PLAIN) write(file, 'export const plain = 1;\n');
    for (const { file, imports } of VIOLATIONS)
      write(file, `import * as planted from '${imports}';\nexport const used = planted;\n`);
    write(
      'app/features/cases/domain/circle-1.ts',
      `import { two } from './circle-2.ts';\nexport const one = () => two;\n`,
    );
    write(
      'app/features/cases/domain/circle-2.ts',
      `import { one } from './circle-1.ts';\nexport const two = () => one;\n`,
    );
    report = cruise(folder);
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(VIOLATIONS)('$rule reports $file importing $imports', ({ file, rule }) => {
    const rules = report.summary.violations.filter((one) => one.from === file).map((one) => one.rule.name);
    expect(rules).toContain(rule);
  });

  it('reports a circle', () => {
    expect(report.summary.violations.map((one) => one.rule.name)).toContain('no-circles');
  });

  it('reports nothing in the files that keep them', () => {
    expect(report.summary.violations.filter((one) => PLAIN.includes(one.from))).toEqual([]);
  });

  it('are kept by the program itself', () => {
    expect(cruise(root).summary.violations).toEqual([]);
  }, 60_000);
});
