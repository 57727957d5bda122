type Option = { value: string; label: string };

/** A column that the register no longer has stays visible, so that it can be changed and not silently lost. */
export function withCurrentColumn(options: readonly Option[], column: string): readonly Option[] {
  if (column === '' || options.some(({ value }) => value === column)) return options;
  return [...options, { value: column, label: `${column} (finns inte i registret)` }];
}
