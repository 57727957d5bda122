import { marksProtectedIdentity, normaliseCell } from './cell-value.ts';
import { kindOfHeading } from './heading-kinds.ts';
import type { ImportDiff } from './import-diff.ts';
import { type ImportMapping, sameHeader } from './import-mapping.ts';
import type { RawTable } from './raw-table.ts';

/** What an import would lose of the marks for protected identity. */
export type ProtectionLoss = {
  /** Cases that are marked in the register, stand in the file and would be marked no longer. */
  readonly unmarkedCount: number;
  /** Columns of the file that mark cases by their heading and are left out, or read as something else. */
  readonly unread: readonly { readonly header: string; readonly markedCount: number }[];
  /** Columns read as marks in which no row has anything. */
  readonly empty: readonly string[];
};

/** The marks for protected identity that an import would lose; undefined when it loses none. */
export function protectionLossOf(
  table: Pick<RawTable, 'headers' | 'rows'>,
  mapping: ImportMapping,
  diff: Pick<ImportDiff, 'changed' | 'returned' | 'reread'>,
): ProtectionLoss | undefined {
  const unmarkedCount = [...diff.changed, ...diff.returned, ...diff.reread].filter(
    ({ stored, incoming }) => stored.isProtected && !incoming.isProtected,
  ).length;
  const isRead = (header: string) =>
    mapping.columns.some(
      (one) => sameHeader(one.header, header) && one.isKept && one.type === 'protectedIdentity',
    );
  const marksIn = (index: number) =>
    table.rows.filter(({ cells }) => {
      const cell = normaliseCell(cells[index] ?? '', 'protectedIdentity');
      return cell.ok && marksProtectedIdentity(cell.value);
    }).length;
  const unread = table.headers.flatMap((header, index) => {
    if (kindOfHeading(header) !== 'protectedIdentity' || isRead(header)) return [];
    const markedCount = marksIn(index);
    return markedCount > 0 ? [{ header, markedCount }] : [];
  });
  const empty = table.headers.filter(
    (header, index) => isRead(header) && table.rows.every(({ cells }) => (cells[index] ?? '') === ''),
  );
  if (unmarkedCount + unread.length + empty.length === 0) return undefined;
  return { unmarkedCount, unread, empty };
}
