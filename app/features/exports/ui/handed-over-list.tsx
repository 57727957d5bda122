import { Link } from '@remix-run/react';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';

type HandedOverListProps = {
  systemId: number;
  systemName: string;
  handedOver: readonly {
    deviationId: number;
    number: string;
    title: string;
    at: string;
    byName: string;
    batch: string;
    externalNumber: string;
  }[];
};

/** What was handed over, when and by whom, with its number there; the day leads to the file. */
export function HandedOverList({ systemId, systemName, handedOver }: HandedOverListProps) {
  if (handedOver.length === 0) return null;
  return (
    <Section title="Redan överlämnade" lead="Dagen leder till filen, där du också skriver in numren.">
      <Table caption="Redan överlämnade avvikelser" captionHidden>
        <thead>
          <tr>
            <th scope="col">Avvikelse</th>
            <th scope="col">Gäller</th>
            <th scope="col">Överlämnad</th>
            <th scope="col">Av</th>
            <th scope="col">Nummer i {systemName}</th>
          </tr>
        </thead>
        <tbody>
          {handedOver.map(({ deviationId, number, title, at, byName, batch, externalNumber }) => (
            <tr key={deviationId}>
              <th scope="row" data-nowrap>
                <Link to={`/avvikelser/${deviationId}`}>{number}</Link>
              </th>
              <td>{title}</td>
              <td data-nowrap>
                <Link to={`/avvikelser/lamna-over/${systemId}/${batch}`}>{formatDateTime(at)}</Link>
              </td>
              <td>{byName}</td>
              <td data-nowrap>{externalNumber}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
