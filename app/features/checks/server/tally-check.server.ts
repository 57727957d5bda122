import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { type CheckDefinition, checkColumns, prepareCheck } from '#app/features/checks/domain/check-rule.ts';
import type { Overrun } from '#app/features/checks/domain/time-limit.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { CaseId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import type { Db } from '#db/client.server.ts';
import { listCheckedCases } from '#db/queries/checks.server.ts';
import { listRegisterColumns } from '#db/queries/registers.server.ts';

/** After so many cases other requests get their turn: about 20 ms of work. */
const CASES_A_TURN = 5000;

export type FoundCase = {
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  readonly overrun: Overrun | null;
};

export type UnitTally = { lookedAt: number; found: number };

export type Tally = {
  /** A unit stands here when the register has a case of it, also when the check looks at none of them. */
  readonly byUnit: ReadonlyMap<UnitId, UnitTally>;
  readonly lookedAt: number;
  readonly found: readonly FoundCase[];
  /** Columns that the check reads and the register lacks; nothing is then counted. */
  readonly missingColumns: readonly string[];
};

/** Holds every case of the register that the scope reaches against a check, on one reference date. Writes nothing. */
export async function tallyCheck(
  db: Db,
  scope: UnitScope | 'everyUnit',
  registerId: RegisterId,
  check: CheckDefinition,
  referenceOn: CivilDate,
): Promise<Tally> {
  const columns = checkColumns(check);
  const positionOf = new Map(
    listRegisterColumns(db, registerId).map(({ header, position }) => [header, position]),
  );
  const byUnit = new Map<UnitId, UnitTally>();
  const found: FoundCase[] = [];
  const missingColumns = columns.filter((column) => !positionOf.has(column));
  if (missingColumns.length > 0) return { byUnit, lookedAt: 0, found, missingColumns };

  const positions = columns.map((column) => positionOf.get(column) ?? 0);
  const indexOf = new Map(columns.map((column, index) => [column, index]));
  const judge = prepareCheck(check, referenceOn);
  let lookedAt = 0;
  let after = 0;
  for (;;) {
    const rows = listCheckedCases(db, scope, registerId, positions, { after, limit: CASES_A_TURN });
    for (const { caseId, unitId, cells } of rows) {
      const verdict = judge((column) => cells[indexOf.get(column) ?? -1] ?? '');
      const tally = tallyOf(byUnit, unitId);
      if (verdict === 'outside') continue;
      lookedAt += 1;
      tally.lookedAt += 1;
      if (verdict === 'right') continue;
      tally.found += 1;
      found.push({ caseId, unitId, overrun: verdict.overrun });
    }
    after = rows.at(-1)?.caseId ?? after;
    if (rows.length < CASES_A_TURN) return { byUnit, lookedAt, found, missingColumns };
    await letOthersIn();
  }
}

function tallyOf(byUnit: Map<UnitId, UnitTally>, unitId: UnitId): UnitTally {
  const known = byUnit.get(unitId);
  if (known) return known;
  const tally = { lookedAt: 0, found: 0 };
  byUnit.set(unitId, tally);
  return tally;
}
