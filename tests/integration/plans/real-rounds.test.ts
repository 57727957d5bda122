import { beforeAll, beforeEach, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { yearSpan } from '#app/features/plans/domain/year-span.ts';
import { itemFormSchema } from '#app/features/plans/forms/item-form.ts';
import { reportSchema } from '#app/features/plans/forms/report-form.ts';
import { loader as calendarLoader } from '#app/features/plans/routes/calendar.ts';
import { loadPlan } from '#app/features/plans/server/load-plan.server.ts';
import { loadPlanReport } from '#app/features/plans/server/load-plan-report.server.ts';
import { loadWheel } from '#app/features/plans/server/load-wheel.server.ts';
import { loadYear, loadYearBundle } from '#app/features/plans/server/load-year.server.ts';
import { reportOccasion } from '#app/features/plans/server/report-occasion.server.ts';
import { saveItem } from '#app/features/plans/server/save-item.server.ts';
import { adoptPlan, createPlan } from '#app/features/plans/server/save-plan.server.ts';
import { toldOfFaults } from '#app/features/plans/server/told-of-faults.server.ts';
import { readRoundTexts } from '#app/features/results/forms/round-texts-form.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { loadRoundTexts } from '#app/features/results/server/load-round-texts.server.ts';
import { reopenRound } from '#app/features/results/server/reopen-round.server.ts';
import { saveRoundTexts } from '#app/features/results/server/save-round-texts.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId, PlanId, RoundId } from '#app/shared/domain/ids.ts';
import { openDatabase } from '#db/client.server.ts';
import { findPlan } from '#db/queries/plans.server.ts';
import { listFinalisedOfYears } from '#db/queries/round-deviations.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let planId: PlanId;
let template: Buffer;

// The round is about 31 October and due on 30 November: it reports the second half of the year.
beforeAll(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
  planId = planOf(round.maria);
  template = services.db.$client.serialize();
});

beforeEach(async () => {
  services = await makeServices(undefined, openDatabase(template));
});

const as = (personId: PersonId) => actorOf(services, personId);

function planOf(manager: PersonId): PlanId {
  const { children } = round.org;
  const about = { kind: 'followUp', unitId: children, year: 2026, name: '', copyFromId: null } as const;
  const id = must(createPlan(services, as(manager), about));
  const row = itemFormSchema(2026).parse({
    ...{ area: '', title: 'Barnets bästa', background: '', purpose: '', measured: '', method: '' },
    ...{ likelihood: '', consequence: '', riskNote: '', improvement: '', timing: 'halfYear', days: '' },
    ...{ responsibleId: String(manager), controlId: String(round.controlId) },
  });
  must(saveItem(services, as(manager), id, { revision: 1, itemId: null }, row));
  const decision = { adoptedOn: '2026-01-20' as CivilDate, adoptedParagraph: '§ 7' };
  must(adoptPlan(services, as(manager), id, findPlan(services.db, id)?.revision ?? 0, decision));
  return id;
}

const occasions = (personId = round.maria) =>
  loadPlan(services, as(personId), planId).items.flatMap((item) => item.occasions);
const stand = (personId = round.maria) =>
  occasions(personId).map(({ status, rounds }) => [status, rounds.map(({ id }) => id)]);
const results = (personId = round.maria) =>
  occasions(personId).flatMap(({ rounds }) => rounds.flatMap((shown) => shown.results));
const finalise = () => must(finaliseRound(services, as(round.maria), round.roundId, new Map()));

function anotherRound(day: string, controlId = round.controlId, dueOn = day): RoundId {
  const maria = as(round.maria);
  const about = { name: 'Extra', referenceOn: day as CivilDate, dueOn: dueOn as CivilDate };
  return must(startRound(services, maria, controlId, { ...about, reviewerIds: round.reviewers }));
}

