import { createHash } from 'node:crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { CaseId, FrameCaseId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { cases, imports } from '../schema/cases.ts';
import { rounds } from '../schema/controls.ts';
import { frameCases, frames } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';
import { isRoundWithin } from './round-scope.server.ts';

/** The same for the same case numbers, whatever other columns a frame's file has. */
function keysFingerprint(keys: readonly string[]): string {
  // A line break parts the keys: one with a line break in it stands with its length in front.
  const lines = [...keys].sort().map((key) => `${key.length}:${key}\n`);
  return createHash('sha256').update(lines.join(''), 'utf8').digest('hex');
}

/**
 * Writes the frame and its cases as they stand in the register now: their values in the order of `positions`, and the
 * key given beside each. The database copies the rows itself: of 100,000 cases the way over the program took most of
 * the time.
 */
export function insertFrame(
  tx: WriteTx,
  roundId: RoundId,
  frame: Omit<typeof frames.$inferInsert, 'roundId'>,
  chosen: readonly (readonly [caseId: CaseId, key: string])[],
  positions: readonly number[],
): void {
  tx.insert(frames)
    .values({ ...frame, roundId, keysFingerprint: keysFingerprint(chosen.map(([, key]) => key)) })
    .run();
  const isStraight = positions.every((position, place) => position === place);
  const picked = sql`json_array(${sql.join(
    positions.map((position) => sql`coalesce(json_extract(${cases.values}, ${`$[${position}]`}), '')`),
    sql`, `,
  )})`;
  const values = isStraight
    ? sql`CASE WHEN json_array_length(${cases.values}) = ${positions.length} THEN ${cases.values} ELSE ${picked} END`
    : picked;
  tx.run(sql`
    INSERT INTO ${frameCases} (round_id, case_id, key, unit_id, case_worker, co_worker, is_protected, "values")
    SELECT ${roundId}, ${cases.id}, chosen.value ->> 1, ${cases.unitId}, ${cases.caseWorker}, ${cases.coWorker},
      ${cases.isProtected}, ${values}
    FROM json_each(${JSON.stringify(chosen)}) AS chosen
    JOIN ${cases} ON ${cases.id} = chosen.value ->> 0`);
}

/** The frozen frame without its file, which may be large; undefined before the freeze. */
export function findFrame(db: Reader, roundId: RoundId) {
  return db
    .select({
      fingerprint: frames.fingerprint,
      size: frames.size,
      columns: frames.columns,
      filterInWords: frames.filterInWords,
      leftOut: frames.leftOut,
      importId: frames.importId,
      frozenAt: frames.frozenAt,
      frozenByName: people.displayName,
      importedAt: imports.endedAt,
      extractedOn: imports.extractedOn,
    })
    .from(frames)
    .innerJoin(imports, eq(imports.id, frames.importId))
    .innerJoin(people, eq(people.id, frames.frozenById))
    .where(eq(frames.roundId, roundId))
    .get();
}

/** The canonical file, byte for byte as it was frozen. */
export function findCanonicalFrame(db: Reader, roundId: RoundId): string | undefined {
  return db.select({ text: frames.canonicalText }).from(frames).where(eq(frames.roundId, roundId)).get()
    ?.text;
}

/** Who stands as handläggare and medhandläggare in the frozen frame: each pair of cells once, empty ones left out. */
export function listCaseWorkersOfFrame(db: Reader, scope: UnitScope, roundId: RoundId) {
  return db
    .selectDistinct({ caseWorker: frameCases.caseWorker, coWorker: frameCases.coWorker })
    .from(frameCases)
    .where(
      and(
        eq(frameCases.roundId, roundId),
        sql`(${frameCases.caseWorker} IS NOT NULL OR ${frameCases.coWorker} IS NOT NULL)`,
        sql`${frameCases.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
      ),
    )
    .all();
}

/** The units whose cases stand in the frame; nothing of the cases. */
export function listFrameUnitIds(db: Reader, roundId: RoundId): UnitId[] {
  return db
    .selectDistinct({ unitId: frameCases.unitId })
    .from(frameCases)
    .where(eq(frameCases.roundId, roundId))
    .all()
    .map(({ unitId }) => unitId);
}

/**
 * The frozen frame as a draw reads it: of each case its number and the cells at the positions asked for, by key in UTF-8
 * bytes; −1 for a column that the frame does not have. Empty when the round is outside the scope.
 */
export function listFrameCells(
  db: Reader,
  scope: UnitScope,
  roundId: RoundId,
  positions: readonly number[],
): { id: FrameCaseId; key: string; cells: string[] }[] {
  // Only what the design reads, as plain rows: parsing every cell of 100,000 cases took most of the time of a draw.
  const cells = positions.map((position) =>
    position < 0 ? sql`, ''` : sql`, coalesce(json_extract(${frameCases.values}, ${`$[${position}]`}), '')`,
  );
  const rows = db.values<[FrameCaseId, string, ...string[]]>(sql`
    SELECT ${frameCases.id}, ${frameCases.key}${sql.join(cells)}
    FROM ${frameCases} JOIN ${rounds} ON ${rounds.id} = ${frameCases.roundId}
    WHERE ${frameCases.roundId} = ${roundId}
      AND ${isRoundWithin(scope)}
    ORDER BY ${frameCases.key}`);
  return rows.map(([id, key, ...texts]) => ({ id, key, cells: texts }));
}

/** Every case of the frozen frame as it stood then, by key. Empty when the round is outside the scope. */
export function listFrameCases(db: Reader, scope: UnitScope, roundId: RoundId) {
  return db
    .select({ id: frameCases.id, key: frameCases.key, values: frameCases.values })
    .from(frameCases)
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(and(eq(frameCases.roundId, roundId), isRoundWithin(scope)))
    .orderBy(asc(frameCases.key))
    .all();
}
