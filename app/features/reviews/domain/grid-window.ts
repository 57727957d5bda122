/** A part of a long table: a row that is drawn, or how many are left out, from row `after` on. */
type GridPart =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'gap'; readonly after: number; readonly count: number };

/**
 * The rows from `first` to before `end`, and the row that has the focus wherever it is, with the gaps between: together
 * always `total` rows. Numbers outside the table are cut off.
 */
export function partsOfGrid(first: number, end: number, focused: number, total: number): GridPart[] {
  const from = Math.max(0, Math.min(first, total));
  const to = Math.max(from, Math.min(end, total));
  const shown = Array.from({ length: to - from }, (_, place) => from + place);
  const isOutside = focused >= 0 && focused < total && (focused < from || focused >= to);
  const rows = !isOutside ? shown : focused < from ? [focused, ...shown] : [...shown, focused];
  const parts: GridPart[] = [];
  let next = 0;
  for (const index of rows) {
    if (index > next) parts.push({ kind: 'gap', after: next, count: index - next });
    parts.push({ kind: 'row', index });
    next = index + 1;
  }
  if (next < total) parts.push({ kind: 'gap', after: next, count: total - next });
  return parts;
}
