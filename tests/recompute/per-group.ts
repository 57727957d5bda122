import type { Comparison } from './comparison.ts';
import { type Counted, countedOf } from './counted.ts';
import { FIGURES } from './per-question.ts';
import { numberOf, type Row, textOf } from './read-file.ts';
import type { Question, Source } from './source.ts';

const SHEET = 'Per grupp';
const NAMES = ['Uppdelat på', 'Grupp', 'Fråga'];

/** Every question in every group, from the cases of the group and how many of the frame are in it. */
export function comparePerGroup(comparison: Comparison, source: Source): void {
  const [headers = [], ...rows] = comparison.rows(SHEET);
  const frames = new Map<string, Map<string, number>>();
  for (const [index, cells] of rows.entries()) {
    const row: Row = Object.fromEntries(
      headers.map((header, column) => [String(header), cells[column] ?? null]),
    );
    const [column, name] = [textOf(row['Uppdelat på']), textOf(row['Grupp'])];
    const question = source.questions.find(({ number }) => number === row['Nr']);
    if (!question) throw new Error(`${SHEET} has no question in row ${index + 2}`);
    const size = numberOf(row['Ärenden i gruppen'], 'ärenden i gruppen');
    frames.set(column, (frames.get(column) ?? new Map()).set(name, size));
    const group = groupOf(source, column, name, size);
    compareRow(comparison, headers.map(String), index + 1, [question, countedOf(question, group)], group);
  }
  compareFrames(comparison, frames, source);
}

/** The round as if it had been of the group alone. */
function groupOf(source: Source, column: string, name: string, frame: number): Source {
  const isIn = (row: Row) => row[`Uppdelat på: ${column}`] === name;
  const keys = new Set(source.sampled.filter(isIn).map((row) => textOf(row['Ärende'])));
  return {
    ...source,
    answers: source.answers.filter(({ caseKey }) => keys.has(caseKey)),
    sampled: source.sampled.filter(isIn),
    reviewed: source.reviewed.filter(isIn),
    frame,
  };
}

function compareRow(
  comparison: Comparison,
  headers: readonly string[],
  row: number,
  [question, counted]: readonly [Question, Counted],
  group: Source,
): void {
  for (const [column, header] of headers.entries()) {
    const figure = FIGURES[header];
    if (NAMES.includes(header)) comparison.name(SHEET, row, column);
    else if (header === 'Granskade') comparison.cell(SHEET, row, column, group.reviewed.length);
    else if (header === 'Ärenden i gruppen') comparison.cell(SHEET, row, column, group.frame);
    else if (figure) comparison.cell(SHEET, row, column, figure(counted, question, group));
  }
}

/** The groups of a column are the whole frame between them, and hold every case of the sample. */
function compareFrames(
  comparison: Comparison,
  frames: ReadonlyMap<string, ReadonlyMap<string, number>>,
  { frame, sampled }: Source,
): void {
  for (const [column, groups] of frames) {
    const sum = [...groups.values()].reduce((total, size) => total + size, 0);
    if (sum !== frame) comparison.differences.push(`${SHEET}: ${column} har ${sum} ärenden, ramen ${frame}`);
    for (const row of sampled) {
      const name = row[`Uppdelat på: ${column}`];
      if (!groups.has(textOf(name)))
        comparison.differences.push(
          `${SHEET}: ${String(row['Ärende'])} finns inte i någon grupp av ${column}`,
        );
    }
  }
}
