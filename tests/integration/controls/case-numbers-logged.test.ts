import { beforeEach, describe, expect, it } from 'vitest';
import { loader as choicesPage } from '#app/features/controls/routes/choices.tsx';
import { loader as drawPage } from '#app/features/controls/routes/draw.tsx';
import { loader as freezePage } from '#app/features/controls/routes/freeze.tsx';
import { loader as ownChoicePage } from '#app/features/controls/routes/own-choice.tsx';
import { loader as replacePage } from '#app/features/controls/routes/replace.tsx';
import { agreeOnSeed } from '#app/features/controls/server/agree-on-seed.server.ts';
import { chooseCase } from '#app/features/controls/server/case-choices.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { explainCase } from '#app/features/controls/server/explain-case.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { giveSeedPart } from '#app/features/controls/server/give-seed-part.server.ts';
import { loadChoices } from '#app/features/controls/server/load-choices.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { loadSeedMeeting } from '#app/features/controls/server/load-seed-meeting.server.ts';
import { loadOwnChoice } from '#app/features/controls/server/own-choice.server.ts';
import { replaceCase } from '#app/features/controls/server/replace-case.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import type { Allocation } from '#app/features/sampling/domain/design.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { FrameCaseId, PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  type PlacementsControl,
  startPlacementsRound,
} from '#tests/factories/placements-control.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

type Loader = (args: Awaited<ReturnType<typeof routeArguments>>) => unknown;
type FrameRow = { id: FrameCaseId; key: string; caseWorker: string };

let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
});

const maria = () => actorOf(services, made.maria);
const open = async (loader: Loader, roundId: RoundId, { as = made.maria, path = '/' } = {}) =>
  JSON.stringify(await loader(await routeArguments(services, { as, params: { roundId }, path })));
const readings = () =>
  services.db.$client
    .prepare(
      "SELECT actor_id AS actor, detail FROM audit_entries WHERE action = 'round.read' ORDER BY sequence",
    )
    .all()
    .map((entry) => {
      const { actor, detail } = entry as { actor: number; detail: string };
      return [actor, JSON.parse(detail).page];
    });
const frameOf = (roundId: RoundId) =>
  services.db.$client
    .prepare('SELECT id, key, case_worker AS caseWorker FROM frame_cases WHERE round_id = ? ORDER BY id')
    .all(roundId) as FrameRow[];

function frozenWith(allocation: Allocation): RoundId {
  const input = { ...made.input, name: `Test ${allocation.kind}`, design: { allocation, quotas: [] } };
  const controlId = must(createControl(services, maria(), input));
  const dates = { referenceOn: '2026-10-31' as CivilDate, dueOn: '2026-11-30' as CivilDate };
  const round = { name: 'Omgång', reviewerIds: made.reviewers, ...dates };
  const roundId = must(startRound(services, maria(), controlId, round));
  must(freezeFrame(services, maria(), roundId));
  return roundId;
}

describe('a page that needs only how many cases there are', () => {
  it('is handed no case number: freezing and drawing again, after a draw and a replacement', async () => {
    const roundId = drawPlacementsRound(services, made);
    const [first] = loadRoundOverview(services, maria(), roundId).draws[0]?.cases ?? [];
    if (!first) throw new Error('nothing is drawn');
    const { frameCaseId } = first;
    must(replaceCase(services, maria(), roundId, { frameCaseId, reason: 'wrongUnit', note: '' }));
    for (const loader of [drawPage, freezePage]) {
      const page = await open(loader, roundId);
      expect(frameOf(roundId).filter(({ key }) => page.includes(key))).toEqual([]);
      expect(JSON.parse(page)).toMatchObject({ drawCount: 1, sampleSize: 10, may: { redraw: true } });
    }
    expect(readings()).toEqual([]);

    must(
      drawRound(services, maria(), roundId, {
        seed: { origin: 'generated' },
        redrawReason: 'Ramen var fel.',
        drawsSeen: 1,
      }),
    );
    const counted = { drawCount: 2, sampleSize: 10 };
    expect(JSON.parse(await open(drawPage, roundId))).toMatchObject(counted);
    const { draws, ...facts } = loadRoundOverview(services, maria(), roundId);
    expect(facts).toMatchObject(counted);
    expect(draws.at(-1)?.cases).toHaveLength(10);
  });

  it('tells of none before the draw', async () => {
    const roundId = startPlacementsRound(services, made);
    expect(JSON.parse(await open(freezePage, roundId))).toMatchObject({ drawCount: 0, sampleSize: null });
  });
});

