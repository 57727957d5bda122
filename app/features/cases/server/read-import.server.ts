import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { FileProblem } from '#app/features/cases/domain/file-problem.ts';
import { protectionLossOf } from '#app/features/cases/domain/protection-loss.ts';
import type { RawTable } from '#app/features/cases/domain/raw-table.ts';
import { compareWithName } from '#app/features/cases/domain/upload-name.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { type PlannedCase, writePlanFile } from '#db/queries/import-plan.server.ts';
import { findImport, type ImportRow } from '#db/queries/imports.server.ts';
import { findLatestImport, findRegister } from '#db/queries/registers.server.ts';
import type { ImportJob, JobContext, JobResults, ReadingOptions } from './import-job.server.ts';
import { countsOf, type StoredPreview, summaryOf } from './import-preview.server.ts';
import { type ImportPlan, listingOf, planImport, type ReadFile, readFileAs } from './plan-import.server.ts';
import { readPastedTable, readTable } from './read-table.server.ts';
import { registerFingerprint } from './register-fingerprint.server.ts';
import { planPath, readUpload, removePlan, storePreview } from './upload-folder.server.ts';

const SHOWN_PROBLEMS = 30;

/**
 * The first job of an import: reads the uploaded file, compares it with the register and writes the plan and the
 * preview beside the file. Writes nothing in the database.
 */
export async function readImport(
  context: JobContext,
  { importId, reading }: Extract<ImportJob, { kind: 'read' }>,
): Promise<JobResults['read']> {
  const waiting = findImport(context.db, importId);
  const register = waiting && findRegister(context.db, waiting.registerId);
  if (!waiting?.storedAs || !register) throw new Error('An import without its file is not read');
  context.report('readingFile', 0);
  const table = await readUploadedTable(context, waiting, waiting.storedAs);
  // What was shown before another sheet was asked for is still good when that one cannot be read.
  if (!table.ok) return err({ kind: 'file', problem: table.error });
  await removePlan(context, waiting.storedAs);

  context.report('knowingColumns', 0);
  const file = await readFileAs(table.value, register, waiting, reading, context.report);
  context.report('comparing', 0);
  // One look: what is compared and the fingerprint of it belong together.
  const planned = context.db.transaction((tx) => ({
    plan: planImport(tx, register, file),
    latestImportId: findLatestImport(tx, register.id)?.id ?? null,
    fingerprint: registerFingerprint(tx, register.id),
  }));
  await letOthersIn();
  const { plan, latestImportId, fingerprint } = planned;
  const rowCount = table.value.rows.length;
  const protectionLoss = plan.ok ? protectionLossOf(table.value, file.mapping, plan.value.diff) : undefined;
  const preview: StoredPreview = {
    ...previewOf(table.value, file),
    latestImportId,
    ...(protectionLoss === undefined ? {} : { protectionLoss }),
    problems: plan.ok ? [] : plan.error.slice(0, SHOWN_PROBLEMS),
    problemCount: plan.ok ? 0 : plan.error.length,
    plan: plan.ok ? { ...(await writePlan(context, waiting.storedAs, plan.value)), fingerprint } : null,
  };
  await storePreview(context, waiting.storedAs, preview);
  return ok({ rowCount });
}

function readUploadedTable(
  context: JobContext,
  { readingOptions, fileName }: ImportRow,
  storedAs: string,
): Promise<Result<RawTable, FileProblem>> {
  const { isPasted, ...choices } = (readingOptions ?? {}) as ReadingOptions;
  return readUpload(context, storedAs).then(async (bytes) => {
    if (bytes === undefined) throw new Error('The uploaded file is gone');
    if (isPasted) return readPastedTable(bytes.toString());
    const table = await readTable(bytes, { ...choices, projectRoot: context.config.projectRoot });
    return table.ok ? compareWithName(table.value, fileName) : table;
  });
}

function previewOf(table: RawTable, file: ReadFile) {
  return {
    source: table.source,
    rowCount: table.rows.length,
    suggestions: file.suggestions,
    mapping: file.mapping,
  };
}

async function writePlan(context: JobContext, storedAs: string, plan: ImportPlan) {
  const { layout, diff } = plan;
  context.report('listing', 0);
  const listing = listingOf(plan, (share) => context.report('listing', share));
  await letOthersIn();
  context.report('writingPlan', 0);
  const cases = [...plannedCases(plan)];
  const rowCount = cases.length + (listing?.rows.length ?? 0);
  writePlanFile(planPath(context, storedAs), {
    cases,
    listing: listing?.rows,
    values: listing?.values ?? [],
    onRows: (count) => context.report('writingPlan', count / rowCount),
  });
  return {
    summary: summaryOf(plan),
    columns: layout.columns,
    changesCases: !diff.isEmpty || layout.isChanged,
    isLayoutChanged: layout.isChanged,
    counts: countsOf(plan),
  };
}

/** New cases first, as the plan file wants them. */
function* plannedCases({ diff }: ImportPlan): Generator<PlannedCase> {
  for (const one of diff.added) yield { kind: 'added', caseId: null, content: one, changes: [] };
  for (const kind of ['changed', 'returned', 'reread'] as const) {
    for (const { stored, incoming, changes } of diff[kind]) {
      yield { kind, caseId: stored.id, content: incoming, changes };
    }
  }
  for (const { id } of diff.gone) yield { kind: 'gone', caseId: id, content: null, changes: [] };
}
