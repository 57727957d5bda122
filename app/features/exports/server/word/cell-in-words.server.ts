import { formatDate, formatDateTime, formatNumber, formatPercent } from '#app/shared/text/format.ts';
import type { Cell } from '../../domain/sheet.ts';

/** The cell as a Swedish reader writes it: "67 %", "1 234", "2026-11-02 10.42"; empty for null. */
export function cellInWords(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return formatNumber(cell);
  switch (cell.kind) {
    case 'share':
      return formatPercent(cell.value);
    case 'date':
      return formatDate(cell.on);
    case 'instant':
      return formatDateTime(cell.at);
    case 'decimal':
      return formatNumber(cell.value);
    case 'ticket':
      return cell.value.toFixed(10).replace('.', ',');
  }
}
