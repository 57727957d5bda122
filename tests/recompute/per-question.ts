import type { Comparison } from './comparison.ts';
import type { Counted } from './counted.ts';
import type { Question, Source } from './source.ts';

const SHEET = 'Per fråga';

type Figure = (counted: Counted, question: Question, source: Source) => number | string | undefined;

const end =
  (side: 'low' | 'high', of: 'count' | 'share'): Figure =>
  ({ said }, _, { frame }) => {
    if (said.kind === 'cases') return of === 'count' ? said[side] : said[side] / frame;
    return said.kind === 'share' && of === 'share' ? said[side] : undefined;
  };
const share: Figure = ({ fulfilled, base }) => (base === 0 ? undefined : fulfilled / base);

/** Every column that holds figures; one that stands in neither list has not been recomputed. */
export const FIGURES: Readonly<Record<string, Figure>> = {
  Nr: (_, { number }) => number,
  Uppfyllt: ({ fulfilled }) => fulfilled,
  'Ej uppfyllt': ({ notFulfilled }) => notFulfilled,
  'varav handling saknas': ({ missing }) => missing,
  'Ej tillämpligt': ({ notApplicable }) => notApplicable,
  'Frågan ej ställd': ({ notAsked }) => notAsked,
  Underlag: ({ base }) => base,
  'Andel uppfyllt': share,
  'Andel uppfyllt, ovägd': share,
  'Andel uppfyllt, vägd': ({ weighted }) => weighted,
  'Minst antal i gruppen': end('low', 'count'),
  'Högst antal i gruppen': end('high', 'count'),
  'Minst andel i gruppen': end('low', 'share'),
  'Högst andel i gruppen': end('high', 'share'),
  'Räknas inte': ({ noted }) => noted,
  'Ärenden där alla är uppfyllda': ({ casesFulfilled }, { items }) => (items ? casesFulfilled : undefined),
  'Ärenden med minst en brist': ({ casesWithFault }, { items }) => (items ? casesWithFault : undefined),
  'Ändrade av granskare': (_, question, source) => changedBy(question, source),
  'Räknat i': (_, { items }) => items?.several ?? 'ärenden',
};
const NAMES = ['Avsnitt', 'Fråga', 'Frågans lydelse', 'Jämförs inte med', 'Urval'];

/** Answers that are another than the one computed; undefined where none is computed. */
export function changedBy({ key, isComputed }: Question, { answers }: Source): number | undefined {
  if (!isComputed) return undefined;
  return answers.filter(
    ({ question, words, row }) =>
      question === key && row['Uträknat svar'] !== null && row['Uträknat svar'] !== words,
  ).length;
}

export function comparePerQuestion(
  comparison: Comparison,
  source: Source,
  figures: ReadonlyMap<Question, Counted>,
): void {
  const [headers = []] = comparison.rows(SHEET);
  for (const [column, header] of headers.entries()) {
    const figure = FIGURES[String(header)];
    if (figure !== undefined || NAMES.includes(String(header))) comparison.name(SHEET, 0, column);
    for (const [question, counted] of figures) {
      const row = question.number ?? 0;
      if (NAMES.includes(String(header))) comparison.name(SHEET, row, column);
      else if (figure) comparison.cell(SHEET, row, column, figure(counted, question, source));
    }
  }
}
