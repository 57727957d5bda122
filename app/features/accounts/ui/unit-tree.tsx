import { Link } from '@remix-run/react';
import type { UnitKind } from '#app/shared/domain/vocabulary.ts';
import { formatNumber } from '#app/shared/text/format.ts';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { UNIT_KIND_NAMES } from './account-words.ts';
import styles from './unit-tree.module.css';

type UnitTreeProps = {
  units: readonly {
    id: number;
    name: string;
    kind: UnitKind;
    isClosed: boolean;
    depth: number;
    peopleCount: number;
  }[];
};

const DEPTHS = [styles.depth0, styles.depth1, styles.depth2, styles.depth3];

/** The tree as a table in reading order: indented for the eye, "Avdelning" and "Enhet" in words for the ear. */
export function UnitTree({ units }: UnitTreeProps) {
  return (
    <Table caption="Enheter" captionHidden>
      <thead>
        <tr>
          <th scope="col">Namn</th>
          <th scope="col">Nivå</th>
          <th scope="col" data-numeric>
            Personer med roll här
          </th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.id}>
            <td>
              <div className={DEPTHS[Math.min(unit.depth, 3)]}>
                <Link to={`/organisation/enheter/${unit.id}`}>{unit.name}</Link>{' '}
                {unit.isClosed ? <Status tone="neutral">Stängd</Status> : null}
              </div>
            </td>
            <td>{UNIT_KIND_NAMES[unit.kind]}</td>
            <td data-numeric>{formatNumber(unit.peopleCount)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
