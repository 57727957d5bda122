import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import { recoverImports } from '#app/features/cases/server/recover-imports.server.ts';
import { removeForgottenUploads } from '#app/features/cases/server/remove-forgotten-uploads.server.ts';
import type { ImportId } from '#app/shared/domain/ids.ts';
import { openDatabase } from '#db/client.server.ts';
import { makeFileServices } from '#tests/factories/file-services.ts';
import { apply, longFile, registerContents, uploadNames } from '#tests/factories/import-steps.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { actorOf, importFile, makeRegister } from '#tests/factories/register.ts';
import type { TestServices } from '#tests/factories/services.ts';

/** Starts the importing process and kills it the hard way when it says that it is in a phase. */
function killIn(phase: string, services: TestServices, as: number, registerId: number): Promise<void> {
  const script = fileURLToPath(new URL('./import-until-killed.ts', import.meta.url));
  const folder = services.config.dataFolder;
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, `${as}`, `${registerId}`]);
  let told = '';
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk;
  });
  child.stdout.on('data', (chunk: Buffer) => {
    told += chunk;
    const phases = told.split('\n').slice(0, -1);
    if (phases.includes(phase) || phases.includes('end')) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`${complaint}\n${told}`));
      else if (told.includes('end')) reject(new Error(`Never in the phase: ${told}`));
      else resolve();
    });
  });
}

/** A register with some cases, and what it looks like with and without the long import. */
async function arrange() {
  const services = await makeFileServices();
  const org = makeOrganisation(services);
  const maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  const registerId = makeRegister(services, { as: maria, unitId: org.children });
  await importFile(services, { as: maria, registerId, file: longFile(50) });
  const before = registerContents(services);
  services.db.$client.close();
  return { services, maria, registerId, before };
}

/** The program started again on what the killed one left. */
async function startAgain(services: TestServices): Promise<TestServices> {
  const again = { ...services, db: openDatabase(`${services.config.dataFolder}/aktsam.sqlite`) };
  expect(again.db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  await recoverImports(again);
  await removeForgottenUploads(again);
  return again;
}

const stateOf = (services: TestServices) =>
  services.db.$client.prepare('SELECT state FROM imports ORDER BY id DESC LIMIT 1').pluck().get();

describe('a program killed (-9) in the middle of an import', { timeout: 60_000 }, () => {
  it.each(['readingFile', 'comparing', 'writingPlan'])(
    'while %s leaves the register as it was, no file, and words',
    async (phase) => {
      const { services, maria, registerId, before } = await arrange();
      await killIn(phase, services, maria, registerId);
      const again = await startAgain(services);
      expect(registerContents(again)).toBe(before);
      expect(uploadNames(again)).toEqual([]);
      expect(stateOf(again)).toBe('failed');
      const ids = { registerId, importId: 2 as ImportId };
      expect(await loadImport(again, actorOf(again, maria), ids)).toMatchObject({
        kind: 'failed',
        failure: { kind: 'stopped' },
      });
      const entry = "SELECT actor_id, detail FROM audit_entries WHERE action = 'import.failed'";
      expect(again.db.$client.prepare(entry).raw().all()).toEqual([[null, '{"why":"stopped"}']]);
      again.db.$client.close();
    },
  );

  it('while the register is written leaves all of it or nothing; nothing waits for a new yes', async () => {
    const { services, maria, registerId, before } = await arrange();
    await killIn('moment of writing', services, maria, registerId);
    const again = await startAgain(services);
    const count = again.db.$client.prepare('SELECT count(*) FROM cases').pluck().get();
    if (stateOf(again) === 'staged') {
      expect(registerContents(again)).toBe(before);
      const ids = { registerId, importId: 2 as ImportId };
      expect(await loadImport(again, actorOf(again, maria), ids)).toMatchObject({
        kind: 'preview',
        failure: { kind: 'stopped' },
      });
      expect(await apply(again, maria, ids)).toEqual({ ok: true, value: undefined });
      expect(again.db.$client.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(20_000);
    } else {
      expect([stateOf(again), count]).toEqual(['applied', 20_000]);
    }
    expect(uploadNames(again)).toEqual([]);
    again.db.$client.close();
  });

  it('while an import is undone leaves it either undone or not', async () => {
    const { services, maria, registerId, before } = await arrange();
    await killIn('moment of undoing', services, maria, registerId);
    const again = await startAgain(services);
    if (stateOf(again) === 'undone') expect(registerContents(again)).toBe(before);
    else expect(again.db.$client.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(20_000);
    expect(uploadNames(again)).toEqual([]);
    again.db.$client.close();
  });
});
