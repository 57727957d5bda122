import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Every file under a folder, as paths from the root with forward slashes. */
function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(name) : [name];
  });
}

const SOURCE_FOLDERS = ['app', 'db', 'tests', 'docs', 'public'];
const repositoryFiles = SOURCE_FOLDERS.flatMap(filesUnder);
const documents = ['README.md', ...filesUnder('docs').filter((file) => file.endsWith('.md'))];
const pictures = filesUnder('docs').filter((file) => file.startsWith('docs/pictures/'));

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** Text in backticks within a line; blocks of code are no names of files. */
const namesIn = (text: string) => matches(text.replaceAll(/^```[\s\S]*?^```/gm, ''), /`([^`\n]+)`/g);

const isPath = (name: string) =>
  new RegExp(`^(${SOURCE_FOLDERS.join('|')})/`).test(name) || /^(\.ci|\.dependency|package\.json)/.test(name);

/** A path may end in a part that stands for many: only what is before it can be looked for. */
const certainPart = (name: string) => name.replace(/\/[^/]*[<*].*$/, '');

/** use-answers.ts, server/frame-fingerprint.server.ts: the end of a path that the sentence has begun. */
const isEndOfPath = (name: string) => /^[\w./-]+\.(tsx?|css|sql|mjs)$/.test(name) && !isPath(name);

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('names only files that exist', () => {
    const missing = namesIn(text)
      .filter((name) => isPath(name) && !existsSync(path.join(root, certainPart(name))))
      .concat(
        // A decision may tell of files that the future will have.
        document.startsWith('docs/adr/')
          ? []
          : namesIn(text)
              .filter(isEndOfPath)
              .filter((name) => !repositoryFiles.some((file) => file.endsWith(`/${name}`))),
      );
    expect(missing).toEqual([]);
  });

  it('links only to what exists', () => {
    const targets = matches(text, /\]\(([^)\s]+)\)/g).filter((target) => !/^[a-z]+:/.test(target));
    const missing = targets.filter((target) => {
      const file = target.replace(/#.*$/, '');
      return file !== '' && !existsSync(path.join(root, path.dirname(document), file));
    });
    expect(missing).toEqual([]);
  });

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const run = matches(text, /npm run (?:--silent |-s )?([a-z][\w:-]*)/g);
    expect(run.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    const commands = matches(read('app/cli/aktsam.ts'), /case '(\w+)'/g);
    const given = matches(text, /aktsam -- (\w+)/g);
    expect(given.filter((name) => !commands.includes(name))).toEqual([]);
  });
});

describe('README.md', () => {
  const readme = read('README.md');

  it('has a row for every setting, with its default', () => {
    const settings = [
      ...read('app/shared/server/config.server.ts').matchAll(
        /^ {2}([A-Z_]+): z\..*default\('?([^')]*)'?\)/gm,
      ),
    ].map(([, name, byDefault]) => `| \`${name}\` | \`${byDefault}\` |`);
    const withoutDefault = matches(
      read('app/shared/server/config.server.ts'),
      /^ {2}([A-Z_]+): z\..*optional\(\)/gm,
    );
    settings.push(...withoutDefault.map((name) => `| \`${name}\` | – |`));
    expect(settings.length).toBeGreaterThan(0);
    expect(settings.filter((row) => !readme.includes(row))).toEqual([]);
  });

  it('has no setting that the program does not read', () => {
    const config = read('app/shared/server/config.server.ts');
    const named = matches(readme, /\b(AKTSAM_[A-Z_]+)\b/g);
    expect(named.filter((name) => !config.includes(`${name}: z.`))).toEqual([]);
  });

  it('names every command line command', () => {
    const commands = matches(read('app/cli/aktsam.ts'), /case '(\w+)'/g);
    expect(commands.filter((name) => !readme.includes(`aktsam -- ${name}`))).toEqual([]);
  });

  it('names the versions of Node that package.json allows', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    const versions = matches(engines.node, /(\d+(?:\.\d+)?)/g).filter((version) => version !== '0');
    expect(versions.filter((version) => !readme.includes(version))).toEqual([]);
  });
});

describe('pictures', () => {
  const shown = documents.flatMap((document) =>
    matches(read(document), /!\[[^\]]+\]\(([^)]+)\)/g).map((target) =>
      path.posix.join(path.posix.dirname(document), target),
    ),
  );

  it('are all shown, with words for those who do not see them', () => {
    expect(pictures.length).toBeGreaterThan(0);
    expect([...shown].sort()).toEqual([...pictures].sort());
  });

  it('are few and light', () => {
    expect(pictures.length).toBeLessThanOrEqual(8);
    expect(pictures.filter((file) => statSync(path.join(root, file)).size >= 150_000)).toEqual([]);
  });

  it('are all made by the script', () => {
    const script = readFileSync(new URL('../pictures/take-pictures.ts', import.meta.url), 'utf8');
    expect(pictures.filter((file) => !script.includes(`'${path.basename(file)}'`))).toEqual([]);
  });
});

it('the data model names every table', () => {
  const model = read('docs/data-model.md');
  const tables = filesUnder('db/schema').flatMap((file) => matches(read(file), /sqliteTable\(\s*'(\w+)'/g));
  expect(tables.length).toBeGreaterThan(20);
  expect(tables.filter((table) => !model.includes(`\`${table}\``))).toEqual([]);
});

it('the data model names every append-only table', () => {
  const triggers = filesUnder('db/migrations')
    .filter((file) => file.endsWith('.sql'))
    .flatMap((file) => matches(read(file), /TRIGGER (\w+)_no_update/g));
  const [, list = ''] = /refuse UPDATE and DELETE on ([\s\S]*?)\. /.exec(read('docs/data-model.md')) ?? [];
  // A table that was rebuilt got its trigger twice.
  expect(namesIn(list).sort()).toEqual([...new Set(triggers)].sort());
});

it('the workbooks are described with every column they have', () => {
  const described = read('docs/workbooks.md').replaceAll(/\s+/g, ' ');
  const columns = filesUnder('app/features/exports/server/sheets').flatMap((file) =>
    matches(read(file), /header: '([^']+)'/g),
  );
  expect(columns.length).toBeGreaterThan(40);
  // A name of its own: between commas, at the beginning or the end of a list.
  const isDescribed = (column: string) => new RegExp(`[*,(] ?${column}[*,:)]`).test(described);
  expect(columns.filter((column) => !isDescribed(column))).toEqual([]);
});
