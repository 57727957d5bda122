import type { Pair, SectionRow } from './section-table.ts';
import { isNought, yearNumber } from './year-words.ts';

/** A column of a table of the year, which is printed as a line of each unit. */
export type LineColumn = {
  readonly label: string;
  readonly isSum: boolean;
  /** One of the columns by kön, which stand there together or not at all. */
  readonly isOfSex: boolean;
};

/**
 * The lines of a unit: those with something in them, and always the sums. By kön all or none: a line for women without one
 * for men would tell the kön of the few that are hidden.
 */
export function linesOf<Column extends LineColumn>(
  { cells }: Pick<SectionRow, 'cells'>,
  columns: readonly Column[],
): (Column & { readonly cell: Pair })[] {
  const lines = columns.flatMap((column, place) => {
    const cell = cells[place];
    return cell ? [{ ...column, cell }] : [];
  });
  const isBySex = lines.some(({ isOfSex, cell }) => isOfSex && !isNought(cell));
  return lines.filter(({ cell, isSum, isOfSex }) => isSum || (isOfSex ? isBySex : !isNought(cell)));
}

/** The rows with every number by kön hidden in a unit and year where one of them is: a 0 beside it would tell which. */
export function withSexTogether(
  rows: readonly SectionRow[],
  columns: readonly { readonly isOfSex?: boolean }[],
): SectionRow[] {
  return rows.map((row) => {
    const isHidden = (year: 'thisYear' | 'lastYear') =>
      row.cells.some((cell, place) => columns[place]?.isOfSex === true && cell[year] === null);
    const [thisYear, lastYear] = [isHidden('thisYear'), isHidden('lastYear')];
    const cells = row.cells.map((cell, place) =>
      columns[place]?.isOfSex === true
        ? {
            thisYear: thisYear ? null : cell.thisYear,
            lastYear: lastYear ? null : cell.lastYear,
          }
        : cell,
    );
    return { ...row, cells };
  });
}

type Lines = { readonly columns: readonly LineColumn[]; readonly rows: readonly SectionRow[] };

/** Whether so many of the numbers that somebody knows are hidden that the table says next to nothing: more than three in four. */
export function isMostlyHidden({ columns, rows }: Lines): boolean {
  const known = rows
    .flatMap((row) => linesOf(row, columns))
    .flatMap(({ cell }) =>
      (['thisYear', 'lastYear'] as const).flatMap((year) => (cell.missing?.[year] ? [] : [cell[year]])),
    );
  return known.filter((one) => one === null).length * 4 > known.length * 3;
}

/** What may be said of the deviations where the table says next to nothing: all of the unit's, where that is shown. */
export function totalInWords(year: number, { columns, rows }: Lines): string {
  const whole = rows.find(({ kind }) => kind === 'whole');
  const sum = whole && linesOf(whole, columns).find(({ isSum }) => isSum)?.cell;
  const why = 'talen är små, eller skulle röja små tal eller något som döljs i en omgång';
  if (!whole || !sum || sum.thisYear === null) return `Hur många de var ${year} visas inte: ${why}.`;
  const lastYear = sum.lastYear === null ? '' : ` ${year - 1}: ${yearNumber(sum, 'lastYear')}.`;
  return `${whole.label} ${year}: ${yearNumber(sum, 'thisYear')}.${lastYear} Hur de fördelar sig på enheter och typer visas till största delen inte: ${why}.`;
}
