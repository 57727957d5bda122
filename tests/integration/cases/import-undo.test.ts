import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { readCaseListAddress } from '#app/features/cases/domain/case-list.ts';
import { action as undoAction, loader as undoLoader } from '#app/features/cases/routes/undo-import.tsx';
import { applyImport } from '#app/features/cases/server/apply-import.server.ts';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import { loadRegister } from '#app/features/cases/server/load-register.server.ts';
import { revertImport } from '#app/features/cases/server/revert-import.server.ts';
import { stageImport } from '#app/features/cases/server/stage-import.server.ts';
import { beginUndo } from '#app/features/cases/server/undo-import.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import type { ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import type { RegisterChange } from '#app/shared/server/services.ts';
import { makeFileServices } from '#tests/factories/file-services.ts';
import { jobsEnded, registerContents, seenBy, uploadNames } from '#tests/factories/import-steps.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { makePlacementsControl, startPlacementsRound } from '#tests/factories/placements-control.ts';
import { actorOf, csvFile, importFile, makeRegister } from '#tests/factories/register.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let org: Organisation;
let maria: PersonId;
let registerId: RegisterId;

async function arrange(made: TestServices) {
  services = made;
  org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  registerId = makeRegister(services, { as: maria, unitId: org.children });
}

beforeEach(async () => arrange(await makeServices()));

const readIn = (text: string) => importFile(services, { as: maria, registerId, file: csvFile(text) });

async function undo(importId: ImportId) {
  const begun = beginUndo(services, actorOf(services, maria), { registerId, importId }, 'Fel fil');
  if (begun.ok) await begun.value.ended;
  return begun;
}

async function callUndo(as: PersonId | null, importId: ImportId, reason = 'Fel fil'): Promise<number> {
  const args = await routeArguments(services, { as, params: { registerId, importId }, form: { reason } });
  const status = await statusOf(() => undoAction(args));
  await jobsEnded(services);
  return status;
}

describe('who may undo', () => {
  it('is who may import to the register, and nobody else', async () => {
    const importId = await readIn('Nr;Ort\n1;A\n');
    const before = registerContents(services);
    const others = [
      makePerson(services, { name: 'Rita', role: 'reviewer', unitId: org.children }),
      makePerson(services, { name: 'Lena', role: 'reader', unitId: org.children }),
      makePerson(services, { name: 'Gun', role: 'manager', unitId: org.unit1 }),
    ];
    for (const as of others) expect(await callUndo(as, importId)).toBeGreaterThan(402);
    expect(await callUndo(null, importId)).toBe(302);
    const elsewhere = makePerson(services, { name: 'Eva', role: 'manager', unitId: org.elderly });
    expect(await callUndo(elsewhere, importId)).toBe(404);
    expect(registerContents(services)).toBe(before);
    expect(await callUndo(maria, importId, '  ')).toBe(422);
    expect(registerContents(services)).toBe(before);
    expect(await callUndo(maria, importId)).toBe(302);
    expect(registerContents(services)).not.toBe(before);
  });
});

