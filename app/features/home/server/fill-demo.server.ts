import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { applyImport } from '#app/features/cases/server/apply-import.server.ts';
import { createRegister } from '#app/features/cases/server/create-register.server.ts';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import { stageImport } from '#app/features/cases/server/stage-import.server.ts';
import { countAllChecks } from '#app/features/checks/server/count-checks.server.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { AUTUMN_ROUND, DECISIONS_ROUND, SPRING_ROUND } from '#db/demo/rounds.ts';
import { type DemoCast, must } from './demo-cast.server.ts';
import { type DemoServices, withDemoClock } from './demo-clock.server.ts';
import { makeDemoControls, planJourhemRound, runDemoRound } from './demo-controls.server.ts';
import { type DemoOrganisation, foundDemoMunicipality } from './found-demo.server.ts';
import { handleDemoDeviations } from './handle-demo-deviations.server.ts';
import { DECISION_CHECKS, makeDemoChecks, PLACEMENT_CHECKS } from './make-demo-checks.server.ts';
import { drawDemoDecisions } from './make-demo-decisions.server.ts';
import { adoptDemoPlan, followDemoPlan } from './plan-demo-year.server.ts';

/**
 * Fills an empty program with the invented municipality and its year: two imports, a finalised round with its
 * deviations, a round half reviewed, one planned and one drawn for each case worker. Everything goes through the real use cases with a clock of
 * its own, so that the log is a real one. Refused when there is anybody in the program.
 */
export async function fillDemo(services: Services): Promise<Result<null, 'notEmpty'>> {
  // What follows the registers is called by hand, at the instants of the year.
  const demo = withDemoClock({ ...services, registerListeners: [] }, '2026-01-12T08:00:00.000Z');
  const founded = await foundDemoMunicipality(demo);
  if (!founded.ok) return err('notEmpty');
  const cast: DemoCast = { services: demo, as: (account) => actorOf(demo, founded.value, account) };

  demo.setNow(SPRING_ROUND.importedAt);
  const registerId = must(
    createRegister(demo, cast.as('kvalitet'), {
      name: 'Placeringar',
      unitId: founded.value.units.children,
      kind: 'placements',
    }),
    'register',
  );
  await importFile(cast, registerId, SPRING_ROUND.registerFile);
  await makeDemoChecks(cast, registerId, PLACEMENT_CHECKS);
  demo.setNow(SPRING_ROUND.startedAt);
  const controls = makeDemoControls(cast, founded.value, registerId);
  const planId = adoptDemoPlan(cast, founded.value, controls.placedChildren);
  runDemoRound(cast, founded.value, controls.placedChildren, SPRING_ROUND);
  handleDemoDeviations(cast);
  followDemoPlan(cast, founded.value, planId);

  demo.setNow(AUTUMN_ROUND.importedAt);
  await importFile(cast, registerId, AUTUMN_ROUND.registerFile);
  await countAllChecks(demo, registerId);
  runDemoRound(cast, founded.value, controls.placedChildren, AUTUMN_ROUND);
  planJourhemRound(cast, founded.value, controls.jourhem);

  demo.setNow(DECISIONS_ROUND.importedAt);
  const decisionsId = must(
    createRegister(demo, cast.as('kvalitet'), {
      name: 'Biståndsbeslut',
      unitId: founded.value.units.elderly,
      kind: 'decisions',
    }),
    'register of decisions',
  );
  await importFile(cast, decisionsId, DECISIONS_ROUND.registerFile);
  await makeDemoChecks(cast, decisionsId, DECISION_CHECKS);
  drawDemoDecisions(cast, founded.value, decisionsId);
  return ok(null);
}

function actorOf(demo: DemoServices, organisation: DemoOrganisation, account: string): Actor {
  const personId = organisation.people.get(account);
  const actor = personId && loadActor(demo, personId);
  if (!actor) throw new Error(`Demo: nobody is called ${account}`);
  return actor;
}

/** As a person would: upload, look at the preview, take the suggested columns, read in. */
async function importFile({ services, as }: DemoCast, registerId: RegisterId, name: string) {
  const actor = as('kvalitet');
  const bytes = await readFile(path.join(services.config.projectRoot, 'db/demo', name));
  const importId = must(await stageImport(services, actor, registerId, { name, bytes }), 'upload');
  const ids = { registerId, importId };
  const preview = await loadImport(services, actor, ids);
  if (preview.kind !== 'preview') throw new Error(`Demo: no preview of ${name}`);
  services.advance(4);
  const mapping = {
    keyHeader: preview.keyHeader,
    columns: preview.columns.map(({ choice }) => choice),
  };
  must(
    await applyImport(services, actor, ids, { mapping, latestImportId: preview.latestImportId }),
    'import',
  );
}