it('is done with the figures of the round when that is finalised, and under way again when it is reopened', () => {
  expect(stand()).toEqual([
    ['late', []],
    ['underWay', [round.roundId]],
  ]);
  expect(results()).toEqual([]);
  finalise();
  expect(stand()[1]).toEqual(['done', [round.roundId]]);
  expect(results().filter((line) => /: 8\sav\s10/.test(line))).toHaveLength(1);
  expect(results()).toHaveLength(7);
  expect(loadPlan(services, as(round.maria), planId).summary).toMatchObject({ done: 0, open: 1 });
  const wheel = () => loadWheel(services, as(round.maria), { unitId: round.org.children, year: 2026 });
  // What was done in November stands there, for whoever reads the plan and whoever does not.
  expect(wheel().items.map(({ dueOn, status }) => [dueOn, status])).toEqual([
    ['2026-06-30', 'late'],
    ['2026-11-30', 'done'],
    ['2026-12-31', 'done'],
  ]);
  must(reopenRound(services, as(round.maria), round.roundId, 'Ett svar var fel'));
  expect(stand()[1]).toEqual(['underWay', [round.roundId]]);
  expect(results()).toEqual([]);
  services.setNow('2027-01-02T08:00:00.000Z');
  expect(stand()[1]).toEqual(['late', [round.roundId]]);
  services.db.$client.prepare(`UPDATE rounds SET due_on = '2026-12-10' WHERE id = ?`).run(round.roundId);
  finalise();
  expect(stand()[1]?.[0]).toBe('done');
  // In the same month as the occasion it is told once, by that.
  expect(wheel().items.map(({ dueOn }) => dueOn)).toEqual(['2026-06-30', '2026-12-31']);
});

it('has both rounds of one period, each in its own by the day it is about, and one that is pointed out where it was pointed', async () => {
  finalise();
  const extra = anotherRound('2026-12-15');
  const spring = anotherRound('2026-06-30');
  expect(stand()).toEqual([
    ['late', [spring]],
    ['underWay', [round.roundId, extra]],
  ]);
  expect(occasions()[1]?.roundsDone).toEqual({ finalised: 1, total: 2 });
  const [first] = occasions();
  if (!first) throw new Error('no occasion');
  const report = reportSchema.parse({
    ...{ state: 'planned', outcome: '', actionText: '', reasonNotDone: '', roundId: String(round.roundId) },
  });
  const address = { planId, occasionId: first.id };
  must(reportOccasion(services, as(round.maria), address, first.revision, report));
  expect(stand()).toEqual([
    ['done', [round.roundId]],
    ['underWay', [extra]],
  ]);
});

it('is reported by no round of another control or year, and by none whose cases were chosen on cause', () => {
  const other = must(createControl(services, as(round.maria), { ...round.input, name: 'En annan' }));
  anotherRound('2026-12-10', other);
  anotherRound('2027-02-10');
  expect(stand()[1]).toEqual(['underWay', [round.roundId]]);
  const onCause = `json_set(design, '$.allocation', json('{"kind":"onCause"}'))`;
  services.db.$client.prepare(`UPDATE rounds SET design = ${onCause} WHERE id = ?`).run(round.roundId);
  expect(stand()).toEqual([
    ['late', []],
    ['planned', []],
  ]);
});

it('counts with its year though it is reviewed in the next: in the plan, what is not done and the results', () => {
  finalise();
  const yearEnd = anotherRound('2026-12-31', round.controlId, '2027-01-29');
  expect(stand()[1]).toEqual(['underWay', [round.roundId, yearEnd]]);
  const asked = { unitId: round.org.children, version: 'internal' } as const;
  const bundleOf = (year: number) => loadYearBundle(services, as(round.maria), { ...asked, year }).bundle;
  const lateRounds = (year: number) =>
    bundleOf(year).notDone.flatMap(({ key }) => (key.startsWith('omgang') ? [key] : []));
  services.setNow('2027-01-29T08:00:00.000Z');
  expect(stand()[1]?.[0]).toBe('underWay');
  expect(bundleOf(2026)).toMatchObject({ roundCount: 1, notDone: [{ dueOn: '2026-06-30' }] });
  services.setNow('2027-01-30T08:00:00.000Z');
  expect(stand()[1]?.[0]).toBe('late');
  // Of the occasion; once more as a round it would be told twice.
  expect([lateRounds(2026), lateRounds(2027)]).toEqual([[], []]);
  services.db.$client
    .prepare(
      `UPDATE rounds SET state = 'finalised', finalised_at = created_at, finalised_by_id = owner_id,
         figures = (SELECT figures FROM rounds WHERE id = ?), final_number = 'R-2' WHERE id = ?`,
    )
    .run(round.roundId, yearEnd);
  expect(stand()[1]).toEqual(['done', [round.roundId, yearEnd]]);
  expect([bundleOf(2026).roundCount, bundleOf(2027).roundCount]).toEqual([2, 0]);
});

