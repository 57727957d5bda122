import { readFileSync } from 'node:fs';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { loadActor } from '#app/features/accounts/server/require-actor.server.ts';
import { applyImport } from '#app/features/cases/server/apply-import.server.ts';
import { createRegister } from '#app/features/cases/server/create-register.server.ts';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import { stageImport } from '#app/features/cases/server/stage-import.server.ts';
import { ensureShippedChecklists } from '#app/features/checklists/server/ensure-shipped-checklists.server.ts';
import { CONTROL_TEMPLATES } from '#app/features/controls/domain/control-template.ts';
import { ONE_REVIEWER } from '#app/features/controls/domain/review-procedure.ts';
import type { ControlInput } from '#app/features/controls/forms/control-form-schema.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ControlId, PersonId, RegisterId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
import type { Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listPublishedChecklists } from '#db/queries/controls.server.ts';
import { makeOrganisation, makePerson, type Organisation } from './organisation.ts';

/** The seed of the worked draw "placements: ten, at least one institution". */
export const PLACEMENTS_SEED = '2026-H2-530177';

/** The value of a result that must not fail here. */
export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export function actorOf(services: Services, personId: PersonId): Actor {
  const actor = loadActor(services, personId);
  if (!actor) throw new Error('no such person');
  return actor;
}

/** The shared register of placements, imported with the mapping the program suggests. */
export async function importPlacements(
  services: Services,
  actor: Actor,
  unitId: UnitId,
): Promise<RegisterId> {
  const registerId = must(
    createRegister(services, actor, { name: 'Placeringar', unitId, kind: 'placements' }),
  );
  const bytes = readFileSync('tests/fixtures/registers/placeringar-2026-10-31.csv');
  const importId = must(
    await stageImport(services, actor, registerId, { name: 'placeringar-2026-10-31.csv', bytes }),
  );
  const preview = await loadImport(services, actor, { registerId, importId });
  if (preview.kind !== 'preview') throw new Error(preview.kind);
  const mapping = { keyHeader: preview.keyHeader, columns: preview.columns.map(({ choice }) => choice) };
  must(await applyImport(services, actor, { registerId, importId }, { mapping, latestImportId: null }));
  return registerId;
}

export type PlacementsControl = {
  org: Organisation;
  /** Enhetschef of the child department, who owns the control. */
  maria: PersonId;
  reviewers: PersonId[];
  registerId: RegisterId;
  controlId: ControlId;
  input: ControlInput;
};

/** An organisation with the placements imported and the control A1 made from its template. */
export async function makePlacementsControl(services: Services): Promise<PlacementsControl> {
  ensureShippedChecklists(services);
  const org = makeOrganisation(services);
  const maria = makePerson(services, { name: 'Maria Ek', role: 'manager', unitId: org.children });
  const reviewers = ['Anna Lindgren', 'Björn Åkesson'].map((name, index) =>
    makePerson(services, {
      name,
      role: 'reviewer',
      unitId: index === 0 ? org.unit1 : org.unit2,
      caseWorkerName: name,
    }),
  );
  const actor = actorOf(services, maria);
  const registerId = await importPlacements(services, actor, org.children);
  const [template] = CONTROL_TEMPLATES;
  const checklist = listPublishedChecklists(services.db).find(({ key }) => key === template?.checklistKey);
  if (!template || !checklist) throw new Error('the template or its checklist is missing');
  const { key, name, purpose, kind, rhythm, filter, design, reviewDays } = template;
  const input: ControlInput = {
    templateKey: key,
    name,
    purpose,
    kind,
    rhythm,
    filter,
    design,
    reviewDays,
    unitId: org.children,
    registerId,
    checklistId: checklist.id,
    responsibleId: null,
    reviewerIds: reviewers,
    procedure: ONE_REVIEWER,
  };
  const controlId = must(createControl(services, actor, input));
  return { org, maria, reviewers, registerId, controlId, input };
}

/** A planned round of the control with reference date 2026-10-31. */
export function startPlacementsRound(services: Services, made: PlacementsControl): RoundId {
  return must(
    startRound(services, actorOf(services, made.maria), made.controlId, {
      name: 'Andra halvåret 2026',
      referenceOn: '2026-10-31' as CivilDate,
      dueOn: '2026-11-30' as CivilDate,
      reviewerIds: made.reviewers,
    }),
  );
}

/** A round whose frame is frozen and whose sample is the worked draw of the specification. */
export function drawPlacementsRound(services: Services, made: PlacementsControl): RoundId {
  const roundId = startPlacementsRound(services, made);
  const actor = actorOf(services, made.maria);
  must(freezeFrame(services, actor, roundId));
  const seed = { origin: 'entered', text: PLACEMENTS_SEED } as const;
  must(drawRound(services, actor, roundId, { seed, redrawReason: '', drawsSeen: 0 }));
  return roundId;
}
