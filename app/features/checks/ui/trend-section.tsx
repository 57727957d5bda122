import type { TrendPoint } from '#app/features/checks/domain/trend.ts';
import { formatDateTime, formatNumber, formatPercent } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { TrendChart } from './trend-chart.tsx';

/** What was found after each import, as a picture and as the table that is the truth. */
export function TrendSection({ trend }: { trend: readonly TrendPoint[] }) {
  if (trend.length === 0) return null;
  return (
    <Section title="Utveckling" lead={<p>Räknat efter varje uttag, med regeln som den var då.</p>}>
      <Stack>
        {trend.length > 1 ? <TrendChart trend={trend} /> : null}
        <Table caption="Utveckling per uttag" captionHidden>
          <thead>
            <tr>
              <th scope="col">Uttag inläst</th>
              <th scope="col">Räknat per</th>
              <th scope="col" data-numeric="">
                Hittade
              </th>
              <th scope="col" data-numeric="">
                Av
              </th>
              <th scope="col" data-numeric="">
                Andel
              </th>
              <th scope="col">Anmärkning</th>
            </tr>
          </thead>
          <tbody>
            {trend.toReversed().map((point) => (
              <tr key={point.importId}>
                <th scope="row" data-nowrap="">
                  {formatDateTime(point.importedAt)}
                </th>
                <td data-nowrap="">{point.referenceOn}</td>
                <td data-numeric="">{formatNumber(point.found)}</td>
                <td data-numeric="">{formatNumber(point.lookedAt)}</td>
                <td data-numeric="">
                  {point.lookedAt > 0 ? formatPercent(point.found / point.lookedAt) : '–'}
                </td>
                <td>{point.isRuleChanged ? 'Regeln ändrades här' : ''}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Stack>
    </Section>
  );
}
