import { ON_CAUSE_SENTENCE } from '#app/features/controls/domain/on-cause.ts';
import { replacementReasonLabel } from '#app/features/controls/domain/replacement-words.ts';
import { Fingerprint } from '#app/features/controls/ui/fingerprint.tsx';
import type { DeidentifiedDraw } from '#app/features/sampling/domain/protocol-shape.ts';
import { formatDateTime, formatNumber } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { Table } from '#app/shared/ui/table.tsx';

export type ShownDraw = DeidentifiedDraw & { readonly reserveCount: number };

/** One draw: hidden cases with their places, and what was replaced. */
export function DrawSection({ draw }: { draw: ShownDraw }) {
  const isOnCause = draw.uppläggData.fördelning.slag === 'riktat';
  return (
    <Section title={draw.gäller ? `Dragning ${draw.nummer}, gäller` : `Dragning ${draw.nummer}, tidigare`}>
      <Stack>
        <SummaryList
          items={[
            { term: 'Draget', description: formatDateTime(draw.dragenTid) },
            { term: 'Slag', description: draw.slag },
            ...(draw.skälTillNyDragning ? [{ term: 'Skäl', description: draw.skälTillNyDragning }] : []),
            {
              term: 'Urval',
              description: isOnCause ? `${draw.upplägg}. ${ON_CAUSE_SENTENCE}.` : draw.upplägg,
            },
            { term: 'Fröets ursprung', description: draw.fröetsUrsprung },
            {
              term: 'Fröets kontrollsumma, med salt',
              description: <Fingerprint value={draw.fröetsÅtagande} />,
            },
          ]}
        />
        <p>
          Varje ärende står som en kontrollsumma av ärendenumret och ett hemligt salt. Saltet är ett nytt för
          varje dragning, så samma ärende ser olika ut i två dragningar.
        </p>
        <Cases draw={draw} />
        {draw.ersättningar.length > 0 ? <Replacements draw={draw} /> : null}
      </Stack>
    </Section>
  );
}

function Cases({ draw }: { draw: ShownDraw }) {
  const hasGroups = draw.grupper.some(({ grupp }) => grupp !== '');
  const quotas = draw.uppläggData.minstKrav.length;
  const rows = [
    ...draw.dragnaÄrenden.map((one) => ({ ...one, outcome: `${one.skäl}${one.ersatt ? ', ersatt' : ''}` })),
    ...draw.reserver.map((one) => ({
      ...one,
      outcome: one.insatt ? 'ersättningsärende, insatt' : 'ersättningsärende',
    })),
  ];
  return (
    <Table
      caption={`Dragna ärenden och de ${formatNumber(draw.reserver.length)} första av ${formatNumber(draw.reserveCount)} ersättningsärenden. Alla står i filen.`}
    >
      <thead>
        <tr>
          <th scope="col">Ärende, dolt</th>
          {hasGroups ? <th scope="col">Grupp</th> : null}
          <th scope="col" data-numeric>
            Plats efter slumptal
          </th>
          {quotas > 0 ? <th scope="col">Uppfyller minst-krav</th> : null}
          <th scope="col">Utfall</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.ärende}>
            <td data-nowrap>
              <code>{one.ärende.slice(0, 12)}…</code>
            </td>
            {hasGroups ? <td>{one.grupp}</td> : null}
            <td data-numeric>{formatNumber(one.plats)}</td>
            {quotas > 0 ? <td>{one.minstKrav.map((is) => (is ? 'ja' : 'nej')).join(', ')}</td> : null}
            <td>{one.outcome}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Replacements({ draw }: { draw: ShownDraw }) {
  return (
    <Table caption="Ersatta ärenden">
      <thead>
        <tr>
          <th scope="col">Ersatt</th>
          <th scope="col">Ersatt av</th>
          <th scope="col">Skäl</th>
          <th scope="col">När</th>
        </tr>
      </thead>
      <tbody>
        {draw.ersättningar.map((one) => (
          <tr key={one.ersatt}>
            <td data-nowrap>
              <code>{one.ersatt.slice(0, 12)}…</code>
            </td>
            <td data-nowrap>
              {one.ersättare === null ? 'ingen' : <code>{one.ersättare.slice(0, 12)}…</code>}
            </td>
            <td>{replacementReasonLabel(one.skäl)}</td>
            <td>{formatDateTime(one.tid)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
