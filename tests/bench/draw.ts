import { execFileSync } from 'node:child_process';
import seedrandom from 'seedrandom';
import { composeFrame, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import { selectSample } from '#app/features/sampling/domain/select-sample.ts';
import { ticketNumbers } from '#app/features/sampling/domain/ticket-numbers.ts';

const SEED = '2026-H2-530177';
const SIZES = [1_000, 10_000, 100_000, 1_000_000];

/**
 * A whole draw of ten with one quota (frame composed, tickets, order, reserves) against two bare loops of tickets and one
 * sort of the numbers: with the library, which was the bound before, and with the program's own loop, which is the bound
 * now. Memory is the peak of a process of its own that draws once, above one that only holds the rows.
 */
export function run(): void {
  process.stdout.write(
    'Draw of 10 with one quota, against bare loops of tickets and a sort (medians of 5, the largest once)\n',
  );
  let nanosecondsBefore = Number.NaN;
  for (const size of SIZES) {
    const rows = benchRows(size);
    const keys = rows.map(({ key }) => key);
    const library: number[] = [];
    const own: number[] = [];
    const whole: number[] = [];
    // Taken in turns, so that a busy moment of the machine falls on all three.
    for (let repetition = 0; repetition < (size < 1_000_000 ? 5 : 1); repetition++) {
      library.push(millisecondsOf(() => libraryLoop(keys)));
      own.push(millisecondsOf(() => ticketNumbers(SEED, keys).sort()));
      whole.push(millisecondsOf(() => wholeDraw(rows)));
    }
    const [slow, bare, draw] = [median(library), median(own), median(whole)];
    const nanoseconds = (draw * 1e6) / size;
    const growth = Number.isNaN(nanosecondsBefore)
      ? ''
      : `, ${(nanoseconds / nanosecondsBefore).toFixed(2)} × the time per case of the row above`;
    nanosecondsBefore = nanoseconds;
    process.stdout.write(
      `  ${String(size).padStart(9)} cases: draw ${draw.toFixed(1)} ms, own loop ${bare.toFixed(1)} ms ` +
        `(ratio ${(draw / bare).toFixed(2)}), seedrandom's loop ${slow.toFixed(1)} ms (ratio ${(draw / slow).toFixed(2)}); ` +
        `${peakMegabytes(size).toFixed(0)} MB${growth}\n`,
    );
  }
}

/** Rows of an invented frame, one in nine an institution. */
export function benchRows(size: number): FrameCase[] {
  return Array.from(
    { length: size },
    (_, index): FrameCase => ({
      key: `2026-${String(index).padStart(7, '0')}`,
      attributes: { form: index % 9 === 0 ? 'HVB' : 'Familjehem' },
    }),
  );
}

export function wholeDraw(rows: readonly FrameCase[]): void {
  const frame = composeFrame(rows);
  if (!frame.ok) throw new Error('the bench frame is valid');
  const quotas = [{ attribute: 'form', values: ['HVB'], minimum: 1 }];
  selectSample(frame.value, { allocation: { kind: 'whole', size: 10 }, quotas }, SEED);
}

function libraryLoop(keys: readonly string[]): void {
  const tickets = new Float64Array(keys.length);
  for (const [index, key] of keys.entries()) tickets[index] = seedrandom(`${SEED}|${key}`)();
  tickets.sort();
}

function peakMegabytes(size: number): number {
  const script = new URL('./draw-memory.ts', import.meta.url).pathname;
  const answer = execFileSync(process.execPath, ['--import', 'tsx', script, String(size)], {
    encoding: 'utf8',
  });
  return Number(answer) / 1024;
}

function millisecondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
