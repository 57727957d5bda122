import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { Table } from '#app/shared/ui/table.tsx';

/** More rows nobody compares by eye. */
const MOST_ROWS = 100;

/** The draws of a round beside each other: which cases each drew, with those of the one before set off. */
export function SideBySide({ draws }: { draws: readonly DrawView[] }) {
  const lists = draws.map(({ cases }) => cases.filter(({ reason }) => reason !== 'reserve'));
  const rows = Math.min(MOST_ROWS, Math.max(...lists.map(({ length }) => length)));
  return (
    <Table caption="Dragningarna bredvid varandra. Ärenden som också fanns i dragningen före står med fet stil.">
      <thead>
        <tr>
          <th scope="col" data-numeric>
            Nr
          </th>
          {draws.map(({ number, seed }, index) => (
            <th key={number} scope="col">
              Dragning {number}
              {index === draws.length - 1 ? ', gäller' : ''} (frö {seed})
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the row is the place in the draws.
          <tr key={row}>
            <td data-numeric>{row + 1}</td>
            {lists.map((list, index) => {
              const one = list[row];
              const wasBefore = one && lists[index - 1]?.some(({ key }) => key === one.key);
              return (
                <td key={draws[index]?.number} data-nowrap>
                  {wasBefore ? <strong>{one.key}</strong> : one?.key}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
