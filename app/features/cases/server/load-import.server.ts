import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listAppliedImports, listChangesOfImport } from '#db/queries/imports.server.ts';
import { findLatestImport } from '#db/queries/registers.server.ts';
import { type ImportPlan, planImport, readFileAs } from './plan-import.server.ts';
import {
  mayImport,
  requireImport,
  requireImportableRegister,
  requireRegister,
} from './reach-register.server.ts';
import { readTable } from './read-table.server.ts';
import { readUpload } from './upload-folder.server.ts';

const SHOWN_OF_EACH = 20;
const SHOWN_PROBLEMS = 30;
const SHOWN_CHANGES = 200;

/** The page of an import: a preview while it waits, afterwards what became of it. Writes nothing. */
export async function loadImport(
  services: Services,
  actor: Actor,
  ids: { registerId: RegisterId; importId: ImportId },
) {
  const { register, scope } = requireRegister(services, actor, ids.registerId);
  const found = requireImport(services, register, ids.importId);
  const about = {
    register: { id: register.id, name: register.name },
    fileName: found.fileName,
    uploadedAt: found.uploadedAt,
  };
  if (found.state !== 'staged') {
    const applied = listAppliedImports(services.db, register.id).find((one) => one.id === found.id);
    const changes = listChangesOfImport(services.db, scope, found.id, SHOWN_CHANGES);
    return {
      kind: 'ended',
      ...about,
      state: found.state,
      applied,
      changes,
      mayImport: mayImport(actor, register),
    } as const;
  }
  requireImportableRegister(services, actor, ids.registerId);
  const bytes = found.storedAs === null ? undefined : await readUpload(services, found.storedAs);
  const table = bytes === undefined ? undefined : await readTable(bytes, services.config);
  if (!table?.ok) return { kind: 'file_gone', ...about } as const;

  const { suggestions, mapping, cases } = await readFileAs(table.value, register, found);
  const plan = planImport(services.db, register, { cases });
  const choices = new Map(mapping.columns.map((column) => [column.header, column]));
  return {
    kind: 'preview',
    ...about,
    source: table.value.source,
    rowCount: table.value.rows.length,
    keyHeader: mapping.keyHeader,
    columns: suggestions.map((column) => ({
      ...column,
      choice: choices.get(column.header) ?? { header: column.header, type: column.type, isKept: false },
    })),
    hasSavedMapping: register.mapping !== null,
    latestImportId: findLatestImport(services.db, register.id)?.id ?? null,
    problems: plan.ok ? [] : plan.error.slice(0, SHOWN_PROBLEMS),
    problemCount: plan.ok ? 0 : plan.error.length,
    plan: plan.ok ? summaryOf(plan.value) : null,
  } as const;
}

export type LoadedImport = Awaited<ReturnType<typeof loadImport>>;

function summaryOf({ layout, unmatchedUnits, diff }: ImportPlan) {
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
    unmatchedUnits: unmatchedUnits.slice(0, SHOWN_OF_EACH),
    addedColumns: layout.added.map((column) => column.header),
    emptiedColumns: layout.emptied.map((column) => column.header),
  };
}
