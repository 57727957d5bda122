import { formatPercent } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import type { Coefficients } from '../domain/statistics/question-agreement.ts';

type Agreement = { key: string; shortName: string; compared: number; coefficients: Coefficients | null };

/** How alike the group answered over all the texts; only where there are enough of them to say so. */
export function AgreementTable({ agreements }: { agreements: readonly Agreement[] }) {
  if (agreements.length === 0) return null;
  const number = (value: number | null) =>
    value === null ? 'kan inte beräknas' : value.toFixed(2).replace('.', ',');
  return (
    <Section
      title="Överensstämmelse över alla texter"
      lead="1 betyder att alla svarade lika, 0 att de svarade lika så ofta som slumpen ger."
    >
      <Table caption="Överensstämmelse per fråga" captionHidden>
        <thead>
          <tr>
            <th scope="col">Fråga</th>
            <th scope="col" data-numeric>
              Texter
            </th>
            <th scope="col" data-numeric>
              Svarade lika
            </th>
            <th scope="col" data-numeric>
              Gwets AC1
            </th>
            <th scope="col" data-numeric>
              Krippendorffs alfa
            </th>
          </tr>
        </thead>
        <tbody>
          {agreements.map(({ key, shortName, compared, coefficients }) => (
            <tr key={key}>
              <th scope="row">{shortName}</th>
              <td data-numeric>{compared}</td>
              <td data-numeric>
                {coefficients?.percent == null ? '–' : formatPercent(coefficients.percent)}
              </td>
              <td data-numeric>{number(coefficients?.gwetAc1 ?? null)}</td>
              <td data-numeric>{number(coefficients?.krippendorffAlpha ?? null)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
