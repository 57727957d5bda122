/**
 * Makes the named attributes of a case of its cells, in the order of the names: the same object for the same cells. A
 * frame of 100,000 cases has few different ones, and an object for each took a good part of freezing and drawing.
 */
export function sharedAttributes(
  names: readonly string[],
): (cells: readonly string[]) => Readonly<Record<string, string>> {
  const known = new Map<string, Readonly<Record<string, string>>>();
  return (cells) => {
    const same = cells.length === 1 ? (cells[0] ?? '') : JSON.stringify(cells);
    const found = known.get(same);
    if (found) return found;
    const made = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
    known.set(same, made);
    return made;
  };
}
