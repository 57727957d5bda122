import { eq } from 'drizzle-orm';
import type { CaseId } from '#app/shared/domain/ids.ts';
import { cases } from '../schema/cases.ts';
import type { WriteTx } from '../transact.server.ts';

/** Gives cases their values in another form, with what the program reads out of them; nothing else of them changes. */
export function rewriteValues(
  tx: WriteTx,
  rows: readonly {
    readonly id: CaseId;
    readonly values: readonly string[];
    readonly caseWorker: string | null;
    readonly coWorker: string | null;
    readonly isProtected: boolean;
  }[],
): void {
  for (const { id, values, caseWorker, coWorker, isProtected } of rows) {
    tx.update(cases)
      .set({ values: [...values], caseWorker, coWorker, isProtected })
      .where(eq(cases.id, id))
      .run();
  }
}
