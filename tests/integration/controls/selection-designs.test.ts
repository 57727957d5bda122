import { beforeEach, describe, expect, it } from 'vitest';
import { action as choicesAction } from '#app/features/controls/routes/choices.tsx';
import {
  action as ownChoiceAction,
  loader as ownChoicePage,
} from '#app/features/controls/routes/own-choice.tsx';
import {
  chooseCase,
  closeChoice,
  takeBackChoice,
} from '#app/features/controls/server/case-choices.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadChoices } from '#app/features/controls/server/load-choices.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import {
  choicesWaitingFor,
  chooseOwnCases,
  loadOwnChoice,
} from '#app/features/controls/server/own-choice.server.ts';
import { replaceCase } from '#app/features/controls/server/replace-case.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { exportRound } from '#app/features/exports/server/export-round.server.ts';
import { answerRoundForm } from '#app/features/results/server/answer-round-form.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { Allocation } from '#app/features/sampling/domain/design.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { FrameCaseId, PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  makePlacementsControl,
  must,
  type PlacementsControl,
} from '#tests/factories/placements-control.ts';
import { handInAll } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
});
const maria = () => actorOf(services, made.maria);
const overviewOf = (roundId: RoundId) => loadRoundOverview(services, maria(), roundId);
type Frozen = { id: FrameCaseId; key: string; case_worker: string | null; values: string };
const frameOf = (roundId: RoundId) =>
  services.db.$client
    .prepare('SELECT id, key, case_worker, "values" FROM frame_cases WHERE round_id = ? ORDER BY key')
    .all(roundId) as Frozen[];

function frozen(allocation: Allocation, only: 'institutions' | 'all' = 'institutions'): RoundId {
  const values = ['HVB', 'Stödboende', 'SiS-institution'];
  const controlId = must(
    createControl(services, maria(), {
      ...made.input,
      name: `Kontroll ${allocation.kind}`,
      design: { allocation, quotas: [] },
      filter:
        only === 'all'
          ? { allOf: [] }
          : { allOf: [{ anyOf: [{ column: 'Placeringsform', operator: 'isOneOf', values }] }] },
    }),
  );
  const roundId = must(
    startRound(services, maria(), controlId, {
      name: 'Omgång',
      referenceOn: '2026-10-31' as CivilDate,
      dueOn: '2026-11-30' as CivilDate,
      reviewerIds: made.reviewers,
    }),
  );
  must(freezeFrame(services, maria(), roundId));
  return roundId;
}
const draw = (roundId: RoundId, seed: object = { origin: 'generated' }, change: object = {}) =>
  drawRound(services, maria(), roundId, {
    seed: seed as { origin: 'generated' },
    redrawReason: '',
    drawsSeen: 0,
    ...change,
  });

function finalise(roundId: RoundId): void {
  must(shareOutReviews(services, maria(), roundId));
  handInAll(services, made.maria, roundId);
  const form = new FormData();
  form.set('intent', 'finalise');
  expect(answerRoundForm(services, maria(), roundId, form).ok).toBe(true);
}
function workbook(roundId: RoundId, version: 'internal' | 'deidentified'): string {
  return JSON.stringify(
    exportRound(services, maria(), roundId, version).sheets.map((sheet) => [
      sheet.name,
      ...sheet.blocks.map((block) => {
        if ('rows' in block) return [...block.rows];
        return block.kind === 'picture' ? block.alt : block.text;
      }),
    ]),
  );
}

