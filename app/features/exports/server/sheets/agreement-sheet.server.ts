import type { AgreementFigures } from '#app/features/results/server/load-agreement-figures.server.ts';
import { type Cell, countCell, type Sheet, shareCell, tableSheet } from '../../domain/sheet.ts';

const NOT_COMPUTED = 'kan inte beräknas';

/**
 * How alike the reviewers answered each question, the lowest first, as on the page; none where one person reviews each
 * case. Only in the internal file: the counts are small, and the cases behind them would follow.
 */
export function agreementSheets(figures: AgreementFigures | undefined): Sheet[] {
  if (figures === undefined) return [];
  const columns = [
    { header: 'Nr', width: 6 },
    { header: 'Avsnitt', width: 19 },
    { header: 'Fråga', width: 34 },
    { header: 'Räknat i', width: 14 },
    { header: 'Besvarat av minst två', width: 13 },
    { header: 'Lika svar', width: 12 },
    { header: 'Alla fick inte frågan', width: 13 },
    { header: 'Överensstämmelse', width: 15 },
    { header: 'AC1', width: 15 },
    { header: 'Cohens kappa', width: 15 },
    { header: 'Krippendorffs alfa', width: 15 },
    { header: 'Ärenden med olika svar', width: 34 },
  ];
  const rows = figures.questions.map((question, index): Cell[] => [
    index + 1,
    question.section,
    question.shortName,
    question.itemWords?.[1] ?? 'ärenden',
    countCell(question.compared),
    countCell(question.alike),
    countCell(question.notForAll),
    shareCell(question.coefficients?.percent ?? null),
    ...(['gwetAc1', 'cohenKappa', 'krippendorffAlpha'] as const).map((name) =>
      question.coefficients === null ? '–' : coefficientCell(question.coefficients[name]),
    ),
    question.cases.map(({ caseKey }) => caseKey).join(', '),
  ]);
  return [tableSheet('Samstämmighet', columns, rows)];
}

/** Four decimals: more than anybody reads, and enough to recompute by. */
function coefficientCell(value: number | null): Cell {
  return value === null ? NOT_COMPUTED : { kind: 'decimal', value: Math.round(value * 1e4) / 1e4 + 0 };
}
