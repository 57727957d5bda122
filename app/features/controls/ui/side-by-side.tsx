import { compareDraws } from '#app/features/controls/domain/compare-draws.ts';
import type { DrawnCase, DrawView } from '#app/features/controls/domain/round-overview.ts';
import { formatNumber } from '#app/shared/text/format.ts';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';

/** More nobody reads in a cell; the list of each draw has them. */
const MOST_CASES = 100;

type Props = {
  before: DrawView;
  after: DrawView;
  isInForce: boolean;
  /** Marks protected identity; not in what is handed on. */
  showsProtected: boolean;
};

/** Two draws beside each other: which cases stayed, which came and which went. */
export function SideBySide({ before, after, isInForce, showsProtected }: Props) {
  const { stayed, came, went } = compareDraws(before, after);
  return (
    <Table
      caption={`Från dragning ${before.number} till dragning ${after.number}${isInForce ? ', som gäller' : ''}`}
    >
      <thead>
        <tr>
          <th scope="col">Vad</th>
          <th scope="col" data-numeric>
            Antal
          </th>
          <th scope="col">Ärenden</th>
        </tr>
      </thead>
      <tbody>
        <Row name="Kvar, dragna båda gångerna" cases={stayed} showsProtected={showsProtected} />
        <Row name="Nya" cases={came} showsProtected={showsProtected} />
        <Row name="Borta" cases={went} showsProtected={showsProtected} />
      </tbody>
    </Table>
  );
}

type RowProps = { name: string; cases: readonly DrawnCase[]; showsProtected: boolean };

function Row({ name, cases, showsProtected }: RowProps) {
  const shown = cases.slice(0, MOST_CASES);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-numeric>{cases.length === 0 ? 'inga' : formatNumber(cases.length)}</td>
      <td>
        {shown.map(({ key, isProtected }, index) => (
          <span key={key}>
            {index > 0 ? ', ' : ''}
            {key}
            {isProtected && showsProtected ? (
              <>
                {' '}
                <Status tone="warning">Skyddade personuppgifter</Status>
              </>
            ) : null}
          </span>
        ))}
        {cases.length > shown.length ? ` och ${formatNumber(cases.length - shown.length)} till` : ''}
      </td>
    </tr>
  );
}