describe('an import that nothing builds on', () => {
  it('gives the register back exactly, whatever was imported before', async () => {
    // No dates and numbers: a column once taken for dates would refuse the next file's words.
    const cell = fc.constantFrom('', 'Anna', 'anna', 'ANNA', 'Öst', 'Väst', 'Barn och unga 1');
    const headings = ['Ort', 'Enhet', 'Handläggare', 'Placering fr.o.m.'];
    const file = fc
      .record({
        columns: fc.uniqueArray(fc.constantFrom(...headings), { minLength: 1 }),
        rows: fc.uniqueArray(
          fc.record({
            key: fc.integer({ min: 1, max: 7 }),
            cells: fc.array(cell, { minLength: 4, maxLength: 4 }),
          }),
          {
            selector: ({ key }) => key,
            minLength: 1,
          },
        ),
      })
      .map(({ columns, rows }) => {
        const lineOf = (key: string, cells: readonly string[]) => [key, ...cells].join(';');
        const cellsOf = (cells: readonly string[]) =>
          columns.map((heading, index) =>
            heading === 'Placering fr.o.m.' ? '2026-02-03' : (cells[index] ?? ''),
          );
        return [
          lineOf('Nr', columns),
          ...rows.map(({ key, cells }) => lineOf(`A${key}`, cellsOf(cells))),
        ].join('\n');
      });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (files) => {
        await arrange(await makeServices());
        let before = registerContents(services);
        let latest = 0 as ImportId;
        for (const text of files) {
          before = registerContents(services);
          latest = await readIn(`${text}\n`);
        }
        expect((await undo(latest)).ok).toBe(true);
        expect(registerContents(services)).toBe(before);
        expect(services.db.$client.pragma('foreign_key_check')).toEqual([]);
        // And the same file gives the same again.
        const again = await readIn(`${files.at(-1)}\n`);
        expect((await undo(again)).ok).toBe(true);
        expect(registerContents(services)).toBe(before);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('stays in the history as undone, with who, when, why, and an audit entry without the reason', async () => {
    await readIn('Nr;Ort\n1;A\n2;B\n');
    const importId = await readIn('Nr;Ort\n1;X\n3;C\n');
    services.setNow('2026-11-03T09:00:00.000Z');
    expect((await undo(importId)).ok).toBe(true);
    const actor = actorOf(services, maria);
    const page = await loadImport(services, actor, { registerId, importId });
    expect(page).toMatchObject({
      kind: 'ended',
      state: 'undone',
      changeCount: 0,
      isLatest: false,
      applied: {
        newCount: 1,
        changedCount: 1,
        goneCount: 1,
        undoneAt: '2026-11-03T09:00:00.000Z',
        undoneBy: 'Maria',
        undoReason: 'Fel fil',
      },
    });
    const { imports, rows } = loadRegister(
      services,
      actor,
      registerId,
      readCaseListAddress(new URLSearchParams()),
    );
    expect(imports.map(({ state }) => state)).toEqual(['undone', 'applied']);
    expect(rows.map(({ key, cells }) => [key, ...cells])).toEqual([
      ['1', 'A'],
      ['2', 'B'],
    ]);
    const entry = services.db.$client
      .prepare("SELECT actor_id AS actor, detail FROM audit_entries WHERE action = 'import.undone'")
      .get() as { actor: number; detail: string };
    expect(entry.actor).toBe(maria);
    expect(entry.detail).not.toContain('Fel fil');
  });

  it('says what will happen first', async () => {
    await readIn('Nr;Ort\n1;A\n2;B\n');
    const importId = await readIn('Nr;Ort\n1;X\n3;C\n');
    const args = await routeArguments(services, { as: maria, params: { registerId, importId } });
    expect(await undoLoader(args)).toMatchObject({
      obstacle: null,
      restoredCount: 2,
      removedCount: 1,
      isFirst: false,
    });
  });

  it('is undone in the thread too, and leaves no file', async () => {
    await arrange(await makeFileServices());
    const told: RegisterChange[] = [];
    services = { ...services, registerListeners: [(_, change) => told.push(change)] };
    await readIn('Nr;Ort\n1;A\n2;B\n');
    const before = registerContents(services);
    const importId = await readIn('Nr;Ort;Lagrum\n1;X;SoL\n3;C;LVU\n');
    expect((await undo(importId)).ok).toBe(true);
    expect(registerContents(services)).toBe(before);
    expect(told.at(-1)).toEqual({ registerId, importId, kind: 'undone' });
    expect(uploadNames(services)).toEqual([]);
    services.db.$client.close();
  });
});

describe('cases that are moved to another unit while an import is undone', () => {
  it('are where they were moved, in the list as in the register', async () => {
    await readIn('Nr;Ort\n1;A\n2;B\n');
    const importId = await readIn('Nr;Ort\n1;A\n2;X\n');
    let moments = 0;
    const context = {
      ...services,
      report: () => {},
      inMoment: async <T>(write: () => T) => {
        moments += 1;
        for (const table of ['cases', 'case_listings']) {
          const which = table === 'cases' ? 'id' : 'case_id';
          if (moments === 1)
            services.db.$client
              .prepare(
                `UPDATE ${table} SET unit_id = ? WHERE ${which} = (SELECT id FROM cases WHERE key = '1')`,
              )
              .run(org.unit1);
        }
        return write();
      },
    };
    const job = { kind: 'undo', importId, actorId: maria, now: services.now(), reason: 'Fel fil' } as const;
    expect(await revertImport(context, job)).toEqual({ ok: true, value: undefined });
    expect(moments).toBe(2);
    const places = services.db.$client
      .prepare(
        'SELECT c.key, c.unit_id, l.unit_id FROM cases c JOIN case_listings l ON l.case_id = c.id ORDER BY 1',
      )
      .raw()
      .all();
    expect(places).toEqual([
      ['1', org.unit1, org.unit1],
      ['2', org.children, org.children],
    ]);
    expect(uploadNames(services)).toEqual([]);
  });
});

describe('an import that cannot be undone', () => {
  it('is one before the latest, and one before an undone one', async () => {
    const first = await readIn('Nr;Ort\n1;A\n');
    const second = await readIn('Nr;Ort\n1;B\n');
    expect(await undo(first)).toEqual({ ok: false, error: { kind: 'not_latest', latestImportId: second } });
    expect((await undo(second)).ok).toBe(true);
    expect(await undo(second)).toEqual({ ok: false, error: { kind: 'not_applied' } });
    expect(await undo(first)).toEqual({ ok: false, error: { kind: 'not_kept' } });
  });

  it('is one that a round’s frame is frozen from, and the round is named', async () => {
    services = await makeServices();
    const made = await makePlacementsControl(services);
    ({ maria, registerId } = made);
    const importId = services.db.$client.prepare('SELECT id FROM imports').pluck().get() as ImportId;
    const roundId = startPlacementsRound(services, made);
    const frozen = freezeFrame(services, actorOf(services, maria), roundId);
    expect(frozen.ok).toBe(true);
    const before = registerContents(services);
    expect(await undo(importId)).toMatchObject({
      ok: false,
      error: { kind: 'built_on', rounds: [{ roundName: 'Andra halvåret 2026' }] },
    });
    expect(await callUndo(maria, importId)).toBe(409);
    expect(registerContents(services)).toBe(before);
  });

  it('is one that somebody froze a frame from after the yes: the writing sees it', async () => {
    services = await makeServices();
    const made = await makePlacementsControl(services);
    ({ maria, registerId } = made);
    const importId = services.db.$client.prepare('SELECT id FROM imports').pluck().get() as ImportId;
    const roundId = startPlacementsRound(services, made);
    const begun = beginUndo(services, actorOf(services, maria), { registerId, importId }, 'Fel fil');
    expect(freezeFrame(services, actorOf(services, maria), roundId).ok).toBe(true);
    const before = registerContents(services);
    if (begun.ok) await begun.value.ended;
    expect(registerContents(services)).toBe(before);
    expect(services.db.$client.prepare('SELECT state FROM imports').pluck().all()).toEqual(['applied']);
  });
});

describe('a preview made before an import was undone', () => {
  it('is not written over the register as it is now', async () => {
    await readIn('Nr;Ort\n1;A\n');
    const importId = await readIn('Nr;Ort\n1;B\n');
    const kim = makePerson(services, { name: 'Kim', role: 'quality', unitId: org.administration });
    const staged = await stageImport(services, actorOf(services, kim), registerId, csvFile('Nr;Ort\n1;C\n'));
    if (!staged.ok) throw new Error(staged.error.kind);
    const ids = { registerId, importId: staged.value };
    const seen = await seenBy(services, kim, ids);
    expect((await undo(importId)).ok).toBe(true);
    expect(await applyImport(services, actorOf(services, kim), ids, seen)).toEqual({
      ok: false,
      error: 'register_changed',
    });
    const values = services.db.$client.prepare('SELECT "values" FROM cases').pluck().all();
    expect(values).toEqual(['["A"]']);
  });
});
