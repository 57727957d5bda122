import { writeFileSync } from 'node:fs';
import DatabaseDriver from 'better-sqlite3';
import type { CellChange, IncomingCase } from '#app/features/cases/domain/import-diff.ts';
import type { CaseId, UnitId } from '#app/shared/domain/ids.ts';
import type { Db } from '../client.server.ts';
import type { RegisterValueRow } from './cases-write.server.ts';

/** What happens to a case: `reread` has the same cells, understood anew; `gone` is no longer in the file. */
export type PlannedKind = 'added' | 'changed' | 'returned' | 'reread' | 'gone';

export type PlannedCase = {
  readonly kind: PlannedKind;
  /** Null for a case that is new. New cases come first, in the order of the file. */
  readonly caseId: CaseId | null;
  /** As the file has it; null for a case that is gone. */
  readonly content: Omit<IncomingCase, 'rowNumber'> | null;
  readonly changes: readonly CellChange[];
};

export type PlannedListing = {
  readonly caseId: CaseId | null;
  readonly unitId: UnitId;
  readonly isGone: boolean;
  readonly ranks: Buffer;
  readonly searchText: string;
};

export type WrittenPlan = {
  readonly cases: Iterable<PlannedCase>;
  /** Undefined when the listing stays as it is. New cases come first, in the same order as among the cases. */
  readonly listing: Iterable<PlannedListing> | undefined;
  readonly values: readonly RegisterValueRow[];
  /** Called now and then with the number of rows written. */
  readonly onRows?: (count: number) => void;
};

const ROWS_BETWEEN_CALLS = 5000;

/**
 * Writes a plan to a file of its own, beside the database: nobody waits for it, and it is gone without a trace with
 * its file. A new case has its number among the new ones (from 1) in `seq`.
 */
export function writePlanFile(file: string, plan: WrittenPlan): void {
  // It quotes the file it is made of: for the program's own eyes only, whatever the folder says.
  writeFileSync(file, '', { mode: 0o600 });
  const client = new DatabaseDriver(file);
  try {
    // Half a plan is never used: nothing is lost by not waiting for the disk.
    client.pragma('journal_mode = OFF');
    client.pragma('synchronous = OFF');
    client.exec(`
      CREATE TABLE planned_cases (
        seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, case_id INTEGER, key TEXT, unit_id INTEGER,
        case_worker TEXT, co_worker TEXT, is_protected INTEGER, "values" TEXT, changes TEXT NOT NULL);
      CREATE TABLE planned_listings (
        seq INTEGER PRIMARY KEY, case_id INTEGER, unit_id INTEGER NOT NULL, is_gone INTEGER NOT NULL,
        ranks BLOB NOT NULL, search_text TEXT NOT NULL);
      CREATE TABLE planned_values (position INTEGER NOT NULL, value TEXT NOT NULL, rank INTEGER NOT NULL, unit_ids TEXT NOT NULL);
    `);
    client.transaction(() => writeRows(client, plan))();
  } finally {
    client.close();
  }
}

function writeRows(client: DatabaseDriver.Database, plan: WrittenPlan): void {
  let count = 0;
  const told = () => {
    count += 1;
    if (count % ROWS_BETWEEN_CALLS === 0) plan.onRows?.(count);
  };
  const insertCase = client.prepare('INSERT INTO planned_cases VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const { kind, caseId, content, changes } of plan.cases) {
    insertCase.run(
      kind,
      caseId,
      content?.key ?? null,
      content?.unitId ?? null,
      content?.caseWorker ?? null,
      content?.coWorker ?? null,
      content === null ? null : Number(content.isProtected),
      content === null ? null : JSON.stringify(content.values),
      JSON.stringify(changes),
    );
    told();
  }
  const insertListing = client.prepare('INSERT INTO planned_listings VALUES (NULL, ?, ?, ?, ?, ?)');
  for (const { caseId, unitId, isGone, ranks, searchText } of plan.listing ?? []) {
    insertListing.run(caseId, unitId, Number(isGone), ranks, searchText);
    told();
  }
  const insertValue = client.prepare('INSERT INTO planned_values VALUES (?, ?, ?, ?)');
  for (const { position, value, rank, unitIds } of plan.values) {
    insertValue.run(position, value, rank, JSON.stringify(unitIds));
  }
}

/** Lets the work see a plan's tables under the name `plan`. Must be outside a transaction. */
export function withPlanFile<T>(db: Db, file: string, work: () => T): T {
  db.$client.prepare('ATTACH DATABASE ? AS plan').run(file);
  try {
    return work();
  } finally {
    db.$client.exec('DETACH DATABASE plan');
  }
}
