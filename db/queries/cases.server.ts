import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { CaseId, RegisterId } from '#app/shared/domain/ids.ts';
import { searchKey } from '#app/shared/text/format.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { caseChanges, caseListings, cases, imports, registerValues } from '../schema/cases.ts';

/** What a list of cases shows: all of it comes from the address. */
export type CaseListFilter = {
  readonly search: string;
  readonly presence: 'present' | 'gone' | 'all';
  /** Position of a column, or 'key'. */
  readonly sort: number | 'key';
  readonly direction: 'asc' | 'desc';
  /** By column: the id of a register value, or whether the cell is empty or filled. */
  readonly columns: readonly { readonly position: number; readonly is: number | 'empty' | 'filled' }[];
  /** By column of dates or numbers: from and to, both included; "" is an open end. */
  readonly ranges: readonly CaseRange[];
};

export type CaseRange = {
  readonly position: number;
  readonly kind: 'dates' | 'numbers';
  readonly from: string;
  readonly to: string;
};

const inScope = (column: SQL | typeof cases.unitId | typeof caseListings.unitId, scope: UnitScope) =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;

// The key stands in the first four bytes, the column of position p in the four from byte 5 + 4p.
const rankOf = (column: number | 'key') =>
  sql`substr(${caseListings.ranks}, ${sql.raw(String(column === 'key' ? 1 : 5 + 4 * column))}, 4)`;
const NO_RANK = sql.raw("x'00000000'");

/** The cases of one page of the list and how many there are in all. Empty cells come last in either direction. */
export function listCases(
  db: Reader,
  scope: UnitScope,
  registerId: RegisterId,
  filter: CaseListFilter,
  page: { limit: number; offset: number },
) {
  const conditions = and(
    eq(caseListings.registerId, registerId),
    inScope(caseListings.unitId, scope),
    filter.presence === 'all' ? undefined : eq(caseListings.isGone, filter.presence === 'gone'),
    filter.search === ''
      ? undefined
      : sql`instr(${caseListings.searchText}, ${searchKey(filter.search)}) > 0`,
    ...filter.columns.map((column) => columnCondition(db, registerId, column)),
    ...filter.ranges.map((range) => rangeCondition(db, scope, registerId, range)),
  );
  const total =
    db.select({ count: sql<number>`count(*)` }).from(caseListings).where(conditions).get()?.count ?? 0;
  const rank = rankOf(filter.sort);
  const direction = filter.direction === 'asc' ? asc : desc;
  const ids = db
    .select({ caseId: caseListings.caseId })
    .from(caseListings)
    .where(conditions)
    .orderBy(
      ...(filter.sort === 'key' ? [] : [sql`${rank} = ${NO_RANK}`]),
      direction(rank),
      ...(filter.sort === 'key' ? [] : [rankOf('key')]),
    )
    .limit(page.limit)
    .offset(page.offset)
    .all()
    .map((row) => row.caseId);
  const rows = db
    .select({
      id: cases.id,
      key: cases.key,
      values: cases.values,
      unitName: units.name,
      isProtected: cases.isProtected,
      goneImportId: cases.goneImportId,
    })
    .from(cases)
    .innerJoin(units, eq(units.id, cases.unitId))
    .where(and(inArray(cases.id, ids), inScope(cases.unitId, scope)))
    .all();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { total, rows: ids.flatMap((id) => byId.get(id) ?? []) };
}

function columnCondition(db: Reader, registerId: RegisterId, column: CaseListFilter['columns'][number]): SQL {
  const rank = rankOf(column.position);
  if (column.is === 'empty') return sql`${rank} = ${NO_RANK}`;
  if (column.is === 'filled') return sql`${rank} <> ${NO_RANK}`;
  const value = db
    .select({ rank: registerValues.rank })
    .from(registerValues)
    .where(
      and(
        eq(registerValues.registerId, registerId),
        eq(registerValues.position, column.position),
        eq(registerValues.id, column.is),
      ),
    )
    .get();
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value?.rank ?? 0xffffffff);
  return sql`${rank} = ${bytes}`;
}

/**
 * The cases whose value lies in the range: a series of dates counts as its latest day. The values are looked through
 * once for the lowest and the highest rank; ranks follow the values, so that these two say it all.
 */
function rangeCondition(db: Reader, scope: UnitScope, registerId: RegisterId, range: CaseRange): SQL {
  const cell = sql`coalesce(json_extract(${cases.values}, ${`$[${range.position}]`}), '')`;
  const value = range.kind === 'dates' ? sql`substr(${cell}, -10)` : sql`CAST(${cell} AS REAL)`;
  const end = (text: string) => (range.kind === 'dates' ? text : Number(text));
  const rank = rankOf(range.position);
  const ends = db
    .select({ low: sql<Buffer | null>`min(${rank})`, high: sql<Buffer | null>`max(${rank})` })
    .from(caseListings)
    .innerJoin(cases, eq(cases.id, caseListings.caseId))
    .where(
      and(
        eq(caseListings.registerId, registerId),
        inScope(caseListings.unitId, scope),
        sql`${rank} <> ${NO_RANK}`,
        range.from === '' ? undefined : sql`${value} >= ${end(range.from)}`,
        range.to === '' ? undefined : sql`${value} <= ${end(range.to)}`,
      ),
    )
    .get();
  return ends?.low && ends.high ? sql`${rank} BETWEEN ${ends.low} AND ${ends.high}` : sql`0`;
}

