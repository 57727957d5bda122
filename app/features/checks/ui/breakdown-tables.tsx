import { Link } from '@remix-run/react';
import type { AgeBand } from '#app/features/checks/domain/age-bands.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { formatNumber, formatPercent } from '#app/shared/text/format.ts';
import { Table } from '#app/shared/ui/table.tsx';

type UnitTableProps = {
  units: readonly {
    readonly id: UnitId;
    readonly name: string;
    readonly lookedAt: number;
    readonly found: number;
  }[];
  toUnit: (unitId: UnitId) => string;
};

/** By unit, never by handläggare: the check is about the register, not about who works with it. */
export function UnitTable({ units, toUnit }: UnitTableProps) {
  return (
    <Table caption="Per enhet">
      <thead>
        <tr>
          <th scope="col">Enhet</th>
          <th scope="col" data-numeric="">
            Hittade
          </th>
          <th scope="col" data-numeric="">
            Av
          </th>
          <th scope="col" data-numeric="">
            Andel
          </th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.id}>
            <th scope="row">{unit.found > 0 ? <Link to={toUnit(unit.id)}>{unit.name}</Link> : unit.name}</th>
            <td data-numeric="">{formatNumber(unit.found)}</td>
            <td data-numeric="">{formatNumber(unit.lookedAt)}</td>
            <td data-numeric="">{formatPercent(unit.found / unit.lookedAt)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** How far over the limit they are. */
export function BandTable({ bands }: { bands: readonly AgeBand[] }) {
  return (
    <Table caption="Hur lång tid det har gått">
      <thead>
        <tr>
          <th scope="col">Tid</th>
          <th scope="col" data-numeric="">
            Ärenden
          </th>
        </tr>
      </thead>
      <tbody>
        {bands.map((band) => (
          <tr key={band.label}>
            <th scope="row">{band.label}</th>
            <td data-numeric="">{formatNumber(band.count)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
