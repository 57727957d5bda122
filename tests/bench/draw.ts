import { drawSample } from '#app/features/sampling/domain/draw.ts';
import { composeFrame, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import { ticketNumber } from '#app/features/sampling/domain/ticket.ts';

const SEED = '2026-H2-530177';
const REPETITIONS = 5;

/** A whole draw of ten against its lower bound: the bare loop of tickets and one sort of the numbers. */
export function run(): void {
  process.stdout.write(
    'Draw of 10 with one quota, against a bare loop of tickets and a sort (medians of 5)\n',
  );
  for (const size of [1_000, 10_000, 100_000]) {
    const rows = Array.from(
      { length: size },
      (_, index): FrameCase => ({
        key: `2026-${String(index).padStart(6, '0')}`,
        attributes: { form: index % 9 === 0 ? 'HVB' : 'Familjehem' },
      }),
    );
    const bare: number[] = [];
    const whole: number[] = [];
    // Taken in turns, so that a busy moment of the machine falls on both.
    for (let repetition = 0; repetition < REPETITIONS; repetition++) {
      bare.push(millisecondsOf(() => bareLoop(rows)));
      whole.push(millisecondsOf(() => wholeDraw(rows)));
    }
    const ratio = median(whole) / median(bare);
    process.stdout.write(
      `  ${String(size).padStart(7)} cases: draw ${median(whole).toFixed(1)} ms, ` +
        `bare ${median(bare).toFixed(1)} ms, ratio ${ratio.toFixed(2)}\n`,
    );
  }
}

function bareLoop(rows: readonly FrameCase[]): void {
  const tickets = new Float64Array(rows.length);
  for (const [index, row] of rows.entries()) tickets[index] = ticketNumber(SEED, row.key);
  tickets.sort();
}

function wholeDraw(rows: readonly FrameCase[]): void {
  const frame = composeFrame(rows);
  if (!frame.ok) throw new Error('the bench frame is valid');
  drawSample(
    frame.value,
    {
      allocation: { kind: 'whole', size: 10 },
      quotas: [{ attribute: 'form', values: ['HVB'], minimum: 1 }],
    },
    SEED,
  );
}

function millisecondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
