import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import type { Cell } from '#app/features/exports/domain/sheet.ts';
import { exportRound } from '#app/features/exports/server/export-round.server.ts';
import { workbookResponse } from '#app/features/exports/server/workbook-response.server.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { actorOf } from '#tests/factories/register.ts';
import { openBench } from './open-bench.ts';

// One measure in a process of its own: `maxRSS` never falls. Prints milliseconds, kilobytes above what the process held
// before, and bytes of the file. Three things to do: make the file, write down its cells, write these cells bare.
const [what = '', folder = '', roundId = '', ownerId = ''] = process.argv.slice(2);
const cells = path.join(folder, 'cells.jsonl');
const services = what === 'bare' ? undefined : await openBench(folder);
const before = process.resourceUsage().maxRSS;
const start = performance.now();
const bytes = what === 'bare' ? await writeBare() : await (what === 'export' ? makeFile() : writeCells());
const milliseconds = performance.now() - start;
const kilobytes = process.resourceUsage().maxRSS - before;
process.stdout.write(JSON.stringify({ milliseconds, kilobytes, bytes }));

function workbook() {
  if (!services) throw new Error('no database');
  const actor = actorOf(services, Number(ownerId) as PersonId);
  return exportRound(services, actor, Number(roundId) as RoundId, 'internal');
}

async function makeFile(): Promise<number> {
  if (!services) throw new Error('no database');
  const reader = workbookResponse(services, workbook()).body?.getReader();
  let length = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return length;
    length += value?.length ?? 0;
  }
}

/** A line a row: the sheet it stands in and its plain values. */
async function writeCells(): Promise<number> {
  const file = createWriteStream(cells);
  for (const sheet of workbook().sheets) {
    for (const block of sheet.blocks) {
      const rows: Iterable<readonly Cell[]> =
        block.kind === 'table' ? block.rows : block.kind === 'facts' ? block.rows : [];
      if (block.kind === 'table') file.write(`${JSON.stringify([sheet.name, block.headers])}\n`);
      for (const row of rows) file.write(`${JSON.stringify([sheet.name, row.map(plain)])}\n`);
    }
  }
  file.end();
  await finished(file);
  return file.bytesWritten;
}

function plain(value: Cell): string | number | null {
  if (value === null || typeof value !== 'object') return value;
  return value.kind === 'date' ? value.on : value.kind === 'instant' ? value.at : value.value;
}

/** The same cells by the library's own stream writer: no looks, no widths, nothing else. */
async function writeBare(): Promise<number> {
  const stream = new PassThrough();
  let length = 0;
  stream.on('data', (chunk: Buffer) => {
    length += chunk.length;
  });
  const written = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false });
  let sheet: ExcelJS.Worksheet | undefined;
  for await (const line of createInterface({ input: createReadStream(cells) })) {
    const [name, values] = JSON.parse(line) as [string, (string | number | null)[]];
    if (sheet?.name !== name) {
      sheet?.commit();
      sheet = written.addWorksheet(name);
    }
    sheet.addRow(values).commit();
  }
  sheet?.commit();
  await written.commit();
  return length;
}