describe('whoever is shown a case number is logged by what reads it', () => {
  it('where a case is replaced, once it is one of the sample', async () => {
    const roundId = drawPlacementsRound(services, made);
    const cases = loadRoundOverview(services, maria(), roundId).draws[0]?.cases ?? [];
    const chosen = cases[0]?.frameCaseId as FrameCaseId;
    const path = `/?arende=${chosen}`;
    const undrawn = frameOf(roundId).find(({ id }) => cases.every(({ frameCaseId }) => frameCaseId !== id));
    for (const wrong of ['/', '/?arende=x', `/?arende=${undrawn?.id}`]) {
      expect(await statusOf(() => open(replacePage, roundId, { path: wrong }))).toBe(404);
    }
    const stranger = makePerson(services, { name: 'Olle', role: 'manager', unitId: made.org.elderly });
    expect(await statusOf(() => open(replacePage, roundId, { as: stranger, path }))).toBe(403);
    expect(readings()).toEqual([]);
    expect(JSON.parse(await open(replacePage, roundId, { path }))).toMatchObject({
      chosen: { frameCaseId: chosen, key: cases[0]?.key },
      begun: null,
      hasReserves: true,
      mayReplace: true,
    });
    expect(readings()).toEqual([[made.maria, 'replacement']]);
    must(replaceCase(services, maria(), roundId, { frameCaseId: chosen, reason: 'wrongUnit', note: '' }));
    expect(await statusOf(() => open(replacePage, roundId, { path }))).toBe(404);
    const taken = loadRoundOverview(services, maria(), roundId).draws[0]?.cases.at(-1)?.frameCaseId;
    expect(await statusOf(() => open(replacePage, roundId, { path: `/?arende=${taken}` }))).toBe(200);
  });

  it('where it is told why it was drawn', () => {
    const roundId = drawPlacementsRound(services, made);
    const [one] = frameOf(roundId);
    expect(() => explainCase(services, maria(), roundId, 999_999 as FrameCaseId)).toThrow();
    expect(readings()).toEqual([]);
    explainCase(services, maria(), roundId, one?.id as FrameCaseId);
    expect(readings()).toEqual([[made.maria, 'case']]);
  });

  it('where cases are chosen, once one is', async () => {
    const roundId = frozenWith({ kind: 'onCause' });
    await open(choicesPage, roundId);
    expect(readings()).toEqual([]);
    const key = frameOf(roundId)[0]?.key ?? '';
    must(chooseCase(services, maria(), roundId, { key, cause: 'Anmälan' }));
    loadChoices(services, maria(), roundId);
    await open(choicesPage, roundId);
    expect(readings()).toEqual([
      [made.maria, 'choice'],
      [made.maria, 'choice'],
    ]);
  });

  it('where a handläggare chooses among her own', async () => {
    const roundId = frozenWith({ kind: 'selfSelected', attribute: 'Handläggare', size: 2 });
    const caseWorkerName = frameOf(roundId)[0]?.caseWorker ?? '';
    const person = { name: 'Annan Person', role: 'reviewer', unitId: made.org.children } as const;
    const anna: PersonId = makePerson(services, { ...person, caseWorkerName });
    expect(await statusOf(() => open(ownChoicePage, roundId))).toBe(404);
    expect(readings()).toEqual([]);
    await open(ownChoicePage, roundId, { as: anna });
    loadOwnChoice(services, actorOf(services, anna), roundId);
    expect(readings()).toEqual([
      [anna, 'ownChoice'],
      [anna, 'ownChoice'],
    ]);
  });

  it('where two people give a seed, once their draw is shown', () => {
    const per = makePerson(services, { name: 'Per Kvist', role: 'quality', unitId: made.org.administration });
    const roundId = startPlacementsRound(services, made);
    must(freezeFrame(services, maria(), roundId));
    const people = { firstPersonId: made.maria, secondPersonId: per };
    must(agreeOnSeed(services, maria(), roundId, { ...people, redrawReason: '', drawsSeen: 0 }));
    must(giveSeedPart(services, maria(), roundId, 'marias-egen-del-17'));
    loadSeedMeeting(services, maria(), roundId);
    expect(readings()).toEqual([]);
    must(giveSeedPart(services, actorOf(services, per), roundId, 'pers-egen-del-4711'));
    loadSeedMeeting(services, maria(), roundId);
    expect(readings()).toEqual([[made.maria, 'seed']]);
  });
});