/** The values one may filter by, as far as the scope has a case with them, in Swedish order. */
export function listFilterValues(db: Reader, scope: UnitScope, registerId: RegisterId) {
  return db
    .select({ id: registerValues.id, position: registerValues.position, value: registerValues.value })
    .from(registerValues)
    .where(
      and(
        eq(registerValues.registerId, registerId),
        sql`EXISTS (SELECT 1 FROM json_each(${registerValues.unitIds}) AS own WHERE ${inScope(sql`own.value`, scope)})`,
      ),
    )
    .orderBy(registerValues.position, registerValues.rank)
    .all();
}

/** How many cases of the register there are by what stands in one column of theirs and the unit they lie on. Gone ones too. */
export function countByCellAndUnit(db: Reader, registerId: RegisterId, position: number) {
  const cellText = sql<string>`coalesce(json_extract(${cases.values}, ${`$[${position}]`}), '')`;
  return db
    .select({ cellText, unitId: cases.unitId, count: sql<number>`count(*)` })
    .from(cases)
    .where(eq(cases.registerId, registerId))
    .groupBy(cellText, cases.unitId)
    .orderBy(cellText)
    .all();
}

/** How many cases that stand in the latest imports have each pair of handläggare and medhandläggare, within the scope. */
export function countByCaseWorkers(db: Reader, scope: UnitScope, registerIds: readonly RegisterId[]) {
  return db
    .select({ caseWorker: cases.caseWorker, coWorker: cases.coWorker, count: sql<number>`count(*)` })
    .from(cases)
    .where(
      and(
        inArray(cases.registerId, [...registerIds]),
        inScope(cases.unitId, scope),
        sql`${cases.goneImportId} IS NULL`,
        sql`(${cases.caseWorker} IS NOT NULL OR ${cases.coWorker} IS NOT NULL)`,
      ),
    )
    .groupBy(cases.caseWorker, cases.coWorker)
    .all();
}

/**
 * The different values of a column with the units that have a case with them, whatever the scope; undefined when the
 * column has too many for a list. Much quicker than looking at the cases.
 */
export function listColumnValues(db: Reader, registerId: RegisterId, position: number) {
  const values = db
    .select({ value: registerValues.value, unitIds: registerValues.unitIds })
    .from(registerValues)
    .where(and(eq(registerValues.registerId, registerId), eq(registerValues.position, position)))
    .all();
  return values.length === 0 ? undefined : values;
}

/** Whether the scope reaches any case of the register, gone ones too. */
export function hasCasesInScope(db: Reader, scope: UnitScope, registerId: RegisterId): boolean {
  return (
    db
      .select({ id: cases.id })
      .from(cases)
      .where(and(eq(cases.registerId, registerId), inScope(cases.unitId, scope)))
      .limit(1)
      .get() !== undefined
  );
}

/** One case with the names a page needs; undefined when it is outside the scope or of another register. */
export function findCase(db: Reader, scope: UnitScope, registerId: RegisterId, caseId: CaseId) {
  return db
    .select({
      id: cases.id,
      key: cases.key,
      values: cases.values,
      unitId: cases.unitId,
      unitName: units.name,
      isProtected: cases.isProtected,
      firstImportId: cases.firstImportId,
      goneImportId: cases.goneImportId,
    })
    .from(cases)
    .innerJoin(units, eq(units.id, cases.unitId))
    .where(and(eq(cases.id, caseId), eq(cases.registerId, registerId), inScope(cases.unitId, scope)))
    .get();
}

/** What imports have done to a case, newest first; the import that brought it is not among them. */
export function listChangesOfCase(db: Reader, scope: UnitScope, caseId: CaseId) {
  return db
    .select({
      importId: caseChanges.importId,
      kind: caseChanges.kind,
      changes: caseChanges.changes,
      at: imports.endedAt,
      importedBy: people.displayName,
      fileName: imports.fileName,
    })
    .from(caseChanges)
    .innerJoin(cases, eq(cases.id, caseChanges.caseId))
    .innerJoin(imports, eq(imports.id, caseChanges.importId))
    .innerJoin(people, eq(people.id, imports.uploadedById))
    .where(and(eq(caseChanges.caseId, caseId), inScope(cases.unitId, scope)))
    .orderBy(desc(caseChanges.id))
    .all();
}

/** The id of the case with exactly this key; undefined when it is not there or outside the scope. */
export function findCaseIdByKey(
  db: Reader,
  scope: UnitScope,
  registerId: RegisterId,
  key: string,
): CaseId | undefined {
  return db
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.registerId, registerId), eq(cases.key, key), inScope(cases.unitId, scope)))
    .get()?.id;
}
