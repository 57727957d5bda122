import { type Cell, type Sheet, tableSheet } from '../../domain/sheet.ts';
import type { RoundExport } from '../load-round-export.server.ts';
import { sourceCaseColumns } from './source-cases-sheet.server.ts';
import { SOURCE_COLUMNS } from './source-columns.server.ts';
import { DRAW_COLUMNS } from './source-draw-sheet.server.ts';
import { questionColumns } from './source-questions-sheet.server.ts';
import { columnsThere } from './source-sheet.server.ts';

type Described = { readonly header: string; readonly meaning: string };

/** What every column of the source data holds. */
export function columnsSheet(data: RoundExport): Sheet {
  return describedSheet([
    ['Källdata', columnsThere(SOURCE_COLUMNS, data)],
    ['Källdata ärenden', sourceCaseColumns(data)],
    ['Källdata frågor', questionColumns(data.figures)],
    ['Källdata urval', DRAW_COLUMNS],
  ]);
}

export function describedSheet(sheets: readonly (readonly [string, readonly Described[]])[]): Sheet {
  return tableSheet(
    'Kolumner',
    [
      { header: 'Blad', width: 22 },
      { header: 'Kolumn', width: 34 },
      { header: 'Vad som står där', width: 90 },
    ],
    sheets.flatMap(([sheet, columns]) =>
      columns.map(({ header, meaning }): Cell[] => [sheet, header, meaning]),
    ),
  );
}
