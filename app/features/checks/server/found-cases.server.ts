import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { overrunInWords } from '#app/features/checks/domain/check-words.ts';
import { limitColumns } from '#app/features/checks/domain/time-limit.ts';
import { filterColumns } from '#app/features/controls/domain/frame-filter.ts';
import type { Db } from '#db/client.server.ts';
import { type CheckRow, listFoundCases } from '#db/queries/checks.server.ts';
import { listRegisterColumns } from '#db/queries/registers.server.ts';
import type { FoundCase } from './tally-check.server.ts';

/** The farthest over the limit first; where there is no limit, as they came to the register. */
export function byOverrun(a: FoundCase, b: FoundCase): number {
  return (b.overrun?.daysOver ?? 0) - (a.overrun?.daysOver ?? 0) || a.caseId - b.caseId;
}

/** The columns that show why a case was found: those of the limit and of the rule's conditions. */
export function shownColumns({ rule }: CheckRow): string[] {
  const limit = rule.limit === null ? [] : limitColumns(rule.limit);
  return [...new Set([...limit, ...filterColumns(rule.conditions)])];
}

export type FoundCaseShown = ReturnType<typeof foundCasesShown>[number];

/** Some found cases with what a list shows of each, in the order given. */
export function foundCasesShown(db: Db, scope: UnitScope, check: CheckRow, found: readonly FoundCase[]) {
  const positionOf = new Map(
    listRegisterColumns(db, check.registerId).map(({ header, position }) => [header, position]),
  );
  const columns = shownColumns(check);
  const rows = listFoundCases(
    db,
    scope,
    found.map(({ caseId }) => caseId),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { limit } = check.rule;
  return found.flatMap(({ caseId, overrun }) => {
    const row = byId.get(caseId);
    if (row === undefined) return [];
    const { id, key, unitName, caseWorker, isProtected, values } = row;
    return {
      id,
      key,
      unitName,
      caseWorker: caseWorker ?? '',
      isProtected,
      cells: columns.map((column) => values[positionOf.get(column) ?? -1] ?? ''),
      fromColumn: overrun?.fromColumn ?? null,
      daysOver: overrun?.daysOver ?? null,
      arithmetic: overrun && limit ? overrunInWords(overrun, limit) : null,
    };
  });
}
