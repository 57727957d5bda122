import type { Breakdown } from '#app/features/controls/domain/frame-breakdown.ts';
import { formatNumber, formatPercent, plural } from '#app/shared/text/format.ts';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';

type Props = { breakdowns: readonly Breakdown[]; total: number };

/** How the frame spreads over units, groups and the columns of the quotas. Counts only. */
export function FrameBreakdowns({ breakdowns, total }: Props) {
  return (
    <Stack>
      {breakdowns.map(({ column, parts, rest }) => (
        <Table key={column} caption={column}>
          <thead>
            <tr>
              <th scope="col">Värde</th>
              <th scope="col">Ärenden</th>
              <th scope="col">Andel</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ value, count }) => (
              <tr key={value}>
                <td>{value || '(tomt)'}</td>
                <td>{formatNumber(count)}</td>
                <td>{formatPercent(count / total)}</td>
              </tr>
            ))}
            {rest.values > 0 ? (
              <tr>
                <td>{plural(rest.values, 'värde till', 'värden till')}</td>
                <td>{formatNumber(rest.count)}</td>
                <td>{formatPercent(rest.count / total)}</td>
              </tr>
            ) : null}
          </tbody>
        </Table>
      ))}
    </Stack>
  );
}
