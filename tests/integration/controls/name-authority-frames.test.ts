import { beforeEach, expect, it } from 'vitest';
import { decideNames } from '#app/features/cases/server/decide-names.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadOwnChoice } from '#app/features/controls/server/own-choice.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  importPlacements,
  makePlacementsControl,
  must,
  type PlacementsControl,
} from '#tests/factories/placements-control.ts';
import { csvFile, importFile, makeRegister } from '#tests/factories/register.ts';
import { statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let made: PlacementsControl;
let eva: PersonId;
let roundId: RoundId;
let name: string;

/** A frozen round of the whole administration, where handläggare choose cases of their own. */
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
  eva = makePerson(services, { name: 'Eva', role: 'manager', unitId: made.org.elderly });
  const quality = makePerson(services, { name: 'Per', role: 'quality', unitId: made.org.administration });
  const actor = actorOf(services, quality);
  const { administration } = made.org;
  const registerId = await importPlacements(services, actor, administration);
  const design = {
    allocation: { kind: 'selfSelected', attribute: 'Handläggare', size: 2 },
    quotas: [],
  } as const;
  const input = { ...made.input, registerId, unitId: administration, filter: { allOf: [] }, design };
  const controlId = must(createControl(services, actor, input));
  const dates = { referenceOn: '2026-10-31' as CivilDate, dueOn: '2026-11-30' as CivilDate };
  roundId = must(startRound(services, actor, controlId, { name: 'Egna', ...dates, reviewerIds: [] }));
  must(freezeFrame(services, actor, roundId));
  name = services.db.$client
    .prepare('SELECT case_worker FROM frame_cases WHERE case_worker IS NOT NULL LIMIT 1')
    .pluck()
    .get() as string;
});

async function saysThatItIsHerself() {
  const registerId = makeRegister(services, { as: eva, unitId: made.org.elderly, name: 'Eget' });
  const file = csvFile(`Nr;Handläggare\nX-1;${name}\nX-2;${name}\n`);
  await importFile(services, { as: eva, registerId, file });
  const decision = [{ name, personId: eva }];
  return decideNames(services, actorOf(services, eva), { registerIds: [registerId], registerId }, decision);
}

it('nobody comes to choose another unit’s cases by a register of her own with the handläggare’s name in it', async () => {
  expect(await saysThatItIsHerself()).toEqual({ ok: false, error: { kind: 'not_yours', name } });
  expect(await statusOf(async () => loadOwnChoice(services, actorOf(services, eva), roundId))).toBe(404);
});

it('nor when the cases have got another handläggare since the frame was frozen', async () => {
  services.db.$client.prepare("UPDATE cases SET case_worker = 'Någon Annan', co_worker = NULL").run();
  expect(await saysThatItIsHerself()).toEqual({ ok: false, error: { kind: 'not_yours', name } });
  expect(await statusOf(async () => loadOwnChoice(services, actorOf(services, eva), roundId))).toBe(404);
});
