import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type ApplyFailure, applyImport } from '#app/features/cases/server/apply-import.server.ts';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import type { ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { actorOf } from './register.ts';

export type Ids = { registerId: RegisterId; importId: ImportId };

/** The preview of a waiting import. */
export async function previewOf(services: Services, as: PersonId, ids: Ids) {
  const loaded = await loadImport(services, actorOf(services, as), ids);
  if (loaded.kind !== 'preview') throw new Error(JSON.stringify(loaded));
  return loaded;
}

/** What the preview page sends back when nothing is changed in it. */
export async function seenBy(services: Services, as: PersonId, ids: Ids) {
  const { keyHeader, columns, latestImportId } = await previewOf(services, as, ids);
  return { mapping: { keyHeader, columns: columns.map(({ choice }) => choice) }, latestImportId };
}

export async function apply(services: Services, as: PersonId, ids: Ids): Promise<Result<void, ApplyFailure>> {
  return applyImport(services, actorOf(services, as), ids, await seenBy(services, as, ids));
}

/** Everything an import writes in a register, row by row: equal texts mean equal tables. */
export function registerContents(services: Pick<Services, 'db'>): string {
  const tables = [
    'registers',
    'register_columns',
    'register_values',
    'cases',
    'case_listings',
    'case_changes',
  ];
  const rows = tables.map((table) =>
    services.db.$client.prepare(`SELECT * FROM ${table} ORDER BY 1`).raw().all(),
  );
  return JSON.stringify(rows, (_, value) => (Buffer.isBuffer(value) ? value.toString('hex') : value));
}

/** The names in the folder of uploads. */
export function uploadNames({ config }: Pick<Services, 'config'>): string[] {
  try {
    return readdirSync(path.join(config.dataFolder, 'uploads')).sort();
  } catch {
    return [];
  }
}

/** A file of so many rows that it takes a while. */
export function longFile(rows: number, note = ''): { name: string; bytes: Buffer } {
  const lines = Array.from(
    { length: rows },
    (_, index) =>
      `${index + 1};Ort ${index % 300}${note};2026-01-${String(1 + (index % 28)).padStart(2, '0')}`,
  );
  return { name: 'stor.csv', bytes: Buffer.from(`Nr;Ort;Från\n${lines.join('\n')}\n`) };
}

/** A page answers after a second at the latest, whatever the job: on a busy machine the job is still on its way then. */
export async function jobsEnded({ background }: Pick<Services, 'background'>): Promise<void> {
  while (background.jobs.size > 0) {
    await Promise.all([...background.jobs.values()].map(({ ended }) => ended));
  }
}