it('lets an improvement leave the unit only where somebody has said that it may', () => {
  const write = (mayLeaveUnit: boolean) => {
    const { texts } = loadRoundTexts(services, as(round.maria), round.roundId);
    const form = new FormData();
    form.set('improvement', 'Samtal bokas i förväg.');
    form.set('revision-improvement', String(texts.improvement.revision));
    form.set('didLeaveUnit', texts.improvement.mayLeaveUnit ? 'yes' : 'no');
    if (mayLeaveUnit) form.set('mayLeaveUnit', 'on');
    must(saveRoundTexts(services, as(round.maria), round.roundId, readRoundTexts(form)));
    finalise();
    return (['internal', 'deidentified'] as const).map((version) => {
      const asked = { year: 2026, unitId: round.org.children, page: 1, version };
      return loadYear(services, as(round.maria), asked).rounds.map(({ improvement }) => improvement);
    });
  };
  expect(write(false)).toEqual([['Samtal bokas i förväg.'], ['']]);
  must(reopenRound(services, as(round.maria), round.roundId, 'Förslaget får lämnas'));
  expect(write(true)).toEqual([['Samtal bokas i förväg.'], ['Samtal bokas i förväg.']]);
});

it('shows a reader the round and its published page, never its figures, and strangers nothing', async () => {
  finalise();
  const reader = makePerson(services, { name: 'Rune Alm', role: 'reader', unitId: round.org.children });
  const below = makePerson(services, { name: 'Nina Berg', role: 'manager', unitId: round.org.unit1 });
  expect(stand(reader)[1]).toEqual(['done', [round.roundId]]);
  expect(occasions(reader)[1]?.rounds[0]?.to).toBe(`/resultat/${round.roundId}`);
  expect(results(reader)).toEqual([]);
  expect(await statusOf(() => occasions(below))).toBe(404);
});

it('stands in the wheel by its own day until it is finalised, and as given up with the reason when it is', async () => {
  finalise();
  const extra = anotherRound('2026-12-04');
  const asOfWheel = () => {
    const { items, next } = loadWheel(services, as(round.maria), {
      unitId: round.org.children,
      year: 2026,
    });
    return { days: items.map(({ dueOn, status }) => [dueOn, status]), next: next?.dueOn };
  };
  const before = [
    ['2026-06-30', 'late'],
    ['2026-11-30', 'done'],
  ];
  const whole = [...before, ['2026-12-04', 'underWay'], ['2026-12-31', 'underWay']];
  expect(asOfWheel()).toEqual({ days: whole, next: '2026-12-04' });
  services.setNow('2026-12-05T08:00:00.000Z');
  const asked = { unitId: round.org.children, year: 2026, version: 'internal' } as const;
  const { bundle } = loadYearBundle(services, as(round.maria), asked);
  expect(bundle.plans.map(({ summary }) => summary.done)).toEqual([0]);
  expect(bundle.notDone.map(({ dueOn, status }) => [dueOn, status])).toEqual([
    ['2026-06-30', 'late'],
    ['2026-12-04', 'late'],
  ]);
  services.db.$client
    .prepare(`UPDATE rounds SET aborted_at = ?, abort_reason = 'Dubbel' WHERE id = ?`)
    .run(services.now(), extra);
  expect(asOfWheel().days).toEqual([...before, ['2026-12-04', 'aborted'], ['2026-12-31', 'done']]);
  const { items } = loadWheel(services, as(round.maria), { unitId: round.org.children, year: 2026 });
  expect(items.filter(({ reason }) => reason !== '')).toMatchObject([
    { status: 'aborted', reason: 'Dubbel' },
  ]);
  const path = `/arshjul/kalender?enhet=${round.org.children}&ar=2026`;
  const calendar = await calendarLoader(await routeArguments(services, { as: round.maria, path }));
  expect(await calendar.text()).not.toContain('20261204');
});