describe('a census', () => {
  it('takes every case and no seed but its own, and cannot be drawn again or extended', () => {
    const roundId = frozen({ kind: 'census' });
    for (const seed of [{ origin: 'entered', text: 'mitt' }, { origin: 'locked' }]) {
      expect(draw(roundId, seed)).toEqual({ ok: false, error: { kind: 'seedNotAsked' } });
    }
    must(draw(roundId));
    const { draws, frame, may } = overviewOf(roundId);
    expect(draws[0]?.cases).toHaveLength(frame?.size ?? 0);
    expect(new Set(draws[0]?.cases.map(({ reason }) => reason))).toEqual(new Set(['all']));
    expect(draws[0]?.nextReserves).toEqual([]);
    expect(may).toMatchObject({ redraw: false, extend: false });
    expect(draw(roundId, { origin: 'generated' }, { drawsSeen: 1, redrawReason: 'Igen' })).toEqual({
      ok: false,
      error: { kind: 'redrawNotByLot' },
    });
  });

  it('lets a case be taken out with its reason, and nothing takes its place', () => {
    const roundId = frozen({ kind: 'census' });
    must(draw(roundId));
    const before = overviewOf(roundId).draws[0]?.cases ?? [];
    const [first] = before;
    const input = { frameCaseId: first?.frameCaseId as FrameCaseId, reason: 'wrongUnit', note: '' } as const;
    expect(must(replaceCase(services, maria(), roundId, input))).toEqual({
      replacedKey: first?.key,
      replacementKey: null,
    });
    const { draws, events } = overviewOf(roundId);
    expect(draws[0]?.cases).toHaveLength(before.length);
    expect(draws[0]?.cases[0]?.isReplaced).toBe(true);
    expect(draws[0]?.replacements[0]).toMatchObject({ replacementKey: null, reason: 'wrongUnit' });
    expect(events.at(-1)).toMatchObject({ kind: 'replaced', note: `${first?.key} togs ur urvalet` });
    must(shareOutReviews(services, maria(), roundId));
    expect(loadRoundPage(services, maria(), roundId).reviews).toHaveLength(before.length - 1);
  });

  it('says that all are reviewed, never an interval', () => {
    const roundId = frozen({ kind: 'census' });
    must(draw(roundId));
    finalise(roundId);
    const figures = loadRoundPage(services, maria(), roundId).result?.figures;
    expect(figures).toMatchObject({ selection: 'census', hasUnequalProbabilities: false });
    expect(new Set(figures?.questions.map(({ interval }) => JSON.stringify(interval)))).toEqual(
      new Set(['{"kind":"none","reason":"census"}']),
    );
  });
});

describe('the first in date order', () => {
  const allocation = {
    kind: 'firstInOrder',
    orderBy: 'Placering fr.o.m.',
    attribute: 'Enhet',
    size: 2,
  } as const;

  it('takes the earliest of each group, and the next in order replaces', () => {
    const roundId = frozen(allocation, 'all');
    must(draw(roundId));
    const { draws, may } = overviewOf(roundId);
    const [drawn] = draws;
    expect(drawn).toMatchObject({
      selection: 'notRandom',
      notByLot: expect.stringContaining('Inte slumpvis'),
    });
    expect(drawn?.groups.map((group) => group.drawn)).toEqual(drawn?.groups.map(() => 2));
    expect(drawn?.quotaColumns).toEqual(['Placering fr.o.m.']);
    expect(may).toMatchObject({ redraw: false, extend: true });
    const [first] = drawn?.cases ?? [];
    const columns = services.db.$client
      .prepare('SELECT columns FROM frames WHERE round_id = ?')
      .get(roundId) as { columns: string };
    const headers = (JSON.parse(columns.columns) as { header: string }[]).map(({ header }) => header);
    const dated = frameOf(roundId)
      .map((one) => JSON.parse(one.values) as string[])
      .filter((cells) => cells[headers.indexOf('Enhet')] === first?.stratum)
      .map((cells) => cells[headers.indexOf('Placering fr.o.m.')] ?? '')
      .filter((date) => date !== '')
      .sort();
    const dates = drawn?.cases.filter(({ stratum }) => stratum === first?.stratum);
    expect(dates?.map(({ quotaValues }) => quotaValues[0])).toEqual(dated.slice(0, 2));
    const input = { frameCaseId: first?.frameCaseId as FrameCaseId, reason: 'wrongUnit', note: '' } as const;
    const next = drawn?.nextReserves.find(({ stratum }) => stratum === first?.stratum);
    expect(must(replaceCase(services, maria(), roundId, input)).replacementKey).toBe(next?.key);
  });

  it('speaks of the reviewed cases alone: no interval, no weights, marked on every page and in every file', () => {
    const roundId = frozen({ ...allocation, attribute: null, size: 6 });
    must(draw(roundId));
    finalise(roundId);
    const figures = loadRoundPage(services, maria(), roundId).result?.figures;
    expect(figures).toMatchObject({ selection: 'notRandom', hasUnequalProbabilities: false });
    for (const { interval, weightedShare, isUnweighted } of figures?.questions ?? []) {
      expect(interval).toEqual({ kind: 'none', reason: 'notRandom' });
      expect([weightedShare, isUnweighted]).toEqual([null, false]);
    }
    const reader = makePerson(services, { name: 'Lena', role: 'reader', unitId: made.org.administration });
    const shown = loadDeidentifiedResult(services, actorOf(services, reader), roundId);
    expect(shown.selection?.notByLot).toContain('Inte slumpvis utvalt');
    expect(shown.figures.selection).toBe('notRandom');
    for (const version of ['internal', 'deidentified'] as const) {
      const text = workbook(roundId, version);
      expect(text).toContain('Inte slumpvis utvalt');
      expect(text).not.toMatch(/I hela gruppen om|gäller det troligen/);
    }
  });
});

