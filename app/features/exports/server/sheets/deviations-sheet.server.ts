import { deviationStateWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { severityWords } from '#app/features/deviations/domain/severity-words.ts';
import { formatDate } from '#app/shared/text/format.ts';
import type { DeviationRow } from '#db/queries/deviations.server.ts';
import { type Cell, dateCell, type Sheet, tableSheet } from '../../domain/sheet.ts';

type DeviationColumn = {
  readonly header: string;
  readonly width: number;
  readonly cell: (row: DeviationRow, questionName: (row: DeviationRow) => string) => Cell;
};

/**
 * The columns and their order are a contract: whoever reads the file for another system by machine counts on them.
 * New ones are added last.
 */
const COLUMNS: readonly DeviationColumn[] = [
  { header: 'Nummer', width: 13, cell: (row) => row.number },
  { header: 'Ärende', width: 11, cell: (row) => row.caseKey },
  { header: 'Enhet', width: 15, cell: (row) => row.unitName },
  { header: 'Kontroll', width: 17, cell: (row) => row.controlName ?? '' },
  { header: 'Omgång', width: 15, cell: (row) => row.roundName ?? '' },
  { header: 'Fråga', width: 22, cell: (row, questionName) => questionName(row) },
  { header: 'Rubrik', width: 25, cell: (row) => row.title },
  { header: 'Beskrivning', width: 34, cell: (row) => row.description },
  { header: 'Allvarlighet', width: 13, cell: (row) => severityWords[row.severity] },
  { header: 'Läge', width: 12, cell: (row) => deviationStateWords[row.state] },
  { header: 'Ansvarig', width: 15, cell: (row) => row.responsibleName ?? '' },
  { header: 'Upptäckt', width: 13, cell: (row) => dateCell(formatDate(row.createdAt)) },
  { header: 'Bedöms eller åtgärdas senast', width: 18, cell: (row) => dateCell(row.dueOn) },
  {
    header: 'Avslutad',
    width: 13,
    cell: (row) => dateCell(row.closedAt === null ? null : formatDate(row.closedAt)),
  },
  { header: 'Typ', width: 15, cell: (row) => row.typeName ?? '' },
  { header: 'Inträffade', width: 13, cell: (row) => dateCell(row.occurredOn) },
  { header: 'Överlämnad till', width: 20, cell: (row) => row.handedOverTo ?? '' },
];

/** Every deviation with every column, for another system. */
export function deviationsSheet(
  rows: readonly DeviationRow[],
  questionName: (deviation: DeviationRow) => string,
): Sheet {
  return sheetOf(COLUMNS, rows, questionName);
}

/** What says the same, or nothing, on every row of one round. */
const NOT_IN_A_ROUND = ['Kontroll', 'Omgång', 'Inträffade', 'Överlämnad till'];
/** What goes on changing after the round is finalised, when its file does not. */
const LIVE = ['Läge', 'Ansvarig', 'Bedöms eller åtgärdas senast', 'Avslutad', 'Typ'];

/** The deviations of one round; of a finalised one what was found, not what became of it. */
export function roundDeviationsSheet(
  rows: readonly DeviationRow[],
  questionName: (deviation: DeviationRow) => string,
  isFinalised: boolean,
): Sheet {
  const left = isFinalised ? [...NOT_IN_A_ROUND, ...LIVE] : NOT_IN_A_ROUND;
  return sheetOf(
    COLUMNS.filter(({ header }) => !left.includes(header)),
    rows,
    questionName,
  );
}

function sheetOf(
  columns: readonly DeviationColumn[],
  rows: readonly DeviationRow[],
  questionName: (deviation: DeviationRow) => string,
): Sheet {
  return tableSheet(
    'Avvikelser',
    columns,
    rows.map((row) => columns.map(({ cell }) => cell(row, questionName))),
  );
}
