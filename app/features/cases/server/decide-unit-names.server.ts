import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { comparableName } from '#app/features/cases/domain/cell-text.ts';
import { mostAlike } from '#app/features/cases/domain/name-similarity.ts';
import type { RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { countByCellAndUnit, listColumnValues } from '#db/queries/cases.server.ts';
import { OverCases } from '#db/queries/over-cases.server.ts';
import { listRegisterColumns, type RegisterRow } from '#db/queries/registers.server.ts';
import { readUnitMatches, saveUnitMatch } from '#db/queries/unit-matches.server.ts';
import { type AuditEntry, transact } from '#db/transact.server.ts';
import { matchUnitsOf, unitsOfRegister } from './match-units.server.ts';
import { requireManagedRegister } from './reach-register.server.ts';

export type UnitName = {
  readonly name: string;
  readonly caseCount: number;
  /** What somebody has decided; null where the name stands for itself or for nothing. */
  readonly decidedId: UnitId | null;
  /** The unit it means now; null where it means none. */
  readonly unitId: UnitId | null;
  /** For a name that means none: the unit whose name is most like it, if any is like enough. */
  readonly likeId: UnitId | null;
};

const cells = new OverCases<ReturnType<typeof countByCellAndUnit>>(10);

/** The names in the register's column for enhet with the number of cases, those that mean no unit first. */
export function listUnitNames(db: Reader, register: Pick<RegisterRow, 'id' | 'unitId'>): UnitName[] {
  const column = listRegisterColumns(db, register.id).find(({ type }) => type === 'unit');
  if (column === undefined) return [];
  const counts = new Map<string, { name: string; caseCount: number }>();
  const counted = cells.answer(db, [register.id, column.position], () =>
    countByCellAndUnit(db, register.id, column.position),
  );
  for (const { cellText, count } of counted) {
    const key = comparableName(cellText);
    const known = counts.get(key) ?? { name: cellText, caseCount: 0 };
    if (key !== '') counts.set(key, { ...known, caseCount: known.caseCount + count });
  }
  const units = unitsOfRegister(db, register);
  const decided = readUnitMatches(db, register.id);
  const { knownUnitOf } = matchUnitsOf(db, register, []);
  return [...counts]
    .map(([key, { name, caseCount }]) => {
      const unitId = knownUnitOf(name) ?? null;
      const likeId = unitId === null ? (mostAlike(name, units)[0]?.id ?? null) : null;
      return { name, caseCount, decidedId: decided.get(key) ?? null, unitId, likeId };
    })
    .sort((a, b) => Number(a.unitId !== null) - Number(b.unitId !== null) || b.caseCount - a.caseCount);
}

/** How many names in the column mean no unit. As a rule the few values of the column tell so, without their cases. */
export function countUnknownUnitNames(db: Reader, register: Pick<RegisterRow, 'id' | 'unitId'>): number {
  const column = listRegisterColumns(db, register.id).find(({ type }) => type === 'unit');
  const values = column && listColumnValues(db, register.id, column.position);
  if (values === undefined) return listUnitNames(db, register).filter(({ unitId }) => unitId === null).length;
  const { knownUnitOf } = matchUnitsOf(db, register, []);
  const unknown = values.filter(({ value }) => knownUnitOf(value) === undefined);
  return new Set(unknown.map(({ value }) => comparableName(value))).size;
}

export type UnitNameDecision = { readonly name: string; readonly unitId: UnitId | undefined };

/** Decides which units the names mean. The next import follows it; cases that are there are moved by a button of their own. */
export function decideUnitNames(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
  decisions: readonly UnitNameDecision[],
): Result<number, 'not_offered'> {
  const { register } = requireManagedRegister(services, actor, registerId);
  const decidedAt = services.now();
  return transact<Result<number, 'not_offered'>>(
    services.db,
    { actorId: actor.personId, now: decidedAt },
    (tx) => {
      const names = new Map(listUnitNames(tx, register).map((one) => [comparableName(one.name), one]));
      const offered = new Set(unitsOfRegister(tx, register).map(({ id }) => id));
      const changed: { found: UnitName; unitId: UnitId | undefined }[] = [];
      for (const { name, unitId } of decisions) {
        const found = names.get(comparableName(name));
        if (found === undefined || (unitId !== undefined && !offered.has(unitId)))
          return { value: err('not_offered'), unchanged: true } as const;
        if ((found.decidedId ?? undefined) !== unitId) changed.push({ found, unitId });
      }
      const audit = changed.map(({ found, unitId }): AuditEntry => {
        const decision = { name: found.name, unitId, decidedAt, decidedById: actor.personId };
        saveUnitMatch(tx, registerId, decision);
        const detail = { from: found.unitId, to: unitId ?? null, caseCount: found.caseCount };
        const about = { entity: 'register', entityId: registerId, unitId: register.unitId };
        return { action: 'register.unitMatched', ...about, detail };
      });
      const [first, ...rest] = audit;
      if (first === undefined) return { value: ok(0), unchanged: true } as const;
      return { value: ok(audit.length), audit: [first, ...rest] };
    },
  );
}
