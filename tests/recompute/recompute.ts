import { compareAnswers } from './answers.ts';
import { Comparison } from './comparison.ts';
import { countedOf } from './counted.ts';
import { comparePerGroup } from './per-group.ts';
import { comparePerQuestion } from './per-question.ts';
import { readFile } from './read-file.ts';
import { readSource } from './source.ts';
import { compareSummary } from './summary.ts';

/**
 * Recomputes every figure of a round's internal file from its source data, and says what differs and what it could not
 * recompute: nothing, for a file as the program made it. Knows nothing of the program: only the file, and what
 * docs/workbooks.md and the specifications say.
 */
export async function recompute(bytes: Buffer): Promise<string[]> {
  const file = await readFile(bytes);
  const source = readSource(file);
  const comparison = new Comparison(file);
  const figures = new Map(
    source.questions
      .filter(({ number }) => number !== undefined)
      .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))
      .map((question) => [question, countedOf(question, source)]),
  );
  comparePerQuestion(comparison, source, figures);
  comparePerGroup(comparison, source);
  const distributions = compareAnswers(comparison, source);
  compareSummary(comparison, source, figures, distributions);
  const sheets = ['Sammanfattning', 'Per fråga', 'Per grupp', 'Svarsfördelning'];
  return [
    ...source.contradictions,
    ...comparison.differences,
    ...sheets.flatMap((sheet) => comparison.notRecomputed(sheet)),
  ];
}
