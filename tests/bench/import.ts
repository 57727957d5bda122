import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { pino } from 'pino';
import { readCaseListAddress } from '#app/features/cases/domain/case-list.ts';
import { applyImport } from '#app/features/cases/server/apply-import.server.ts';
import { type LoadedImport, loadImport } from '#app/features/cases/server/load-import.server.ts';
import { loadRegister } from '#app/features/cases/server/load-register.server.ts';
import { stageImport } from '#app/features/cases/server/stage-import.server.ts';
import type { ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { Background } from '#app/shared/server/background.ts';
import type { Services } from '#app/shared/server/services.ts';
import { openDatabase } from '#db/client.server.ts';
import { migrateDatabase } from '#db/migrate.server.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { actorOf, makeRegister } from '#tests/factories/register.ts';

const ROWS = 100_000;
const COLUMNS = 18;

/** A placements register of the shared register's shape: 18 columns, of which two are personal data. */
function makeCsv(): Buffer {
  const forms = ['Familjehem', 'Nätverkshem', 'Jourhem', 'HVB', 'Stödboende', 'SiS-institution'];
  const date = (seed: number) => new Date(Date.UTC(2019, 0, 1 + (seed % 2800))).toISOString().slice(0, 10);
  const lines = [
    'Ärendenummer;Personnummer;Namn;Kön;Enhet;Handläggare;Familjehemssekreterare;Insats;Placeringsform;Lagrum;Placering fr.o.m.;Placering t.o.m.;Senaste övervägande;Föregående övervägande;Vårdplan upprättad;Genomförandeplan upprättad;Genomförandeplan reviderad;Skyddade personuppgifter',
  ];
  for (let index = 0; index < ROWS; index++) {
    lines.push(
      [
        `2026-${String(index * 7).padStart(7, '0')}`,
        '20240616-2384',
        `Namn Namnsson${index % 500}`,
        index % 2 ? 'Flicka' : 'Pojke',
        `Barn och unga ${1 + (index % 2)}`,
        `Handläggare ${index % 40}`,
        index % 3 ? `Sekreterare ${index % 9}` : '',
        'Placering',
        forms[index % 6],
        index % 4 ? 'SoL' : 'LVU 2 §',
        ...[1, 3, 5, 7, 11, 13, 17].map((step) => (index % (step + 3) === 0 ? '' : date(index * step))),
        index % 60 ? '' : 'Ja',
      ].join(';'),
    );
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}

/** The lower bound: parse the same bytes and insert the same cells, with nothing understood and nothing compared. */
function bareParseAndInsert(bytes: Buffer, folder: string): void {
  const rows: string[][] = parse(bytes, { delimiter: ';', from_line: 2 });
  const { $client: database } = openDatabase(path.join(folder, 'bare.sqlite'));
  database.exec('CREATE TABLE bare (key TEXT PRIMARY KEY, cells TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO bare VALUES (?, ?)');
  database.transaction(() => {
    for (const row of rows) insert.run(row[0], JSON.stringify(row.slice(1)));
  })();
  database.close();
}

/** Import of 100,000 rows against bare parse and insert, and the list of them, in one run side by side. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aktsam-bench-'));
  const bytes = makeCsv();
  const services = await openBench(folder);
  const org = makeOrganisation(services);
  const maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  const registerId = makeRegister(services, { as: maria, unitId: org.children });

  const bare = await measured(() => bareParseAndInsert(bytes, folder));
  process.stdout.write(
    `Import of ${ROWS} rows × ${COLUMNS} columns (${Math.round(bytes.length / 1e6)} MB csv), each step reading the file, against bare parse and insert\n`,
  );
  const line = (name: string, { ms, megabytes }: Measure) =>
    process.stdout.write(
      `  ${name.padEnd(34)} ${(ms / 1000).toFixed(2)} s, ratio ${(ms / bare.ms).toFixed(2)}, ${megabytes} MB\n`,
    );
  line('bare parse and insert', bare);
  for (const round of ['first time', 'same file again']) {
    for (const [step, measure] of await importInSteps(services, maria, registerId, bytes)) {
      line(`${round}: ${step}`, measure);
    }
  }
  await listPages(services, maria, registerId);
  services.db.$client.close();
  rmSync(folder, { recursive: true });
}

async function importInSteps(services: Services, as: PersonId, registerId: RegisterId, bytes: Buffer) {
  const actor = actorOf(services, as);
  let importId = 0 as ImportId;
  const upload = await measured(async () => {
    const staged = await stageImport(services, actor, registerId, { name: 'bench.csv', bytes });
    if (staged.ok) importId = staged.value;
  });
  const ids = { registerId, importId };
  let loaded: LoadedImport | undefined;
  const preview = await measured(async () => {
    loaded = await loadImport(services, actor, ids);
  });
  if (loaded?.kind !== 'preview') throw new Error('the bench file is valid');
  const { keyHeader, columns, latestImportId } = loaded;
  const mapping = { keyHeader, columns: columns.map((column) => column.choice) };
  const apply = await measured(() => applyImport(services, actor, ids, { mapping, latestImportId }));
  return [
    ['upload', upload],
    ['preview', preview],
    ['import', apply],
  ] as const;
}

async function listPages(services: Services, as: PersonId, registerId: RegisterId): Promise<void> {
  process.stdout.write(`List page of ${ROWS} cases on the server (medians of 7)\n`);
  const actor = actorOf(services, as);
  const pages = {
    'as it opens': '',
    'sorted by a date, page 1000': 'sortera=7&sida=1000',
    'sorted by case worker, filtered': 'sortera=2&k7=ifylld&k8=tom',
    searched: 'q=barn+och+unga+2',
  };
  for (const [name, query] of Object.entries(pages)) {
    const times: number[] = [];
    const address = readCaseListAddress(new URLSearchParams(query));
    for (let repetition = 0; repetition < 7; repetition++) {
      times.push((await measured(() => loadRegister(services, actor, registerId, address))).ms);
    }
    times.sort((a, b) => a - b);
    process.stdout.write(`  ${name.padEnd(34)} ${(times[3] ?? 0).toFixed(1)} ms\n`);
  }
}

async function openBench(folder: string): Promise<Services> {
  const db = openDatabase(path.join(folder, 'aktsam.sqlite'));
  await migrateDatabase(db, { migrationsFolder: 'db/migrations', now: '2026-01-01T00:00:00.000Z' });
  let drawn = 0;
  return {
    db,
    config: {
      projectRoot: process.cwd(),
      dataFolder: folder,
      host: '127.0.0.1',
      port: 0,
      isHttps: false,
      trustedProxies: 0,
    },
    log: pino({ level: 'silent' }),
    now: () => '2026-11-02T08:00:00.000Z',
    randomBytes: (size) => {
      drawn += 1;
      return new Uint8Array(size).fill(drawn);
    },
    background: new Background(),
    registerListeners: [],
  };
}

type Measure = { ms: number; megabytes: number };

/** Time, and how far the process's memory rose above where it stood. */
async function measured(work: () => unknown): Promise<Measure> {
  const before = process.memoryUsage.rss();
  let highest = before;
  const sample = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 20);
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  clearInterval(sample);
  highest = Math.max(highest, process.memoryUsage.rss());
  return { ms, megabytes: Math.round((highest - before) / 1e6) };
}