it('keeps the faults it hides out of the year, until as many others can hide them', () => {
  finalise();
  services.setNow('2027-02-01T08:00:00.000Z');
  const asked = { year: 2026, unitId: round.org.children, page: 1 };
  const total = (version: 'internal' | 'deidentified') => {
    const { deviations } = loadYear(services, as(round.maria), { ...asked, version });
    return deviations.rows.at(-1)?.cells.at(-1)?.thisYear;
  };
  // Of the same unit and type as those of the round.
  const insert = services.db.$client.prepare(
    `INSERT INTO deviations (year, sequence, number, origin, type_id, occurred_on, unit_id, title, description, severity,
       state, due_on, created_at, created_by_id)
     SELECT 2000, ?, ?, 'manual', type_id, '2026-05-05', unit_id, 'Nyckel borta', '', 'minor',
       'new', '2027-01-01', '2026-05-05T08:00:00.000Z', created_by_id FROM deviations WHERE origin = 'review' LIMIT 1`,
  );
  const write = (from: number, to: number) => {
    for (let index = from; index <= to; index++) insert.run(index, `AV-${index}`);
  };
  write(1, 4);
  // Six are enough to be shown, but four of them are too few to hide the round's two among.
  expect([total('internal'), total('deidentified')]).toEqual([6, null]);
  write(5, 9);
  expect([total('internal'), total('deidentified')]).toEqual([11, 11]);
});

it('tells of its faults what it kept last: what was worked out before it was opened again is forgotten', () => {
  finalise();
  const spans = { thisYear: yearSpan(2026), lastYear: yearSpan(2025) };
  const scope = scopeOf(as(round.maria), 'year.read');
  const told = () => {
    const found = listFinalisedOfYears(services.db, scope, spans, []);
    return toldOfFaults(services.db, found, new Map()).get(round.roundId)?.questions ?? [];
  };
  const few = told().findIndex(({ notFulfilled }) => notFulfilled === null);
  expect(told()[few]).toMatchObject({ notFulfilled: null, most: 4 });
  must(reopenRound(services, as(round.maria), round.roundId, 'Ett svar var fel'));
  expect(told()).toEqual([]);
  // Finalised again with half of them not fulfilled.
  services.db.$client
    .prepare(
      `UPDATE rounds SET state = 'finalised', finalised_at = created_at, finalised_by_id = owner_id, revision = revision + 1,
         figures = json_set(figures,
         '$.figures.questions[${few}].fulfilled', 5, '$.figures.questions[${few}].notFulfilled', 5)`,
    )
    .run();
  expect(told()[few]).toMatchObject({ notFulfilled: 5, most: null });
});

it('tells the nämnd no number of deviations that its own result hides', () => {
  finalise();
  const lines = loadPlanReport(services, as(round.maria), planId).items.flatMap(({ occasions: of }) =>
    of.flatMap(({ rounds }) => rounds.flatMap((shown) => shown.results)),
  );
  expect(lines).toHaveLength(8);
  expect(lines.at(-1)).toBe('Avvikelser: –');
});

it('tells the nämnd no number of deviations that says of a few faults that they made none', async () => {
  // The same fault in every case: nothing of the figures is small.
  const faults = Array.from({ length: 10 }, () => ({ 'overvagande-i-tid': 'no' }) as const);
  services = await makeServices();
  expect(await makeReviewedRound(services, faults)).toEqual(round);
  expect(planOf(round.maria)).toBe(planId);
  finalise();
  const lastLine = () => {
    const { items } = loadPlanReport(services, as(round.maria), planId);
    return items.flatMap((item) => item.occasions.flatMap(({ rounds }) => rounds))[0]?.results.at(-1);
  };
  const withdraw = services.db.$client.prepare(
    `UPDATE deviations SET state = 'withdrawn' WHERE id IN (SELECT id FROM deviations ORDER BY id LIMIT ?)`,
  );
  const told = [0, 1, 4, 5].map((count) => {
    withdraw.run(count);
    return lastLine();
  });
  expect(told).toEqual(['Avvikelser: 10', 'Avvikelser: –', 'Avvikelser: –', 'Avvikelser: 5']);
});

it('says of a unit with cases in rounds above it where these stand, and nothing of units without', () => {
  const lower = makePerson(services, { name: 'Lena Å', role: 'manager', unitId: round.org.unit1 });
  const page = (personId: PersonId, year = 2026) =>
    loadYear(services, as(personId), { year, unitId: null, version: null, page: 1 });
  const wheel = (personId: PersonId) => loadWheel(services, as(personId), { unitId: null, year: 2026 });
  expect(page(lower).above).toEqual([]);
  expect(wheel(lower)).toMatchObject({ items: [], above: ['Barn och familj'] });
  finalise();
  expect(page(lower)).toMatchObject({ roundCount: 0, above: ['Barn och familj'] });
  expect(page(lower, 2025).above).toEqual([]);
  expect(page(round.maria)).toMatchObject({ roundCount: 1, above: [] });
  expect(wheel(round.maria).above).toEqual([]);
});
