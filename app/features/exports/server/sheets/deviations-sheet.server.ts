import { deviationStateWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { severityWords } from '#app/features/deviations/domain/severity-words.ts';
import { formatDate } from '#app/shared/text/format.ts';
import type { DeviationRow } from '#db/queries/deviations.server.ts';
import { type Cell, dateCell, type Sheet, tableSheet } from '../../domain/sheet.ts';

/**
 * Deviations, one row each, for the round's file and for another system. The columns and their order are a contract:
 * whoever reads the file in by machine counts on them. New ones are added last.
 */
export function deviationsSheet(
  rows: readonly DeviationRow[],
  questionName: (deviation: DeviationRow) => string,
): Sheet {
  const columns = [
    { header: 'Nummer', width: 14 },
    { header: 'Ärende', width: 15 },
    { header: 'Enhet', width: 20 },
    { header: 'Kontroll', width: 24 },
    { header: 'Omgång', width: 20 },
    { header: 'Fråga', width: 26 },
    { header: 'Rubrik', width: 30 },
    { header: 'Beskrivning', width: 44 },
    { header: 'Allvarlighet', width: 12 },
    { header: 'Status', width: 11 },
    { header: 'Ansvarig', width: 18 },
    { header: 'Upptäckt', width: 11 },
    { header: 'Ska vara klar', width: 11 },
    { header: 'Avslutad', width: 11 },
  ];
  return tableSheet(
    'Avvikelser',
    columns,
    rows.map((row): Cell[] => [
      row.number,
      row.caseKey,
      row.unitName,
      row.controlName,
      row.roundName,
      questionName(row),
      row.title,
      row.description,
      severityWords[row.severity],
      deviationStateWords[row.state],
      row.responsibleName ?? '',
      dateCell(formatDate(row.createdAt)),
      dateCell(row.dueOn),
      dateCell(row.closedAt === null ? null : formatDate(row.closedAt)),
    ]),
  );
}
