import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import * as drawRoute from '#app/features/controls/routes/draw.tsx';
import * as frameFile from '#app/features/controls/routes/frame-file.ts';
import * as freezeRoute from '#app/features/controls/routes/freeze.tsx';
import * as protocolRoute from '#app/features/controls/routes/protocol.tsx';
import * as protocolFile from '#app/features/controls/routes/protocol-file.ts';
import * as replaceRoute from '#app/features/controls/routes/replace.tsx';
import * as reviewersRoute from '#app/features/controls/routes/round-reviewers.tsx';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  PLACEMENTS_SEED,
  type PlacementsControl,
  startPlacementsRound,
} from '#tests/factories/placements-control.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

type Form = Record<string, string | string[]>;
type Refusal = { data: Record<string, unknown>; init: { status: number } };

let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
});

const overviewOf = (roundId: RoundId) => loadRoundOverview(services, actorOf(services, made.maria), roundId);
const call = (roundId: RoundId, form?: Form, as: PersonId | null = made.maria, path = '/') =>
  routeArguments(services, { as, params: { roundId }, path, ...(form ? { form } : {}) });

const drawForm = { seedOrigin: 'entered', seed: ` ${PLACEMENTS_SEED} `, drawsSeen: '0', redrawReason: '' };

describe('who may', () => {
  it('every address of the round is 403 for reviewers, readers, administrators and other departments', async () => {
    const roundId = drawPlacementsRound(services, made);
    const strangers = [
      makePerson(services, { name: 'G', role: 'reviewer', unitId: made.org.children }),
      makePerson(services, { name: 'L', role: 'reader', unitId: made.org.administration }),
      makePerson(services, { name: 'S', role: 'administrator', unitId: made.org.administration }),
      makePerson(services, { name: 'Ä', role: 'manager', unitId: made.org.elderly }),
    ];
    for (const as of strangers) {
      const reads = [
        freezeRoute,
        drawRoute,
        protocolRoute,
        frameFile,
        protocolFile,
        reviewersRoute,
        replaceRoute,
      ];
      for (const { loader } of reads) {
        const args = await call(roundId, undefined, as);
        expect(await statusOf(() => loader(args))).toBe(403);
      }
      const writes = [
        [freezeRoute, {}],
        [drawRoute, drawForm],
        [replaceRoute, { frameCaseId: '1', reason: 'wrongUnit', note: '' }],
        [reviewersRoute, { reviewerIds: [String(made.reviewers[0])] }],
      ] as const;
      for (const [route, form] of writes) {
        const args = await call(roundId, form as Form, as);
        expect(await statusOf(() => route.action(args))).toBe(403);
      }
    }
    expect(overviewOf(roundId).draws).toHaveLength(1);
  });

  it('a stranger is sent to the log-in page', async () => {
    const roundId = startPlacementsRound(services, made);
    const args = await call(roundId, {}, null);
    expect(await statusOf(() => freezeRoute.action(args))).toBe(302);
    expect(overviewOf(roundId).round.state).toBe('planned');
  });
});

describe('freeze and draw', () => {
  it('lead back to the round, also when clicked twice', async () => {
    const roundId = startPlacementsRound(services, made);
    for (let click = 0; click < 2; click++) {
      const answer = (await freezeRoute.action(await call(roundId, {}))) as Response;
      expect(answer.headers.get('Location')).toBe(`/omgangar/${roundId}#dragning`);
    }
    for (let click = 0; click < 2; click++) {
      const answer = (await drawRoute.action(await call(roundId, drawForm))) as Response;
      expect(answer.headers.get('Location')).toBe(`/omgangar/${roundId}#dragning`);
    }
    const { draws, events } = overviewOf(roundId);
    expect(draws.map(({ seed }) => seed)).toEqual([PLACEMENTS_SEED]);
    expect(events.map(({ kind }) => kind)).toEqual(['started', 'frozen', 'drawn']);
  });

  it.each([
    ['a seed with a bar', { seed: 'a|b' }, 'seed'],
    ['no seed', { seed: '  ' }, 'seed'],
    ['no choice of seed', { seedOrigin: '' }, 'seedOrigin'],
    [
      'a typed seed that the choice would throw away',
      { seedOrigin: 'generated', seed: 'tärning 3 5 1' },
      'seedOrigin',
    ],
  ])(
    'with %s the form comes back with what was typed and nothing is drawn',
    async (_name, changes, field) => {
      const roundId = startPlacementsRound(services, made);
      await freezeRoute.action(await call(roundId, {}));
      const refused = (await drawRoute.action(
        await call(roundId, { ...drawForm, ...changes }),
      )) as unknown as Refusal;
      expect(refused.init.status).toBe(422);
      expect(refused.data).toMatchObject({ errors: [{ field }], values: changes });
      expect(overviewOf(roundId).draws).toEqual([]);
    },
  );

  it('drawing an unfrozen round is refused in words', async () => {
    const roundId = startPlacementsRound(services, made);
    const refused = (await drawRoute.action(await call(roundId, drawForm))) as unknown as Refusal;
    expect(refused.data).toMatchObject({ errors: [{ message: expect.stringContaining('inte fryst') }] });
  });

  it('drawing again without a reason is refused at its field', async () => {
    const roundId = drawPlacementsRound(services, made);
    const form = { ...drawForm, drawsSeen: '1' };
    const refused = (await drawRoute.action(await call(roundId, form))) as unknown as Refusal;
    expect(refused.data).toMatchObject({ errors: [{ field: 'redrawReason' }] });
  });
});

