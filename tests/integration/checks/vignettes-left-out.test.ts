import { expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { loadRegisters } from '#app/features/cases/server/load-registers.server.ts';
import { loadChecks } from '#app/features/checks/server/load-checks.server.ts';
import { loadControls } from '#app/features/controls/server/load-controls.server.ts';
import { controlsToTie } from '#app/features/plans/server/item-choices.server.ts';
import { createVignetteRound } from '#app/features/results/server/create-vignette-round.server.ts';
import { actorOf, importPlacements, must } from '#tests/factories/placements-control.ts';
import { makeServices } from '#tests/factories/services.ts';
import { makeVignetteGround } from '#tests/factories/vignettes.ts';

it('the register of vignettes has no checks to show, and no plan reports by exercises', async () => {
  const services = await makeServices();
  const { org, maria, input } = makeVignetteGround(services);
  const actor = actorOf(services, maria);
  must(createVignetteRound(services, actor, input));
  await importPlacements(services, actor, org.children);
  expect(loadControls(services, actor)).toHaveLength(1);
  expect(controlsToTie(services.db, actor, org.children)).toEqual([]);
  expect(loadRegisters(services, actor, scopeOf(actor, 'case.read')).registers).toHaveLength(2);
  expect(loadChecks(services, actor).map(({ name }) => name)).toEqual(['Placeringar']);
});
