import type { RegisterColumn } from '#app/features/cases/domain/column-layout.ts';
import type { ColumnSuggestion, ImportMapping } from '#app/features/cases/domain/import-mapping.ts';
import type { ProtectionLoss } from '#app/features/cases/domain/protection-loss.ts';
import type { TableSource } from '#app/features/cases/domain/raw-table.ts';
import type { ImportProblem } from '#app/features/cases/domain/read-cases.ts';
import type { ImportId } from '#app/shared/domain/ids.ts';
import type { ImportPlan } from './plan-import.server.ts';

const SHOWN_OF_EACH = 20;

/** What a job found out about a file, kept beside the file until somebody has decided. */
export type StoredPreview = {
  readonly source: TableSource;
  readonly rowCount: number;
  readonly suggestions: readonly ColumnSuggestion[];
  readonly mapping: ImportMapping;
  /** The first of them. */
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
  readonly latestImportId: ImportId | null;
  /** What would be lost of the marks for protected identity; left out when nothing. */
  readonly protectionLoss?: ProtectionLoss;
  /** Null when there are problems. */
  readonly plan: {
    readonly summary: PlanSummary;
    readonly columns: readonly RegisterColumn[];
    /** False: every case stands as it stood, and only the choice of columns is remembered. */
    readonly changesCases: boolean;
    readonly isLayoutChanged: boolean;
    readonly counts: PlanCounts;
    /** What the plan was made against: written only while that is so. */
    readonly fingerprint: string;
  } | null;
};

/** What stays with an import when its file is gone: how it was read and what was not taken in. No cells. */
export type ImportFacts = {
  readonly source: TableSource;
  readonly leftOut: readonly string[];
  readonly addedColumns: readonly string[];
  readonly emptiedColumns: readonly string[];
  readonly unmatchedUnits: PlanSummary['unmatchedUnits'];
};

export type PlanSummary = ReturnType<typeof summaryOf>;
export type PlanCounts = ReturnType<typeof countsOf>;

export function summaryOf({ layout, unmatchedUnits, diff }: ImportPlan) {
  const some = <T>(items: readonly T[]) => items.slice(0, SHOWN_OF_EACH);
  const changed = (one: ImportPlan['diff']['changed'][number]) => ({
    key: one.incoming.key,
    changes: one.changes,
  });
  return {
    isEmpty: diff.isEmpty && !layout.isChanged,
    addedCount: diff.added.length,
    added: some(diff.added).map((one) => one.key),
    changedCount: diff.changed.length,
    changed: some(diff.changed).map(changed),
    returnedCount: diff.returned.length,
    returned: some(diff.returned).map(changed),
    unchangedCount: diff.unchangedCount,
    rereadCount: diff.reread.length,
    goneCount: diff.gone.length,
    gone: some(diff.gone).map((one) => one.key),
    unmatchedUnits: some(unmatchedUnits),
    addedColumns: layout.added.map((column) => column.header),
    emptiedColumns: layout.emptied.map((column) => column.header),
  };
}

export function countsOf({ incoming, diff }: ImportPlan) {
  return {
    rowCount: incoming.length,
    newCount: diff.added.length,
    changedCount: diff.changed.length + diff.returned.length,
    unchangedCount: diff.unchangedCount,
    goneCount: diff.gone.length,
  };
}

export function factsOf(preview: StoredPreview): ImportFacts {
  return {
    source: preview.source,
    leftOut: preview.mapping.columns.filter((column) => !column.isKept).map((column) => column.header),
    addedColumns: preview.plan?.summary.addedColumns ?? [],
    emptiedColumns: preview.plan?.summary.emptiedColumns ?? [],
    unmatchedUnits: preview.plan?.summary.unmatchedUnits ?? [],
  };
}
