import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ImportId, UnitId } from '#app/shared/domain/ids.ts';

/** What a check found in one unit after one import. */
export type StoredCount = {
  readonly importId: ImportId;
  /** The instant the import was read in. */
  readonly importedAt: string;
  readonly unitId: UnitId;
  readonly ruleVersion: number;
  readonly referenceOn: CivilDate;
  readonly foundCount: number;
  readonly lookedAtCount: number;
};

/** What a check found after one import, in all units a person reaches. */
export type TrendPoint = {
  readonly importId: ImportId;
  readonly importedAt: string;
  readonly referenceOn: CivilDate;
  readonly found: number;
  readonly lookedAt: number;
  /** The rule is another than at the point before: the two cannot be compared. */
  readonly isRuleChanged: boolean;
};

/** The counts of one check put together by import, oldest first. Units are summed; nothing is filled in. */
export function trendOf(counts: readonly StoredCount[]): TrendPoint[] {
  const byImport = new Map<ImportId, StoredCount[]>();
  for (const count of counts) {
    const rows = byImport.get(count.importId);
    if (rows) rows.push(count);
    else byImport.set(count.importId, [count]);
  }
  const groups = [...byImport.values()].sort((a, b) => (a[0]?.importId ?? 0) - (b[0]?.importId ?? 0));
  return groups.flatMap((rows, index) => {
    const [first] = rows;
    if (first === undefined) return [];
    const before = groups[index - 1]?.[0];
    return {
      importId: first.importId,
      importedAt: first.importedAt,
      referenceOn: first.referenceOn,
      found: rows.reduce((sum, { foundCount }) => sum + foundCount, 0),
      lookedAt: rows.reduce((sum, { lookedAtCount }) => sum + lookedAtCount, 0),
      isRuleChanged: before !== undefined && before.ruleVersion !== first.ruleVersion,
    };
  });
}

/** How many more or fewer are found than after the import before; null with one point or another rule. */
export function changeSince(trend: readonly TrendPoint[]): number | null {
  const latest = trend.at(-1);
  const before = trend.at(-2);
  return latest && before && !latest.isRuleChanged ? latest.found - before.found : null;
}
