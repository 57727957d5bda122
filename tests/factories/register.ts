import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { applyImport } from '#app/features/cases/server/apply-import.server.ts';
import { createRegister } from '#app/features/cases/server/create-register.server.ts';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import { stageImport } from '#app/features/cases/server/stage-import.server.ts';
import type { ImportId, PersonId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';

/** One of the shared registers: 'placeringar-2026-10-31.csv', 'bistandsbeslut-2020.xlsx' … */
export function registerFile(name: string): { name: string; bytes: Buffer } {
  return { name, bytes: readFileSync(path.resolve(import.meta.dirname, '../fixtures/registers', name)) };
}

export function csvFile(text: string, name = 'uttag.csv'): { name: string; bytes: Buffer } {
  return { name, bytes: Buffer.from(text) };
}

export function actorOf(services: Services, personId: PersonId): Actor {
  const actor = loadActor(services, personId);
  if (actor === undefined) throw new Error('No such person');
  return actor;
}

/** An empty register of the unit. */
export function makeRegister(
  services: Services,
  options: { as: PersonId; unitId: UnitId; name?: string },
): RegisterId {
  const { as, unitId, name = 'Placeringar' } = options;
  const made = createRegister(services, actorOf(services, as), { name, unitId, kind: 'placements' });
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

/** Reads a file in as somebody who accepts whatever the preview suggests. */
export async function importFile(
  services: Services,
  options: { as: PersonId; registerId: RegisterId; file: { name: string; bytes: Buffer } },
): Promise<ImportId> {
  const { as, registerId, file } = options;
  const actor = actorOf(services, as);
  const staged = await stageImport(services, actor, registerId, file);
  if (!staged.ok) throw new Error(JSON.stringify(staged.error));
  const ids = { registerId, importId: staged.value };
  const preview = await loadImport(services, actor, ids);
  if (preview.kind !== 'preview') throw new Error(preview.kind);
  const { keyHeader, columns, latestImportId } = preview;
  const mapping = { keyHeader, columns: columns.map((column) => column.choice) };
  const applied = await applyImport(services, actor, ids, { mapping, latestImportId });
  if (!applied.ok) throw new Error(`${applied.error}: ${JSON.stringify(preview.problems)}`);
  return staged.value;
}

/** The shared placements register, read in to a new register of the unit. */
export async function makePlacementsRegister(
  services: Services,
  options: { as: PersonId; unitId: UnitId },
): Promise<RegisterId> {
  const registerId = makeRegister(services, options);
  await importFile(services, {
    as: options.as,
    registerId,
    file: registerFile('placeringar-2026-10-31.csv'),
  });
  return registerId;
}
