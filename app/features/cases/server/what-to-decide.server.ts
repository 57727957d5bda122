import type { RegisterColumn } from '#app/features/cases/domain/column-layout.ts';
import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import type { Reader } from '#db/client.server.ts';
import { OverCases } from '#db/queries/over-cases.server.ts';
import { countProtectedCases } from '#db/queries/protected-cases.server.ts';
import type { RegisterRow } from '#db/queries/registers.server.ts';
import { countUnknownUnitNames } from './decide-unit-names.server.ts';
import { countUnknownNames } from './load-names.server.ts';
import type { NameDecider } from './name-authority.server.ts';

const protectedCounts = new OverCases<number>(20);

/** What waits for a decision in the register: names nobody has been found for, and a rule for protected cases. */
export function whatToDecide(
  db: Reader,
  decider: NameDecider,
  register: RegisterRow,
  columns: readonly RegisterColumn[],
) {
  const has = (type: ColumnType) => columns.some((column) => column.type === type);
  const isRuleMissing = register.protectedRule === null && has('protectedIdentity');
  return {
    nameCount: has('caseWorker') || has('coWorker') ? countUnknownNames(db, decider, register) : 0,
    unitNameCount: has('unit') ? countUnknownUnitNames(db, register) : 0,
    protectedCount: isRuleMissing
      ? protectedCounts.answer(db, [register.id], () => countProtectedCases(db, register.id))
      : 0,
  };
}
