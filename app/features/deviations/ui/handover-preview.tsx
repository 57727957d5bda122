import { csvOf, type HandoverLayout, handoverRow } from '#app/features/deviations/domain/handover-layout.ts';
import { inventedDeviation } from '#app/features/deviations/domain/handover-words.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

/** The file with an invented deviation: the table, and for CSV also its very text. */
export function HandoverPreview({ title, layout }: { title: string; layout: HandoverLayout }) {
  const cells = handoverRow(layout, inventedDeviation);
  const lines = [layout.columns.map(({ heading }) => heading), cells.map(({ text }) => text)];
  return (
    <Section title={title} lead="Avvikelsen i exemplet är påhittad.">
      <Table caption={`${title}: en rad`} captionHidden>
        <thead>
          <tr>
            {layout.columns.map(({ heading }) => (
              <th scope="col" key={heading}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {cells.map(({ text }, index) => (
              <td key={layout.columns[index]?.heading}>{text}</td>
            ))}
          </tr>
        </tbody>
      </Table>
      {layout.format === 'csv' ? (
        <Textarea
          label="Filens text"
          name={`csv-${title.length}`}
          rows={3}
          readOnly
          value={csvOf(lines, layout.separator)}
        />
      ) : null}
    </Section>
  );
}
