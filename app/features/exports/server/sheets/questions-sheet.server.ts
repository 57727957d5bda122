import type { ComparabilityBreaks } from '#app/features/checklists/domain/comparability.ts';
import type { FigureInterval } from '#app/features/results/domain/figures.ts';
import { type Cell, countCell, type Sheet, shareCell, tableSheet } from '../../domain/sheet.ts';
import type { AnyFigures } from './summary-sheet.server.ts';

type AnyQuestion = AnyFigures['questions'][number];

/** Columns that are there only when something would stand in them. */
const MORE: readonly {
  header: string;
  isThere: (question: AnyQuestion) => boolean;
  cell: (question: AnyQuestion) => Cell;
}[] = [
  { header: 'Räknas inte', isThere: ({ noted }) => noted !== 0, cell: ({ noted }) => countCell(noted) },
  {
    header: 'Räknat i',
    isThere: ({ items }) => items !== null,
    cell: ({ items }) => items?.itemsName ?? 'ärenden',
  },
  {
    header: 'Ärenden där alla är uppfyllda',
    isThere: ({ items }) => items !== null,
    cell: ({ items }) => countCell(items?.casesFulfilled ?? null),
  },
  {
    header: 'Ärenden med minst en brist',
    isThere: ({ items }) => items !== null,
    cell: ({ items }) => countCell(items?.casesWithFault ?? null),
  },
  {
    header: 'Ändrade av granskare',
    isThere: ({ overridden }) => overridden !== null,
    cell: ({ overridden }) => countCell(overridden),
  },
];

/** There only when some question cannot be compared with all earlier rounds. */
export const NOT_COMPARED = { header: 'Jämförs inte med', width: 34 };

/** Every number of every question whose answers count, one row each. */
export function questionsSheet(figures: AnyFigures, breaks: ComparabilityBreaks): Sheet {
  const hasBreaks = figures.questions.some(({ key }) => breaks[key] !== undefined);
  const more = MORE.filter(({ isThere }) => figures.questions.some(isThere));
  const columns = [
    { header: 'Nr', width: 6 },
    { header: 'Avsnitt', width: 19 },
    { header: 'Fråga', width: 28 },
    { header: 'Frågans lydelse', width: 38 },
    { header: 'Uppfyllt', width: 12 },
    { header: 'Ej uppfyllt', width: 12 },
    { header: 'varav handling saknas', width: 12 },
    { header: 'Ej tillämpligt', width: 12 },
    { header: 'Frågan ej ställd', width: 12 },
    { header: 'Underlag', width: 12 },
    { header: figures.hasUnequalProbabilities ? 'Andel uppfyllt, ovägd' : 'Andel uppfyllt', width: 12 },
    { header: 'Andel uppfyllt, vägd', width: 12 },
    { header: 'Minst antal i gruppen', width: 12 },
    { header: 'Högst antal i gruppen', width: 12 },
    { header: 'Minst andel i gruppen', width: 12 },
    { header: 'Högst andel i gruppen', width: 12 },
    ...more.map(({ header }) => ({ header, width: 13 })),
    ...(hasBreaks ? [NOT_COMPARED] : []),
  ];
  const rows = figures.questions.map((question, index): Cell[] => [
    index + 1,
    question.section,
    question.shortName,
    question.wording,
    countCell(question.fulfilled),
    countCell(question.notFulfilled),
    countCell(question.documentMissing),
    countCell(question.notApplicable),
    countCell(question.notAsked),
    countCell(question.base),
    shareCell(question.share),
    shareCell(question.weightedShare),
    ...intervalCells(question.interval),
    ...more.map(({ cell }) => cell(question)),
    ...(hasBreaks ? [breaks[question.key] ?? null] : []),
  ]);
  return tableSheet('Per fråga', columns, rows);
}

/** Fewest and most in whole cases, then as shares; each "–" where it is not said. */
export function intervalCells(interval: FigureInterval | null): Cell[] {
  if (interval?.kind === 'cases') {
    const { low, high, frame } = interval;
    return [low, high, { kind: 'share', value: low / frame }, { kind: 'share', value: high / frame }];
  }
  if (interval?.kind === 'share') return ['–', '–', shareCell(interval.low), shareCell(interval.high)];
  return ['–', '–', '–', '–'];
}
