import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import { type ChecklistDefinition, questionsOf } from '#app/features/checklists/domain/definition.ts';
import { exportYear } from '#app/features/exports/server/export-year.server.ts';
import { writeWorkbook } from '#app/features/exports/server/write-workbook.server.ts';
import { loadYear } from '#app/features/plans/server/load-year.server.ts';
import { prepareProgram } from '#app/http/prepare-program.ts';
import type { Services } from '#app/shared/server/services.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { actorOf } from '#tests/factories/register.ts';
import { openBench } from './open-bench.ts';

const ROUNDS = 1_000;
const QUESTIONS = 8;
const CASES = 100_000;
const DEVIATIONS = 20_000;

/** The year of an organisation with 1,000 finalised rounds: its page on the server, and its workbook against the same cells bare. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aktsam-bench-'));
  const services = await openBench(folder);
  await prepareProgram(services);
  const org = makeOrganisation(services);
  const personId = makePerson(services, { name: 'Karin Ås', role: 'quality', unitId: org.administration });
  fill(services, org, personId);
  const actor = actorOf(services, personId);
  const asked = { year: 2026, unitId: null } as const;
  process.stdout.write(
    `The year over ${ROUNDS} finalised rounds with ${QUESTIONS} questions each, ${DEVIATIONS} deviations, ${CASES} cases\n`,
  );
  for (const version of ['internal', 'deidentified'] as const) {
    const times = Array.from({ length: 5 }, () =>
      timeOf(() => loadYear(services, actor, { ...asked, version, page: 1 })),
    );
    const [first = 0, ...next] = times;
    process.stdout.write(
      `    page, ${version.padEnd(12)} first ${first.toFixed(0)} ms, best of the next four ${Math.min(...next).toFixed(0)} ms\n`,
    );
  }
  const { sheets, title } = exportYear(services, actor, { ...asked, version: 'internal' });
  const cells = sheets.map(({ name, blocks }) => ({
    name,
    rows: blocks.flatMap((block) => (block.kind === 'table' ? [...block.rows].map((row) => [...row]) : [])),
  }));
  const count = cells.reduce((sum, { rows }) => sum + rows.reduce((of, row) => of + row.length, 0), 0);
  const bare = await measured(async (sink) => {
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: sink, useSharedStrings: false });
    for (const { name, rows } of cells) {
      const sheet = workbook.addWorksheet(name);
      for (const row of rows)
        sheet.addRow(row.map((cell) => (typeof cell === 'object' ? null : cell))).commit();
      sheet.commit();
    }
    await workbook.commit();
  });
  const ours = await measured(async (sink) => {
    const made = exportYear(services, actor, { ...asked, version: 'internal' });
    await writeWorkbook(sink, made.sheets, { title, createdAt: services.now() });
  });
  process.stdout.write(
    `    xlsx of ${count} cells: ${ours.ms.toFixed(0)} ms, ${ours.megabytes.toFixed(0)} MB at most; bare exceljs ${bare.ms.toFixed(0)} ms, ${bare.megabytes.toFixed(0)} MB ` +
      `(ratio ${(ours.ms / bare.ms).toFixed(2)} / ${(ours.megabytes / bare.megabytes).toFixed(2)})\n`,
  );
  services.db.$client.close();
  rmSync(folder, { recursive: true });
}

/** Rows by statements over whole tables: what a year of much use leaves. */
function fill({ db }: Services, org: Organisation, personId: number): void {
  const { $client } = db;
  const at = "'2026-05-05T08:00:00.000Z'";
  const numbers = (count: number) =>
    `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})`;
  $client.pragma('foreign_keys = OFF');
  $client.pragma('ignore_check_constraints = ON');
  $client.transaction(() => {
    $client.exec(`INSERT INTO controls (id, name, purpose, kind, rhythm, unit_id, register_id, checklist_id, filter, design,
        review_days, created_at, created_by_id)
      VALUES (1, 'Kontroll', 'Att se att det blir rätt.', 'selfControl', 'halfYear', ${org.children}, 1, 1, '{}', '{}', 30, ${at}, ${personId})`);
    const { versionId, keys: questions } = chosenChecklist($client);
    const insertRound = $client.prepare(`
      INSERT INTO rounds (id, control_id, number, name, state, unit_id, owner_id, checklist_version_id, filter, design,
        reference_on, due_on, created_at, finalised_at, finalised_by_id, final_number, figures)
      VALUES (@n, 1, @n, 'Omgång ' || @n, 'finalised', @unitId, ${personId}, ${versionId}, '{}', '{}',
        '2026-04-30', '2026-06-12', ${at}, ${at}, ${personId}, 'B-' || @n, @figures)`);
    const insertDeviation = $client.prepare(`
      INSERT INTO deviations (year, sequence, number, origin, round_id, question_id, type_id, unit_id, title, description,
        severity, state, due_on, created_at, created_by_id)
      VALUES (2026, @n, 'AV-' || @n, @origin, @roundId, @questionId, @typeId, @unitId, 'Fel', hex(randomblob(200)), 'minor',
        'new', '2026-07-01', ${at}, ${personId})`);
    let made = 0;
    const found = (of: {
      roundId: number | null;
      questionId: string | null;
      typeId: number;
      unitId: number;
    }) => {
      made += 1;
      insertDeviation.run({
        n: made,
        origin: of.roundId === null ? 'manual' : 'review',
        ...of,
      });
    };
    for (let n = 1; n <= ROUNDS; n++) {
      const unitId = org.unit1 + (n % 3);
      const faults = questions.map((_, place) => (n * 7 + place * 5) % 5);
      insertRound.run({ n, unitId, figures: JSON.stringify(figures(questions, faults)) });
      for (const [place, questionId] of questions.entries()) {
        for (let fault = 0; fault < (faults[place] ?? 0); fault++)
          found({ roundId: n, questionId, typeId: 1 + (place % 4), unitId });
      }
    }
    while (made < DEVIATIONS)
      found({ roundId: null, questionId: null, typeId: 1 + (made % 4), unitId: org.unit1 + (made % 3) });
    $client.exec(`${numbers(CASES)}
      INSERT INTO cases (register_id, key, unit_id, "values", is_protected, first_import_id, last_import_id)
      SELECT 1, 'K-' || n, ${org.unit1}, '["a","b","c"]', 0, 1, 1 FROM numbers`);
  })();
  $client.pragma('ignore_check_constraints = OFF');
  $client.pragma('foreign_keys = ON');
  $client.pragma('wal_checkpoint(TRUNCATE)');
}

