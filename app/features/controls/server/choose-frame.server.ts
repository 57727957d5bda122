import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { PreviewCandidate } from '#app/features/controls/domain/frame-preview.ts';
import { cellReader } from '#app/features/controls/domain/frame-preview.ts';
import type { CaseId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { listColumnsOfRegister } from '#db/queries/controls.server.ts';
import { type CellBound, listCandidates } from '#db/queries/frame-candidates.server.ts';
import { unitsOfControl } from './control-units.server.ts';

/** Where a control finds its cases. */
export type FrameSource = { readonly registerId: RegisterId; readonly unitId: UnitId };

export type SourceCase = PreviewCandidate & { readonly caseId: CaseId };

/**
 * The register's columns and the cases the control may reach, with the cells of `columnsRead`. `prefilter` says which
 * cases are worth reading, given where each column stands; without it every case is read.
 */
export function readFrameSource(
  db: Reader,
  scope: UnitScope,
  { registerId, unitId }: FrameSource,
  columnsRead: readonly string[],
  prefilter?: (positionByHeader: ReadonlyMap<string, number>) => CellBound,
) {
  const columns = listColumnsOfRegister(db, registerId);
  const positionByHeader = new Map(columns.map(({ header, position }) => [header, position]));
  const known = columnsRead.filter((header) => positionByHeader.has(header));
  const source = { registerId, unitIds: unitsOfControl(db, unitId) };
  const units = new Map(listUnits(db).map(({ id, name }) => [id, name]));
  const placeByHeader = new Map(known.map((header, place) => [header, place]));
  const rows = listCandidates(
    db,
    scope,
    source,
    known.map((header) => positionByHeader.get(header) ?? -1),
    prefilter?.(positionByHeader),
  );
  return {
    columns,
    cases: rows.map(
      ([caseId, key, caseUnitId, isProtected, ...cells]): SourceCase => ({
        caseId,
        key,
        isProtected: isProtected === 1,
        unitName: units.get(caseUnitId) ?? '',
        cell: cellReader(placeByHeader, cells),
      }),
    ),
  };
}
