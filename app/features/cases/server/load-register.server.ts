import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { type CaseListAddress, columnsToShow } from '#app/features/cases/domain/case-list.ts';
import type { RegisterColumn } from '#app/features/cases/domain/column-layout.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { type CaseRange, listCases, listFilterValues } from '#db/queries/cases.server.ts';
import { listImportHistory, listOpenImports } from '#db/queries/imports.server.ts';
import { listRegisterColumns } from '#db/queries/registers.server.ts';
import type { ImportFacts } from './import-preview.server.ts';
import { listMovableCases } from './move-to-units.server.ts';
import { nameDecider } from './name-authority.server.ts';
import { mayImport, mayManage, requireRegister } from './reach-register.server.ts';
import { sampleFor } from './sample-file.server.ts';
import { whatToDecide } from './what-to-decide.server.ts';

export const CASES_A_PAGE = 50;

/** A page of a register's cases as the address asks for it, with what the filters may offer. */
export function loadRegister(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
  address: CaseListAddress,
) {
  const { register, scope } = requireRegister(services, actor, registerId);
  const columns = listRegisterColumns(services.db, registerId);
  const values = listFilterValues(services.db, scope, registerId);
  const known = {
    ...address,
    sort: columns.some((one) => one.position === address.sort) ? address.sort : 'key',
  } as const;
  const page = { limit: CASES_A_PAGE, offset: (address.page - 1) * CASES_A_PAGE };
  const filter = { ...known, ranges: rangesOf(columns, known.ranges) };
  const { total, rows } = listCases(services.db, scope, registerId, filter, page);
  const shown = columnsToShow(columns, values, address.showsAllColumns);
  return {
    register: {
      id: register.id,
      name: register.name,
      kind: register.kind,
      keyHeader: register.keyHeader,
      keyHandling: register.keyHandling,
    },
    unitName: listUnits(services.db).find((unit) => unit.id === register.unitId)?.name ?? '',
    mayImport: mayImport(actor, register),
    movable: mayImport(actor, register) ? listMovableCases(services.db, register) : [],
    toDecide: mayManage(actor, register)
      ? whatToDecide(services.db, nameDecider(services, actor), register, columns)
      : null,
    openImports: mayImport(actor, register) ? openImportsOf(services.db, registerId) : [],
    hasSample: sampleFor(register.kind) !== null,
    imports: listImportHistory(services.db, registerId).map((one) => ({
      ...one,
      facts: one.facts as ImportFacts | null,
    })),
    address: known,
    total,
    pageCount: Math.max(1, Math.ceil(total / CASES_A_PAGE)),
    columns: shown,
    hiddenColumnCount: columns.length - shown.length,
    filters: columns.map((column) => ({
      ...column,
      values: values
        .filter((one) => one.position === column.position)
        .map(({ id, value }) => ({ id, value })),
    })),
    rows: rows.map(({ values: cells, goneImportId, ...row }) => ({
      ...row,
      isGone: goneImportId !== null,
      cells: shown.map((column) => cells[column.position] ?? ''),
    })),
  };
}

/** The files on their way in, without where they are kept. */
function openImportsOf(db: Reader, registerId: RegisterId) {
  return listOpenImports(db, registerId).map(({ id, state, fileName, uploadedAt, uploadedBy }) => ({
    id,
    state,
    fileName,
    uploadedAt,
    uploadedBy,
  }));
}

/** The ranges that fit their column: dates for columns of dates, numbers for numbers. Others are as if not asked for. */
function rangesOf(columns: readonly RegisterColumn[], ranges: CaseListAddress['ranges']): CaseRange[] {
  return ranges.flatMap(({ position, from, to }) => {
    const type = columns.find((column) => column.position === position)?.type;
    const kind =
      type === 'number' ? 'numbers' : type === 'date' || type === 'dateSeries' ? 'dates' : undefined;
    const isOfKind = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) === (kind === 'dates');
    if (kind === undefined || ![from, to].every((text) => text === '' || isOfKind(text))) return [];
    return [{ position, kind, from, to }];
  });
}
