import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { readCaseListAddress } from '#app/features/cases/domain/case-list.ts';
import { beginApply } from '#app/features/cases/server/apply-import.server.ts';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import { loadRegister } from '#app/features/cases/server/load-register.server.ts';
import { beginImport } from '#app/features/cases/server/stage-import.server.ts';
import { beginUndo } from '#app/features/cases/server/undo-import.server.ts';
import type { ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { transact } from '#db/transact.server.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { actorOf, makeRegister } from '#tests/factories/register.ts';
import { openBench } from './open-bench.ts';
import { csvOf, makeRows, xlsxOf } from './register-rows.ts';

const ROWS = 100_000;

/**
 * Import of 100,000 rows against bare parsing of the same bytes, side by side in one run: time, rows a second, how far
 * the memory of the whole process rises (the thread is in it), the longest stall of the main thread and the longest
 * somebody waits who saves something meanwhile.
 */
export async function run(): Promise<void> {
  const rows = makeRows(ROWS);
  const others = rows.map((row, index) => (index === 0 ? row : row.with(7, 'Placering i familjehem')));
  const files = [
    {
      name: 'csv',
      bytes: csvOf(rows),
      changed: csvOf(others),
      bare: (bytes: Buffer) => void parse(bytes, { delimiter: ';' }),
    },
    {
      name: 'xlsx',
      bytes: await xlsxOf(rows),
      // Once read, a workbook is like any other file: only the reading is its own.
      changed: undefined,
      bare: (bytes: Buffer) => readSheet(bytes),
    },
  ];
  const columns = rows[0]?.length ?? 0;
  for (const { name, bytes, changed, bare } of files) {
    const title = `Import of ${ROWS} rows × ${columns} columns, ${name} of ${(bytes.length / 1e6).toFixed(1)} MB`;
    process.stdout.write(`${title}\n`);
    const folder = mkdtempSync(path.join(tmpdir(), 'aktsam-bench-'));
    const services = await openBench(folder);
    const org = makeOrganisation(services);
    const maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
    const registerId = makeRegister(services, { as: maria, unitId: org.children });
    const ours = await importInSteps(services, maria, registerId, [bytes, changed]);
    const lowest = await measured(services, async () => bare(bytes));
    const line = (what: string, measure: Measure) => {
      const parts = [
        `${(measure.ms / 1000).toFixed(2)} s`,
        `ratio ${(measure.ms / lowest.ms).toFixed(2)}`,
        `${Math.round(ROWS / (measure.ms / 1000))} rows/s`,
        `+${measure.megabytes} MB`,
        `longest stall ${measure.stallMs} ms`,
        `longest save ${measure.saveMs} ms`,
      ];
      process.stdout.write(`  ${what.padEnd(26)} ${parts.join(', ')}\n`);
    };
    line('bare parsing', lowest);
    for (const [what, measure] of ours) line(what, measure);
    services.db.$client.close();
    rmSync(folder, { recursive: true });
  }
}

async function importInSteps(
  services: Services,
  as: PersonId,
  registerId: RegisterId,
  [original, changed]: readonly [Buffer, Buffer | undefined],
) {
  const actor = actorOf(services, as);
  const measures: [string, Measure][] = [];
  let latest = 0 as ImportId;
  const again = changed
    ? ([
        ['same file again', original],
        ['every row changed', changed],
      ] as const)
    : [];
  for (const [round, bytes] of [['first time', original] as const, ...again]) {
    const reading = await measured(services, async () => {
      const begun = await beginImport(services, actor, registerId, { name: 'bench', bytes });
      if (!begun.ok) throw new Error(begun.error.kind);
      latest = begun.value.importId;
      await begun.value.ended;
    });
    const ids = { registerId, importId: latest };
    const loaded = await loadImport(services, actor, ids);
    if (loaded.kind !== 'preview') throw new Error(`the bench file is valid: ${JSON.stringify(loaded)}`);
    const { keyHeader, latestImportId } = loaded;
    const mapping = { keyHeader, columns: loaded.columns.map((column) => column.choice) };
    const begin = () => beginApply(services, actor, ids, { mapping, latestImportId });
    measures.push([`${round}: to the preview`, reading]);
    measures.push([`${round}: written`, await measured(services, async () => endOf(await begin()))]);
  }
  if (changed) listPages(services, as, registerId);
  const undo = () => beginUndo(services, actor, { registerId, importId: latest }, 'bench');
  measures.push(['undone', await measured(services, () => endOf(undo()))]);
  return measures;
}

async function endOf(
  begun: { ok: true; value: { ended: Promise<void> } } | { ok: false; error: unknown },
): Promise<void> {
  if (!begun.ok) throw new Error(JSON.stringify(begun.error));
  await begun.value.ended;
}

function listPages(services: Services, as: PersonId, registerId: RegisterId): void {
  process.stdout.write(`List page of ${ROWS} cases on the server (medians of 7)\n`);
  const actor = actorOf(services, as);
  const pages = {
    'as it opens': '',
    'sorted by a date, page 1000': 'sortera=7&sida=1000',
    'sorted by case worker, filtered': 'sortera=2&k7=ifylld&k8=tom',
    searched: 'q=barn+och+unga+2',
  };
  for (const [name, query] of Object.entries(pages)) {
    const address = readCaseListAddress(new URLSearchParams(query));
    const times = Array.from({ length: 7 }, () => {
      const start = performance.now();
      loadRegister(services, actor, registerId, address);
      return performance.now() - start;
    });
    times.sort((a, b) => a - b);
    process.stdout.write(`  ${name.padEnd(34)} ${(times[3] ?? 0).toFixed(1)} ms\n`);
  }
}

type Measure = { ms: number; megabytes: number; stallMs: number; saveMs: number };

/** Runs the work while somebody saves something all the time, in the way a request does: after what is being written. */
async function measured(services: Services, work: () => unknown): Promise<Measure> {
  const before = process.memoryUsage.rss();
  let [highest, saveMs, isBusy] = [before, 0, false];
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const sample = setInterval(async () => {
    highest = Math.max(highest, process.memoryUsage.rss());
    if (isBusy) return;
    isBusy = true;
    const asked = performance.now();
    await services.background.untilWritable();
    transact(services.db, { actorId: null, now: services.now() }, () => ({
      value: undefined,
      audit: [{ action: 'bench.saved', entity: 'bench', entityId: 1 }],
    }));
    saveMs = Math.max(saveMs, performance.now() - asked);
    isBusy = false;
  }, 20);
  delay.enable();
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  delay.disable();
  clearInterval(sample);
  highest = Math.max(highest, process.memoryUsage.rss());
  return {
    ms,
    megabytes: Math.round((highest - before) / 1e6),
    stallMs: Math.round(delay.max / 1e6),
    saveMs: Math.round(saveMs),
  };
}
