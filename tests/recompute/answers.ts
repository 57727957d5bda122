import type { Comparison } from './comparison.ts';
import { timesPut } from './counted.ts';
import { textOf } from './read-file.ts';
import type { Question, Source } from './source.ts';

const SHEET = 'Svarsfördelning';
const COLUMNS = {
  kind: 'Slag',
  label: 'Svar',
  count: 'Antal',
  share: 'Andel',
  number: 'Tal',
  key: 'Frågans nyckel',
};

/** What was answered to one question, in the order of the sheet. */
export type Distribution = {
  question: Question;
  cells: { label: string; count: number }[];
  choices: { label: string; count: number }[];
  notAsked: number;
  numbers: { lowest: number; median: number; highest: number; total: number; compared: number } | undefined;
};

/** Compares the sheet and hands back what it says, recomputed. */
export function compareAnswers(comparison: Comparison, source: Source): Distribution[] {
  const [headers = [], ...rows] = comparison.rows(SHEET);
  headers.forEach((_, column) => {
    comparison.name(SHEET, 0, column);
  });
  const at = (name: string) => headers.indexOf(name);
  const found = new Map<string, Distribution>();
  for (const [index, cells] of rows.entries()) {
    const key = textOf(cells[at(COLUMNS.key)]);
    const question = source.questions.find((one) => one.key === key);
    if (!question) continue;
    const distribution = found.get(key) ?? begin(question, source);
    found.set(key, distribution);
    const row = index + 1;
    for (const name of ['Avsnitt', 'Fråga', 'Slag', 'Svar', 'Räknas som', 'Enhet', 'Räknat i', COLUMNS.key]) {
      comparison.name(SHEET, row, at(name));
    }
    for (const name of ['Jämförs inte med', 'Urval']) comparison.name(SHEET, row, at(name));
    const [kind, label] = [textOf(cells[at(COLUMNS.kind)]), textOf(cells[at(COLUMNS.label)])];
    const expected = rowOf(kind, label, distribution, source);
    comparison.cell(SHEET, row, at(COLUMNS.count), expected.count ?? null);
    comparison.cell(SHEET, row, at(COLUMNS.number), expected.number ?? null);
    comparison.cell(SHEET, row, at(COLUMNS.share), expected.share === undefined ? null : expected.share);
  }
  return [...found.values()];
}

const answersTo = ({ key }: Question, { answers }: Source) =>
  answers.filter(({ question }) => question === key);

function begin(question: Question, source: Source): Distribution {
  const answers = answersTo(question, source);
  return {
    question,
    cells: [],
    choices: [],
    notAsked: timesPut(question, source) - answers.length,
    numbers: numbersOf(question, source),
  };
}

type Expected = { count?: number; number?: number; share?: number | string };

function rowOf(kind: string, label: string, distribution: Distribution, source: Source): Expected {
  const { question, cells, choices, notAsked, numbers } = distribution;
  const answers = answersTo(question, source);
  const shownAs = (name: string) => answers.filter((one) => one.shownAs === name).length;
  const isSeveral = answers.some(({ row }) => row['Val'] !== null && row['Val'] !== undefined);
  const part = (count: number, whole: number) => (whole === 0 ? '–' : count / whole);
  if (kind === 'Svar' && label === 'Ej ställd') return { count: notAsked };
  if (kind === 'Svar') {
    const count = shownAs(label);
    cells.push({ label, count });
    if (isSeveral || choices.length > 0 || label === 'Ej tillämpligt') return { count };
    return { count, share: part(count, answers.length - shownAs('Ej tillämpligt')) };
  }
  if (kind === 'Val, flera möjliga') {
    const count = answers.filter(({ row }) => textOf(row['Val']).split('\n').includes(label)).length;
    choices.push({ label, count });
    return { count, share: part(count, shownAs('Besvarad')) };
  }
  if (kind === 'Före och efter') {
    return {
      count: answers.filter(
        ({ row }) => `${String(row['Nivå före'])} → ${String(row['Nivå efter'])}` === label,
      ).length,
    };
  }
  const of = { Lägst: numbers?.lowest, Median: numbers?.median, Högst: numbers?.highest }[label];
  return { number: label.startsWith('Sammanlagd') ? (numbers?.total ?? Number.NaN) : (of ?? Number.NaN) };
}

function numbersOf(question: Question, source: Source): Distribution['numbers'] {
  const given = answersTo(question, source).flatMap(({ row }) =>
    typeof row['Svar som tal'] === 'number'
      ? [{ number: row['Svar som tal'], standard: row['Standardvärde'] }]
      : [],
  );
  if (given.length === 0) return undefined;
  const sorted = given.map(({ number }) => number).toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  const compared = given.filter(({ standard }) => typeof standard === 'number');
  const total = compared.reduce((sum, { number, standard }) => sum + number - Number(standard), 0);
  return {
    lowest: sorted[0] ?? Number.NaN,
    median: Number(((low + high) / 2).toFixed(7)),
    highest: sorted.at(-1) ?? Number.NaN,
    total: Number(total.toFixed(7)),
    compared: compared.length,
  };
}