/** A shipped checklist with so many questions whose faults make deviations: rounds and deviations hang together as in earnest. */
function chosenChecklist($client: Services['db']['$client']): { versionId: number; keys: string[] } {
  const stored = $client.prepare('SELECT id, definition FROM checklist_versions ORDER BY id').all();
  for (const { id, definition } of stored as { id: number; definition: string }[]) {
    const questions = questionsOf(JSON.parse(definition) as ChecklistDefinition);
    const making = questions.filter(({ deviation }) => deviation !== undefined);
    if (making.length >= QUESTIONS) {
      return { versionId: id, keys: making.slice(0, QUESTIONS).map(({ key }) => key) };
    }
  }
  throw new Error(`No shipped checklist has ${QUESTIONS} questions that make deviations.`);
}

function figures(keys: readonly string[], faults: readonly number[]) {
  const questions = keys.map((key, place) => {
    const notFulfilled = faults[place] ?? 0;
    return {
      ...{ key, shortName: `Fråga ${place + 1} om vården`, section: 'Vården', wording: 'Är det rätt?' },
      ...{ isCritical: false, items: null, overridden: null, fulfilled: 10 - notFulfilled, notFulfilled },
      ...{
        documentMissing: 0,
        notApplicable: 0,
        noted: 0,
        notAsked: 0,
        base: 10,
        share: 1 - notFulfilled / 10,
      },
      ...{
        interval: { kind: 'cases', low: 65, high: 137, frame: 141 },
        isUnweighted: false,
        weightedShare: null,
      },
    };
  });
  const faultCount = faults.reduce((sum, count) => sum + count, 0);
  return {
    figures: {
      ...{
        format: 'aktsam-siffror/2',
        isComplete: true,
        selection: 'random',
        frameSize: 141,
        sampleSize: 10,
      },
      ...{
        reviewedCount: 10,
        faultCount,
        casesWithFaultCount: Math.max(...faults),
        hasUnequalProbabilities: false,
      },
      ...{
        sections: [{ key: 'a', title: 'Vården', items: null, questions: keys }],
        questions,
        distributions: [],
      },
    },
    unreviewed: [],
  };
}

/** Processor time: what else the machine is at does not count. */
function timeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Time, and the most memory over what was held before, looked at as often as anything is written. */
async function measured(write: (sink: PassThrough) => Promise<void>) {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const sink = new PassThrough();
  sink.pipe(
    new Writable({
      write(_chunk, _encoding, next) {
        most = Math.max(most, process.memoryUsage().rss);
        next();
      },
    }),
  );
  const started = performance.now();
  await write(sink);
  return { ms: performance.now() - started, megabytes: Math.max(1, (most - before) / 1_048_576) };
}
