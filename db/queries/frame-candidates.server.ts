import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { CaseId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { cases } from '../schema/cases.ts';
import { controls } from '../schema/controls.ts';

/**
 * What a cell must be for its case to be worth reading, by position. Days are compared by their text: ISO sorts as the
 * calendar does.
 */
export type CellBound =
  | { readonly kind: 'all' | 'any'; readonly of: readonly CellBound[] }
  | { readonly kind: 'in' | 'notIn'; readonly position: number; readonly values: readonly string[] }
  /** The first ten characters, which in a series are its first day. */
  | { readonly kind: 'dayUpTo'; readonly position: number; readonly day: string }
  | { readonly kind: 'dayFrom'; readonly position: number; readonly day: string };

/** A case as a frame is chosen from: only the wanted cells, in the order of the positions asked for. */
export type CandidateRow = readonly [
  caseId: CaseId,
  key: string,
  unitId: UnitId,
  isProtected: number,
  ...cells: string[],
];

const cellAt = (position: number): SQL =>
  sql`coalesce(json_extract(${cases.values}, ${`$[${position}]`}), '')`;

/**
 * The cases now in the register that belong to one of `unitIds`, as far as the scope reaches, and meet the bound; what a
 * frame is chosen from. Only the cells at `positions` are read: of 100,000 cases the values whole take most of the time.
 * Ordered by nothing.
 */
export function listCandidates(
  db: Reader,
  scope: UnitScope,
  source: { readonly registerId: RegisterId; readonly unitIds: ReadonlySet<UnitId> },
  positions: readonly number[],
  bound: CellBound | undefined,
): CandidateRow[] {
  const cells = positions.map((position) => sql`, ${cellAt(position)}`);
  return db.values<unknown[]>(sql`
    SELECT ${cases.id}, ${cases.key}, ${cases.unitId}, ${cases.isProtected}${sql.join(cells)}
    FROM ${cases}
    WHERE ${reached(scope, source)} AND ${bound ? boundToSql(bound) : sql`true`}`) as unknown as CandidateRow[];
}

/**
 * The cases now in a register, of every unit, by key from after `afterKey` on and at most `limit` of them (−1: all), with
 * the cells at `positions`. For a store that many share; whoever hands its cases on looks to the scope.
 */
export function listPresentCases(
  db: Reader,
  registerId: RegisterId,
  positions: readonly number[],
  { afterKey, limit }: { readonly afterKey: string; readonly limit: number },
): CandidateRow[] {
  const cells = positions.map((position) => sql`, ${cellAt(position)}`);
  return db.values<unknown[]>(sql`
    SELECT ${cases.id}, ${cases.key}, ${cases.unitId}, ${cases.isProtected}${sql.join(cells)}
    FROM ${cases}
    WHERE ${cases.registerId} = ${registerId} AND ${cases.goneImportId} IS NULL AND ${cases.key} > ${afterKey}
    ORDER BY ${cases.key}
    LIMIT ${limit}`) as unknown as CandidateRow[];
}

/** The filters and designs of the controls in use on a register. */
export function listControlShapes(db: Reader, registerId: RegisterId) {
  return db
    .select({ filter: controls.filter, design: controls.design })
    .from(controls)
    .where(and(eq(controls.registerId, registerId), isNull(controls.archivedAt)))
    .all();
}

function reached(
  scope: UnitScope,
  { registerId, unitIds }: { readonly registerId: RegisterId; readonly unitIds: ReadonlySet<UnitId> },
) {
  const reachable = scope.unitIds.filter((unitId) => unitIds.has(unitId));
  return and(
    eq(cases.registerId, registerId),
    isNull(cases.goneImportId),
    sql`${cases.unitId} IN (SELECT value FROM json_each(${JSON.stringify(reachable)}))`,
  );
}

function boundToSql(bound: CellBound): SQL {
  switch (bound.kind) {
    case 'all':
    case 'any': {
      const empty = bound.kind === 'all' ? sql`true` : sql`false`;
      if (bound.of.length === 0) return empty;
      return sql`(${sql.join(bound.of.map(boundToSql), bound.kind === 'all' ? sql` AND ` : sql` OR `)})`;
    }
    case 'in':
      return sql`${cellAt(bound.position)} IN (SELECT value FROM json_each(${JSON.stringify(bound.values)}))`;
    case 'notIn':
      return sql`${cellAt(bound.position)} NOT IN (SELECT value FROM json_each(${JSON.stringify(bound.values)}))`;
    case 'dayUpTo':
      return sql`substr(${cellAt(bound.position)}, 1, 10) <= ${bound.day}`;
    case 'dayFrom':
      return sql`(substr(${cellAt(bound.position)}, 1, 10) >= ${bound.day} OR length(${cellAt(bound.position)}) > 10)`;
  }
}
