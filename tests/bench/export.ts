import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ExportWorld, makeExportWorld } from './export-world.ts';

const SIZES = [10, 1_000, 100_000];

type Measure = { milliseconds: number; kilobytes: number; bytes: number };

/**
 * The internal file of a finalised round with so many answers, from the database to the last byte, beside the same cells
 * written bare by ExcelJS' own stream writer from a file of lines. Each in a process of its own, in turns; time is the
 * median, memory the peak above what the process held before it began.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aktsam-bench-'));
  process.stdout.write("Export of a round, against the same cells bare with ExcelJS' stream writer\n");
  try {
    for (const size of SIZES) {
      const world = await makeExportWorld(path.join(folder, String(size)), size);
      once('cells', world);
      const made: Measure[] = [];
      const bare: Measure[] = [];
      for (let turn = 0; turn < (size < 100_000 ? 5 : 1); turn++) {
        made.push(once('export', world));
        bare.push(once('bare', world));
      }
      tell(size, made, bare);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function once(what: 'cells' | 'export' | 'bare', { folder, roundId, ownerId }: ExportWorld): Measure {
  const script = new URL('./export-once.ts', import.meta.url).pathname;
  const command = ['--import', 'tsx', script, what, folder, String(roundId), String(ownerId)];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as Measure;
}

function tell(size: number, made: readonly Measure[], bare: readonly Measure[]): void {
  const of = (measures: readonly Measure[], what: keyof Measure) => median(measures.map((one) => one[what]));
  const time = [of(made, 'milliseconds'), of(bare, 'milliseconds')] as const;
  const peak = [of(made, 'kilobytes') / 1024, of(bare, 'kilobytes') / 1024] as const;
  process.stdout.write(
    `  ${String(size).padStart(7)} answers: ${time[0].toFixed(0)} ms, bare ${time[1].toFixed(0)} ms (ratio ${(time[0] / time[1]).toFixed(2)}); ` +
      `${peak[0].toFixed(0)} MB, bare ${peak[1].toFixed(0)} MB (ratio ${(peak[0] / peak[1]).toFixed(2)}); ` +
      `${(of(made, 'bytes') / 1024).toFixed(0)} kB\n`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
