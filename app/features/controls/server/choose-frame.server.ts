import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import {
  type CellReader,
  type FrameFilter,
  matchesFilter,
} from '#app/features/controls/domain/frame-filter.ts';
import { cellReader } from '#app/features/controls/domain/frame-preview.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listColumnsOfRegister } from '#db/queries/controls.server.ts';
import { listCasesForFrame } from '#db/queries/frames.server.ts';
import { unitsOfControl } from './control-units.server.ts';

/** Where a control finds its cases. */
export type FrameSource = { readonly registerId: RegisterId; readonly unitId: UnitId };

/** The register's columns and the cases the control may reach, before any filter. */
export function readFrameSource(db: Reader, scope: UnitScope, { registerId, unitId }: FrameSource) {
  const columns = listColumnsOfRegister(db, registerId);
  const positionByHeader = new Map(columns.map(({ header, position }) => [header, position]));
  const rows = listCasesForFrame(db, scope, registerId, unitsOfControl(db, unitId));
  return {
    columns,
    rows: rows.map((row) => ({ row, cell: cellReader(positionByHeader, row.values) })),
  };
}

/** The cases of the source that belong to the frame on the reference date. */
export function chooseFrame<Row>(
  rows: readonly { readonly row: Row; readonly cell: CellReader }[],
  filter: FrameFilter,
  referenceOn: CivilDate,
): { readonly row: Row; readonly cell: CellReader }[] {
  return rows.filter(({ cell }) => matchesFilter(filter, cell, referenceOn));
}