describe('self-selected cases', () => {
  const SIZE = 2;
  let roundId: RoundId;
  let anna: PersonId;
  let own: Frozen[];

  beforeEach(() => {
    roundId = frozen({ kind: 'selfSelected', attribute: 'Handläggare', size: SIZE }, 'all');
    const counts = new Map<string, Frozen[]>();
    for (const one of frameOf(roundId)) {
      counts.set(one.case_worker ?? '', [...(counts.get(one.case_worker ?? '') ?? []), one]);
    }
    const [name, cases] = [...counts].find(([worker, list]) => worker !== '' && list.length > SIZE) ?? [];
    if (!name || !cases) throw new Error('nobody has enough cases');
    anna = makePerson(services, {
      name: 'Annan Person',
      role: 'reviewer',
      unitId: made.org.unit1,
      caseWorkerName: name,
    });
    own = cases;
  });
  const idsOf = (...places: number[]) => places.map((place) => own[place]?.id as FrameCaseId);
  const choose = (ids: FrameCaseId[], by = anna) =>
    chooseOwnCases(services, actorOf(services, by), roundId, ids);
  const close = () => closeChoice(services, maria(), roundId, 0);

  it('are for the handläggare: nobody else sees the page, and nobody chooses another’s case', async () => {
    const stranger = makePerson(services, { name: 'Utan Ärenden', role: 'reviewer', unitId: made.org.unit1 });
    const elsewhere = makePerson(services, {
      name: 'Annan Avdelning',
      role: 'reviewer',
      unitId: made.org.elderly,
      caseWorkerName: own[0]?.case_worker ?? '',
    });
    for (const [as, status] of [
      [stranger, 404],
      [elsewhere, 403],
    ] as const) {
      const args = await routeArguments(services, { as, params: { roundId } });
      expect(await statusOf(() => ownChoicePage(args))).toBe(status);
    }
    const other = frameOf(roundId).find(({ case_worker }) => case_worker !== own[0]?.case_worker);
    expect(choose([other?.id as FrameCaseId])).toEqual({ ok: false, error: { kind: 'notOwnCase' } });
    expect(choose(idsOf(0, 1, 2))).toEqual({ ok: false, error: { kind: 'tooMany', size: SIZE } });
    expect(loadChoices(services, maria(), roundId).choices).toEqual([]);
  });

  it('wait on her own page, can be changed until the choice is closed, and not after', async () => {
    expect(choicesWaitingFor(services, actorOf(services, anna))).toMatchObject([{ size: SIZE, chosen: 0 }]);
    must(choose(idsOf(0, 1)));
    expect(choicesWaitingFor(services, actorOf(services, anna))).toEqual([]);
    const form = { frameCaseIds: idsOf(0, 2).map(String) };
    const args = await routeArguments(services, { as: anna, params: { roundId }, form });
    expect(await statusOf(() => ownChoiceAction(args))).toBe(302);
    const chosen = loadOwnChoice(services, actorOf(services, anna), roundId).cases;
    expect(chosen.filter(({ isChosen }) => isChosen).map(({ frameCaseId }) => frameCaseId)).toEqual(
      idsOf(0, 2).sort((a, b) => a - b),
    );
    must(close());
    expect(choose(idsOf(1))).toEqual({ ok: false, error: { kind: 'closed' } });
    const { draws } = overviewOf(roundId);
    expect(draws[0]).toMatchObject({ kind: 'first', allocationKind: 'selfSelected', selection: 'notRandom' });
    expect(new Set(draws[0]?.cases.map(({ frameCaseId }) => frameCaseId))).toEqual(new Set(idsOf(0, 2)));
    expect(draws[0]?.cases[0]).toMatchObject({
      reason: 'chosen',
      choice: { byName: 'Annan Person', cause: '' },
    });
    expect(draws[0]?.shortfalls.length).toBeGreaterThan(0);
  });

  it('a manager chooses only for those without an account, marked, and does not undo what they chose', () => {
    must(choose(idsOf(0)));
    expect(chooseCase(services, maria(), roundId, { key: own[1]?.key ?? '', cause: '' })).toEqual({
      ok: false,
      error: { kind: 'choosesHerself', name: 'Annan Person' },
    });
    expect(takeBackChoice(services, maria(), roundId, own[0]?.id as FrameCaseId)).toEqual({
      ok: false,
      error: { kind: 'choosesHerself', name: 'Annan Person' },
    });
    const { workers } = loadChoices(services, maria(), roundId);
    const without = workers.find(({ hasAccount, wanted }) => !hasAccount && wanted >= SIZE);
    const theirs = frameOf(roundId).filter(({ case_worker }) => case_worker === without?.name);
    for (const { key } of theirs.slice(0, SIZE)) {
      must(chooseCase(services, maria(), roundId, { key, cause: '' }));
    }
    expect(chooseCase(services, maria(), roundId, { key: theirs[SIZE]?.key ?? 'x', cause: '' }).ok).toBe(
      false,
    );
    must(close());
    const choices = overviewOf(roundId).draws[0]?.cases.map(({ choice }) => choice?.byName);
    expect(choices?.toSorted()).toEqual(['Annan Person', 'Maria Ek', 'Maria Ek']);
  });

  it('cannot be closed with too many in a group, and the round tells that it was refused and not that it was closed', () => {
    roundId = frozen({ kind: 'selfSelected', attribute: 'Placeringsform', size: 1 }, 'all');
    const columns = services.db.$client
      .prepare('SELECT columns FROM frames WHERE round_id = ?')
      .pluck()
      .get(roundId);
    const headers = (JSON.parse(String(columns)) as { header: string }[]).map(({ header }) => header);
    const ofTwo = new Map<string, Map<string, Frozen>>();
    for (const one of frameOf(roundId)) {
      const group = JSON.parse(one.values)[headers.indexOf('Placeringsform')];
      if (one.case_worker) ofTwo.set(group, (ofTwo.get(group) ?? new Map()).set(one.case_worker, one));
    }
    const two = [...([...ofTwo.values()].find((workers) => workers.size > 1)?.values() ?? [])].slice(0, 2);
    for (const [index, one] of two.entries()) {
      const caseWorkerName = one.case_worker ?? '';
      const who = {
        name: `Väljare ${index}`,
        role: 'reviewer',
        unitId: made.org.children,
        caseWorkerName,
      } as const;
      must(choose([one.id], makePerson(services, who)));
    }
    expect(close()).toMatchObject({ ok: false, error: { kind: 'choseTooMany' } });
    const events = services.db.$client.prepare(
      'SELECT kind FROM round_events WHERE round_id = ? ORDER BY id',
    );
    expect(events.pluck().all(roundId)).not.toContain('choiceClosed');
    expect(events.pluck().all(roundId)).toContain('drawRefused');
  });

  it('cannot be drawn by lot, nor closed with nothing chosen', () => {
    expect(draw(roundId)).toEqual({ ok: false, error: { kind: 'chosenByPeople' } });
    expect(close()).toEqual({ ok: false, error: { kind: 'nothingChosen' } });
    expect(() => closeChoice(services, actorOf(services, anna), roundId, 0)).toThrow();
  });
});

