import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import { normaliseCell } from './cell-value.ts';
import type { RegisterColumn } from './column-layout.ts';
import { kindOfHeading } from './heading-kinds.ts';
import { type ImportMapping, sameHeader } from './import-mapping.ts';

/** What the settings say of one column, known by its heading. */
export type ColumnSetting = { readonly header: string; readonly type: ColumnType; readonly isKept: boolean };

/**
 * The saved mapping with other choices. The key stays as it is, a heading that the mapping does not know is passed over,
 * and a column of pseudonyms keeps its type: it may only be left out. Nor is a column
 * of personnummer taken in from here: an import looks at what stands in it first.
 */
export function changeMapping(mapping: ImportMapping, settings: readonly ColumnSetting[]): ImportMapping {
  return {
    keyHeader: mapping.keyHeader,
    columns: mapping.columns.map((column) => {
      const setting = settings.find((one) => sameHeader(one.header, column.header));
      if (setting === undefined || sameHeader(column.header, mapping.keyHeader)) return column;
      const { isPseudonym, ...rest } = column;
      if (isPseudonym) return setting.isKept ? column : { ...rest, isKept: false };
      if (kindOfHeading(column.header) === 'personalNumber') return column;
      return { ...rest, type: setting.type, isKept: setting.isKept };
    }),
  };
}

/**
 * The columns whose new type the stored values can be read as, every one of them, with the values as they become.
 * A column with a value that is none of its new type is not among them: it waits for the next import.
 */
export function rereadColumns(
  columns: readonly RegisterColumn[],
  mapping: ImportMapping,
  cases: readonly { readonly values: readonly string[] }[],
): { readonly position: number; readonly type: ColumnType; readonly values: readonly string[] }[] {
  return columns.flatMap(({ position, header, type }) => {
    const choice = mapping.columns.find((one) => one.isKept && sameHeader(one.header, header));
    if (choice === undefined || choice.type === type) return [];
    const read = cases.map(({ values }) => normaliseCell(values[position] ?? '', choice.type));
    const values = read.flatMap((one) => (one.ok ? [one.value] : []));
    return values.length === cases.length ? [{ position, type: choice.type, values }] : [];
  });
}
