import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import vectors from '#tests/vectors/sampling-vectors.json' with { type: 'json' };

const run = promisify(execFile);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'aktsam-draw-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** The real command line, where neither a database nor a setting can be read. */
async function cli(args: readonly string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  const options = { env: { ...process.env, AKTSAM_DATA: path.join(folder, 'finns-inte'), PORT: 'nonsens' } };
  const command = ['--import', 'tsx', 'app/cli/aktsam.ts', ...args];
  try {
    return { ...(await run(process.execPath, command, options)), code: 0 };
  } catch (error) {
    return error as { stdout: string; stderr: string; code: number };
  }
}

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

/** A frame as a spreadsheet might save it: BOM, CR LF, every field quoted, key not first, rows the other way round. */
function csvOf(rows: readonly Record<string, string>[], key: string): string {
  const names = Object.keys(rows[0] ?? {}).reverse();
  const header = names.map((name) => quoted(name === key ? 'nyckel' : name)).join(';');
  const lines = [...rows].reverse().map((row) => names.map((name) => quoted(row[name] ?? '')).join(';'));
  return `\ufeff${[header, ...lines].join('\r\n')}\r\n`;
}

const register: Record<string, string>[] = parse(
  iconv.decode(readFileSync('tests/fixtures/registers/placeringar-2026-10-31.csv'), 'windows-1252'),
  { delimiter: ';', columns: true },
);
const placements = register.filter((row) => row['Placering t.o.m.'] === '');

type VectorDesign = {
  size?: number;
  stratum?: string;
  per_stratum?: number;
  proportional?: number;
  quotas?: { attribute: string; values: string[]; minimum: number }[];
};

function designArguments({ size, stratum, per_stratum, proportional, quotas = [] }: VectorDesign): string[] {
  return [
    ...(size === undefined ? [] : ['--size', String(size)]),
    ...(stratum === undefined ? [] : ['--strata', stratum]),
    ...(per_stratum === undefined ? [] : ['--per-stratum', String(per_stratum)]),
    ...(proportional === undefined ? [] : ['--proportional', String(proportional)]),
    ...quotas.flatMap(({ attribute, values, minimum }) => [
      '--quota',
      `${attribute}=${values.join(',')}:${minimum}`,
    ]),
  ];
}

describe('the worked draws through the command line', () => {
  it.each(vectors.draws)('$name', async (vector) => {
    const isSmall = vector.name.startsWith('small');
    const frame = isSmall
      ? write('small.csv', csvOf(vectors.frames.small, 'key'))
      : write('placements.csv', csvOf(placements, 'Ärendenummer'));
    const { stdout, stderr, code } = await cli([
      'draw',
      '--frame',
      frame,
      '--seed',
      vector.seed,
      ...designArguments(vector.design),
      '--json',
    ]);

    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const answer = JSON.parse(stdout);
    expect(Object.keys(answer)).toEqual([
      'specification',
      'seed',
      'frameSize',
      'frameFingerprint',
      'selected',
      'reserves',
      'shortfalls',
    ]);
    expect(answer).toMatchObject({
      specification: vectors.specification,
      seed: vector.seed,
      frameSize: vector.frameSize,
      frameFingerprint: vector.frameFingerprint,
    });
    expect(answer.selected).toEqual(
      vector.selected.map(({ key, stratum, ticket, reason }, index) => ({
        order: index + 1,
        key,
        group: stratum,
        ticket,
        reason,
      })),
    );
    const first: { key: string; group: string }[] = answer.reserves.slice(0, vector.reserves.length);
    expect(first.map(({ key, group }) => ({ key, stratum: group }))).toEqual(vector.reserves);
    expect(answer.selected.length + answer.reserves.length).toBe(vector.frameSize);
    expect(answer.shortfalls).toEqual(
      vector.name.endsWith('larger than the frame')
        ? [{ kind: 'groupTooSmall', wanted: 500, available: 141, group: '' }]
        : [],
    );
  });
});

describe('the command itself', () => {
  it('loads no database driver', async () => {
    const frame = write('one.csv', 'nyckel\nA1\n');
    const witness = write(
      'witness.cjs',
      `process.on('exit', () => {
        if (process.report.getReport().sharedObjects.some((name) => name.includes('better_sqlite3'))) process.exitCode = 99;
      });`,
    );
    const command = ['--require', witness, '--import', 'tsx', 'app/cli/aktsam.ts'];
    const { stdout } = await run(process.execPath, [
      ...command,
      'draw',
      '--frame',
      frame,
      '--seed',
      's',
      '--size',
      '1',
    ]);
    expect(stdout).toContain('A1');
    // The witness can see: the command that reads the log does load it.
    write('aktsam.sqlite', '');
    const control = run(process.execPath, [...command, 'logg'], {
      env: { ...process.env, AKTSAM_DATA: folder },
    });
    await expect(control).rejects.toMatchObject({ code: 99 });
  });

  it('answers with a table to read without --json', async () => {
    const frame = write('table.csv', csvOf(vectors.frames.small, 'key'));
    const { stdout, code } = await cli(['draw', '--frame', frame, '--seed', '2026-H1-744213', '--size', '3']);
    expect(code).toBe(0);
    expect(stdout).toContain('Urvalsram: 24 ärenden, fingeravtryck ');
    expect(stdout).toMatch(/ {2}1 +PL-014 +0,008919 +Slump\n/);
    expect(stdout).not.toContain('{');
  });

  it('exits with 2, a sentence on stderr and nothing on stdout when it cannot be used', async () => {
    const frame = write('double.csv', 'nyckel;form\nA1;x\nA2;y\nA1;y\n');
    const answer = await cli(['draw', '--frame', frame, '--seed', 's', '--size', '1', '--json']);
    expect(answer).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `${frame}, rad 2 och 4, kolumnen nyckel: A1 finns mer än en gång.\n`,
    });
  });

  it('explains itself with --help', async () => {
    const { stdout, code } = await cli(['draw', '--help']);
    expect(code).toBe(0);
    for (const option of ['--frame', '--seed', '--size', '--strata', '--quota', '--json']) {
      expect(stdout).toContain(option);
    }
  });
});

describe('a design typed with letters in two characters', () => {
  const rows = Array.from({ length: 12 }, (_, index) => `${index};${index % 4 === 0 ? 'Stödboende' : 'Å'}`);
  const content = `nyckel;Boendeform å\n${rows.join('\n')}\n`;
  const drawFrom = (frame: string, form: 'NFC' | 'NFD') =>
    cli([
      'draw',
      '--frame',
      frame,
      '--seed',
      'frö',
      '--size',
      '3',
      '--json',
      '--quota',
      'Boendeform å=Stödboende:2'.normalize(form),
    ]);

  it('means what the frame holds', async () => {
    const frame = write('sammansatt.csv', content.normalize('NFC'));
    const [typed, decomposed] = await Promise.all([drawFrom(frame, 'NFC'), drawFrom(frame, 'NFD')]);
    expect(decomposed).toEqual(typed);
    expect(JSON.parse(typed.stdout).shortfalls).toEqual([]);
  });

  it('stands as it is where the frame itself holds such letters', async () => {
    const frame = write('isär.csv', content.normalize('NFD'));
    expect((await drawFrom(frame, 'NFD')).code).toBe(0);
    expect((await drawFrom(frame, 'NFC')).code).toBe(2);
  });
});
