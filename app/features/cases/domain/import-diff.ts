import type { CaseId, UnitId } from '#app/shared/domain/ids.ts';
import type { CaseFacts, RegisterColumn } from './column-layout.ts';

type CaseContent = Omit<CaseFacts, 'unitName'> & {
  readonly key: string;
  readonly unitId: UnitId;
  readonly values: readonly string[];
};

/** A case as the register holds it. */
export type StoredCase = CaseContent & { readonly id: CaseId; readonly isGone: boolean };

/** A case as the file gives it, laid out by the register's columns. */
export type IncomingCase = CaseContent & { readonly rowNumber: number };

export type CellChange = { readonly header: string; readonly from: string; readonly to: string };

export type ChangedCase = {
  readonly stored: StoredCase;
  readonly incoming: IncomingCase;
  readonly changes: readonly CellChange[];
};

export type ImportDiff = {
  readonly added: readonly IncomingCase[];
  readonly changed: readonly ChangedCase[];
  /** Cases that were missing from the latest import and stand in the file again, with what else changed. */
  readonly returned: readonly ChangedCase[];
  readonly gone: readonly StoredCase[];
  /** Same cells, but the program reads them differently now (a column has become the case worker's). */
  readonly reread: readonly ChangedCase[];
  /** Cases that stand as they stood: in the file and the same, or gone before and still missing. */
  readonly kept: readonly StoredCase[];
  readonly unchangedCount: number;
  readonly isEmpty: boolean;
};

/**
 * What an import would do to a register. Cases are compared by key; `unitChange` words a move between units.
 * A case that was gone already and is not in the file either counts nowhere.
 */
export function diffCases(
  columns: readonly RegisterColumn[],
  stored: readonly StoredCase[],
  incoming: readonly IncomingCase[],
  unitChange: (from: UnitId, to: UnitId) => CellChange,
): ImportDiff {
  const storedByKey = new Map(stored.map((one) => [one.key, one]));
  const added: IncomingCase[] = [];
  const changed: ChangedCase[] = [];
  const returned: ChangedCase[] = [];
  const reread: ChangedCase[] = [];
  const kept: StoredCase[] = [];
  const seen = new Set<string>();
  for (const one of incoming) {
    seen.add(one.key);
    const before = storedByKey.get(one.key);
    if (before === undefined) {
      added.push(one);
      continue;
    }
    const changes = changesBetween(columns, before, one, unitChange);
    const entry = { stored: before, incoming: one, changes };
    if (before.isGone) returned.push(entry);
    else if (changes.length > 0) changed.push(entry);
    else {
      if (hasSameFacts(before, one)) kept.push(before);
      else reread.push(entry);
    }
  }
  const unchangedCount = kept.length + reread.length;
  const gone: StoredCase[] = [];
  for (const one of stored) {
    if (!seen.has(one.key)) (one.isGone ? kept : gone).push(one);
  }
  const isEmpty = added.length + changed.length + returned.length + gone.length + reread.length === 0;
  return { added, changed, returned, gone, reread, kept, unchangedCount, isEmpty };
}

function changesBetween(
  columns: readonly RegisterColumn[],
  before: StoredCase,
  after: IncomingCase,
  unitChange: (from: UnitId, to: UnitId) => CellChange,
): CellChange[] {
  const changes = columns.flatMap(({ header, position }) => {
    const from = before.values[position] ?? '';
    const to = after.values[position] ?? '';
    return from === to ? [] : [{ header, from, to }];
  });
  return before.unitId === after.unitId ? changes : [...changes, unitChange(before.unitId, after.unitId)];
}

function hasSameFacts(a: CaseContent, b: CaseContent): boolean {
  return a.caseWorker === b.caseWorker && a.coWorker === b.coWorker && a.isProtected === b.isProtected;
}