describe('replacing', () => {
  it('shows the case, refuses a reason outside the list, and replaces once for two clicks', async () => {
    const roundId = drawPlacementsRound(services, made);
    const drawn = overviewOf(roundId).draws[0]?.cases[0];
    if (!drawn) throw new Error('no drawn case');
    const frameCaseId = String(drawn.frameCaseId);
    const shown = await call(
      roundId,
      undefined,
      made.maria,
      `/omgangar/${roundId}/ersatt?arende=${frameCaseId}`,
    );
    expect(await replaceRoute.loader(shown)).toMatchObject({ chosen: { key: drawn.key }, mayReplace: true });

    const missingFile = { frameCaseId, reason: 'fileMissing', note: '' };
    const refused = (await replaceRoute.action(await call(roundId, missingFile))) as unknown as Refusal;
    expect(refused.data).toMatchObject({ errors: [{ field: 'reason' }] });

    for (let click = 0; click < 2; click++) {
      const form = { frameCaseId, reason: 'personLeftFrame', note: '' };
      const answer = (await replaceRoute.action(await call(roundId, form))) as Response;
      expect(answer.status).toBe(302);
    }
    expect(overviewOf(roundId).draws[0]?.replacements).toHaveLength(1);
    const again = await call(
      roundId,
      undefined,
      made.maria,
      `/omgangar/${roundId}/ersatt?arende=${frameCaseId}`,
    );
    expect(await statusOf(() => replaceRoute.loader(again))).toBe(404);
  });
});

describe('files', () => {
  it('the frame is the fingerprinted bytes under a name without personal data', async () => {
    const roundId = drawPlacementsRound(services, made);
    const file = await frameFile.loader(await call(roundId));
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(overviewOf(roundId).frame?.fingerprint);
    expect(file.headers.get('Content-Disposition')).toBe(
      `attachment; filename="urvalsram-omgang-${roundId}.csv"; filename*=UTF-8''urvalsram-omg%C3%A5ng-${roundId}.csv`,
    );
  });

  it('the protocol is JSON with the seed and all reserves', async () => {
    const roundId = drawPlacementsRound(services, made);
    const file = await protocolFile.loader(await call(roundId));
    const protocol = JSON.parse(await file.text());
    expect(protocol.dragningar[0]).toMatchObject({ frö: PLACEMENTS_SEED, gäller: true });
    expect(protocol.dragningar[0].reserver).toHaveLength(131);
  });

  it('do not exist before the freeze', async () => {
    const roundId = startPlacementsRound(services, made);
    for (const { loader } of [frameFile, protocolFile]) {
      const args = await call(roundId);
      expect(await statusOf(() => loader(args))).toBe(404);
    }
  });
});

describe('adding reviewers', () => {
  it('adds those who may review, once', async () => {
    const roundId = drawPlacementsRound(services, made);
    const cilla = makePerson(services, { name: 'Cecilia Öberg', role: 'reviewer', unitId: made.org.unit1 });
    const page = await reviewersRoute.loader(await call(roundId));
    expect(page.candidates.map(({ label }) => label)).toEqual(['Cecilia Öberg', 'Maria Ek']);
    for (let click = 0; click < 2; click++) {
      const answer = (await reviewersRoute.action(
        await call(roundId, { reviewerIds: [String(cilla)] }),
      )) as Response;
      expect(answer.headers.get('Location')).toBe(`/omgangar/${roundId}#granskning`);
    }
    const { reviewerNames, events } = overviewOf(roundId);
    expect(reviewerNames).toEqual(['Anna Lindgren', 'Björn Åkesson', 'Cecilia Öberg']);
    expect(events.filter(({ kind }) => kind === 'reviewersAdded')).toHaveLength(1);
  });

  it.each([[[]], [['9999']], [['abc']]])('refuses %j', async (reviewerIds) => {
    const roundId = drawPlacementsRound(services, made);
    const args = await call(roundId, { reviewerIds });
    expect(await statusOf(() => reviewersRoute.action(args))).toBe(422);
  });
});
