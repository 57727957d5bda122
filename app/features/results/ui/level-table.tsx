import { formatNumber } from '#app/shared/text/format.ts';
import { Table } from '#app/shared/ui/table.tsx';
import type { LevelFigures } from '../domain/figures.ts';

/** From which level to which: a row for each level before, a column for each after. */
export function LevelTable({ name, levels }: { name: string; levels: LevelFigures }) {
  const { beforeLabel, afterLabel, counts } = levels;
  return (
    <Table caption={`${name}: från vilken nivå till vilken`}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {beforeLabel}
          </th>
          <th scope="colgroup" colSpan={levels.levels.length} data-numeric>
            {afterLabel}
          </th>
        </tr>
        <tr>
          {levels.levels.map((level) => (
            <th key={level} scope="col" data-numeric>
              {level}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {levels.levels.map((level, row) => (
          <tr key={level}>
            <th scope="row">{level}</th>
            {levels.levels.map((after, column) => (
              <td key={after} data-numeric>
                {formatNumber(counts[row]?.[column] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