describe('cases chosen on cause', () => {
  it('take each its cause, also a single one, and never an interval', async () => {
    const roundId = frozen({ kind: 'onCause' }, 'all');
    const [one, two] = frameOf(roundId);
    const add = (key: string, cause: string) => chooseCase(services, maria(), roundId, { key, cause });
    expect(add(one?.key ?? '', '')).toEqual({ ok: false, error: { kind: 'causeMissing' } });
    expect(add('finns inte', 'Klagomål')).toEqual({ ok: false, error: { kind: 'notInFrame' } });
    must(add(one?.key ?? '', 'Klagomål från skolan'));
    expect(add(one?.key ?? '', 'igen')).toEqual({ ok: false, error: { kind: 'alreadyChosen' } });
    must(add(two?.key ?? '', 'Av misstag'));
    must(takeBackChoice(services, maria(), roundId, two?.id as FrameCaseId));
    const form = { intent: 'close' };
    const reviewer = await routeArguments(services, {
      as: made.reviewers[0] as PersonId,
      params: { roundId },
      form,
    });
    expect(await statusOf(() => choicesAction(reviewer))).toBe(403);
    const args = await routeArguments(services, { as: made.maria, params: { roundId }, form });
    expect(await statusOf(() => choicesAction(args))).toBe(302);
    const [drawn] = overviewOf(roundId).draws;
    expect(drawn?.cases).toMatchObject([
      { key: one?.key, reason: 'chosen', choice: { cause: 'Klagomål från skolan', byName: 'Maria Ek' } },
    ]);
    expect(add(two?.key ?? '', 'Efteråt')).toEqual({ ok: false, error: { kind: 'closed' } });
    expect(workbookText(roundId)).toContain('Klagomål från skolan');
    finalise(roundId);
    const figures = loadRoundPage(services, maria(), roundId).result?.figures;
    expect(figures).toMatchObject({ selection: 'notRandom', sampleSize: 1 });
    expect(figures?.questions.every(({ interval }) => interval.kind === 'none')).toBe(true);
    const log = services.db.$client.prepare('SELECT detail FROM audit_entries').all();
    expect(JSON.stringify(log)).not.toContain('Klagomål');
  });

  const workbookText = (roundId: RoundId) => {
    must(shareOutReviews(services, maria(), roundId));
    return workbook(roundId, 'internal');
  };
});
