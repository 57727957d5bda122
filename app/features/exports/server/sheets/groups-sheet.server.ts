import type { Breakdown } from '#app/features/results/domain/breakdown.ts';
import type { DeidentifiedBreakdown } from '#app/features/results/domain/deidentified-breakdown.ts';
import { groupName } from '#app/features/results/domain/group-words.ts';
import { type Cell, countCell, type Sheet, shareCell, tableSheet } from '../../domain/sheet.ts';
import { intervalCells } from './questions-sheet.server.ts';
import type { AnyFigures } from './summary-sheet.server.ts';

/**
 * Every counted question in every group, a row each, by one column of the frame after the other; no sheet where nothing is
 * divided. The whole round stands in the sheet Per fråga.
 */
export function groupsSheets(
  breakdowns: readonly (Breakdown | DeidentifiedBreakdown)[],
  figures: AnyFigures,
): Sheet[] {
  if (breakdowns.length === 0) return [];
  const columns = [
    { header: 'Uppdelat på', width: 15 },
    { header: 'Grupp', width: 20 },
    { header: 'Ärenden i gruppen', width: 11 },
    { header: 'Granskade', width: 14 },
    { header: 'Nr', width: 5 },
    { header: 'Fråga', width: 25 },
    { header: 'Uppfyllt', width: 12 },
    { header: 'Ej uppfyllt', width: 12 },
    { header: 'varav handling saknas', width: 12 },
    { header: 'Ej tillämpligt', width: 15 },
    { header: 'Frågan ej ställd', width: 11 },
    { header: 'Räknas inte', width: 11 },
    { header: 'Underlag', width: 12 },
    { header: figures.hasUnequalProbabilities ? 'Andel uppfyllt, ovägd' : 'Andel uppfyllt', width: 12 },
    { header: 'Andel uppfyllt, vägd', width: 12 },
    { header: 'Minst antal i gruppen', width: 11 },
    { header: 'Högst antal i gruppen', width: 11 },
    { header: 'Minst andel i gruppen', width: 11 },
    { header: 'Högst andel i gruppen', width: 11 },
  ];
  const rows = breakdowns.flatMap(({ column, groups }) =>
    groups.flatMap((group) =>
      group.questions.map((question, at): Cell[] => [
        column,
        groupName(group.value),
        group.frameSize,
        group.reviewedCount,
        at + 1,
        figures.questions[at]?.shortName ?? question.key,
        countCell(question.fulfilled),
        countCell(question.notFulfilled),
        countCell(question.documentMissing),
        countCell(question.notApplicable),
        countCell(question.notAsked),
        countCell(question.noted),
        countCell(question.base),
        shareCell(question.share),
        shareCell(question.weightedShare),
        ...intervalCells(question.interval),
      ]),
    ),
  );
  return [tableSheet('Per grupp', columns, rows)];
}
