import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { loadChecklists } from '#app/features/checklists/server/load-checklists.server.ts';
import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { loadControl, loadControls } from '#app/features/controls/server/load-controls.server.ts';
import { loadRoundFacts } from '#app/features/controls/server/load-round-facts.server.ts';
import { removeRound } from '#app/features/controls/server/remove-round.server.ts';
import { startRound } from '#app/features/controls/server/start-round.server.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { handleAction } from '#app/features/deviations/server/handle-action.server.ts';
import { planAction } from '#app/features/deviations/server/plan-action.server.ts';
import { loadHome } from '#app/features/home/server/load-home.server.ts';
import { action as startAction, loader as startLoader } from '#app/features/results/routes/follow-up.tsx';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { loadActionPage } from '#app/features/results/server/load-action-page.server.ts';
import { loadFollowUpForm } from '#app/features/results/server/load-follow-up-form.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ActionId, ControlId, DeviationId, PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { openDatabase } from '#db/client.server.ts';
import { listDecidingReviews } from '#db/queries/reviews.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
const actionId = 1 as ActionId;
const maria = () => actorOf(services, round.maria);

let template: Buffer;

beforeAll(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
  must(finaliseRound(services, maria(), round.roundId, new Map()));
  const ids = services.db.$client.prepare('SELECT id FROM deviations ORDER BY id').pluck().all();
  const [first, second] = ids as DeviationId[];
  must(
    planAction(services, maria(), {
      unitId: round.org.unit1,
      title: 'Ny rutin för samtal',
      intendedEffect: 'Varje barn ska ha kommit till tals.',
      ownerId: round.maria,
      dueOn: '2026-11-30' as CivilDate,
      followUpOn: '2027-05-31' as CivilDate,
      deviationIds: first === undefined ? [] : [first],
      movesDeviations: false,
    }),
  );
  step('link', 1, second ?? null);
  template = services.db.$client.serialize();
}, 60_000);

beforeEach(async () => {
  services = await makeServices(undefined, openDatabase(template));
});

const step = (intent: 'link' | 'finish', revision: number, deviationId: DeviationId | null = null) =>
  must(
    handleAction(services, maria(), actionId, { intent, revision, note: '', newFollowUpOn: '', deviationId }),
  );

const filled = (more: Record<string, string | readonly string[]> = {}) => ({
  ground: `${round.roundId}:${round.org.children}`,
  size: '5',
  name: 'Uppföljning 2026-11-02',
  referenceOn: '2026-11-02',
  dueOn: '2026-12-02',
  reviewerIds: round.reviewers.map(String),
  roundSeen: '0',
  ...more,
});
const start = async (as: PersonId | null, form: ReturnType<typeof filled>, id = 1) =>
  statusOf(async () => startAction(await routeArguments(services, { as, params: { actionId: id }, form })));
const rounds = () => services.db.$client.prepare('SELECT id FROM rounds ORDER BY id').pluck().all();
const page = () => {
  const loaded = loadActionPage(services, maria(), actionId);
  if (!loaded) throw new Error('no action');
  return loaded;
};

/** Draws the follow-up as any round and reviews it, everything "yes". */
function drawAndReview(roundId: RoundId): void {
  must(freezeFrame(services, maria(), roundId));
  must(
    drawRound(services, maria(), roundId, {
      seed: { origin: 'entered', text: '2027-H1-1' },
      redrawReason: '',
      drawsSeen: 0,
    }),
  );
  must(shareOutReviews(services, maria(), roundId));
  for (const review of listDecidingReviews(services.db, scopeOf(maria(), 'round.read'), roundId)) {
    const actor = actorOf(services, review.reviewerId as PersonId);
    const answer = {
      questionKey: 'barnet-till-tals',
      option: 'yes',
      reason: '',
      comment: '',
      seenRevision: 0,
    };
    must(saveAnswer(services, actor, review.id, answer as Parameters<typeof saveAnswer>[3]));
    must(handInReview(services, actor, review.id));
  }
}

describe('the follow-up round of an action', () => {
  it('is started by nobody who does not run rounds there, nor before the action is done', async () => {
    const other = makePerson(services, { name: 'Annan Chef', role: 'manager', unitId: round.org.elderly });
    const external = makePerson(services, { name: 'Extern', role: 'external', unitId: round.org.children });
    for (const as of [other, external, round.reviewers[0] ?? null]) {
      expect(await start(as, filled())).toBe(404);
      const call = async () => startLoader(await routeArguments(services, { as, params: { actionId: 1 } }));
      expect(await statusOf(call)).toBe(404);
    }
    expect(await start(null, filled())).toBe(302);
    expect(await start(round.maria, filled(), 999)).toBe(404);
    expect(page().mayStartFollowUp).toBe(false);
    expect(await start(round.maria, filled())).toBe(422);
    step('finish', 1);
    expect(page().mayStartFollowUp).toBe(true);
    const wrong: Record<string, string>[] = [
      { size: '0' },
      { size: '101' },
      { ground: '' },
      { ground: `999:${round.org.children}` },
      { ground: `${round.roundId}:${round.org.elderly}` },
      { dueOn: '2020-01-01' },
      { reviewerIds: '' },
      { reviewerIds: String(other) },
    ];
    for (const one of wrong) expect(await start(round.maria, filled(one))).toBe(422);
    expect(rounds()).toEqual([round.roundId]);
    expect(loadChecklists(services, maria()).some(({ name }) => name.startsWith('Uppföljning'))).toBe(false);
  });

  it('asks the questions of the faults, of cases by the same rule, once however often it is sent', async () => {
    step('finish', 1);
    const form = loadFollowUpForm(services, maria(), actionId);
    expect(form.values).toMatchObject({ size: '5', referenceOn: '2026-11-02', roundSeen: '0' });
    expect(form.choices).toMatchObject([
      { questions: ['Barnet har kommit till tals'], alsoAsked: [] },
      // The action's own unit lies below that of the control.
      { value: `${round.roundId}:${round.org.unit1}` },
    ]);
    expect(await start(round.maria, filled())).toBe(302);
    expect(await start(round.maria, filled())).toBe(422);
    expect(await start(round.maria, filled({ roundSeen: '2' }))).toBe(422);
    expect(rounds()).toEqual([round.roundId, 2]);

    const facts = loadRoundFacts(services, maria(), 2 as RoundId);
    expect(facts).toMatchObject({
      follows: { id: 1, number: 'ÅT-2026-001' },
      round: { state: 'planned', referenceOn: '2026-11-02' },
      control: { name: 'Uppföljning av ÅT-2026-001' },
      checklist: { name: 'Uppföljning: Barnet har kommit till tals', versionNumber: 1 },
      design: { allocation: { kind: 'whole', size: 5 }, quotas: [] },
    });
    const filters = services.db.$client.prepare('SELECT DISTINCT filter FROM rounds').all();
    expect(filters).toHaveLength(1);

    // It belongs to the action: neither control nor checklist stands in a list, and no other round is begun in it.
    expect(loadControls(services, maria()).map(({ id }) => id)).toEqual([round.controlId]);
    expect(loadChecklists(services, maria()).some(({ name }) => name.startsWith('Uppföljning'))).toBe(false);
    expect(loadControl(services, maria(), 2 as ControlId).follows).toMatchObject({ number: 'ÅT-2026-001' });
    const another = { name: 'X', referenceOn: '2026-11-02' as CivilDate, dueOn: '2026-12-02' as CivilDate };
    const begun = startRound(services, maria(), 2 as ControlId, { ...another, reviewerIds: round.reviewers });
    expect(begun).toEqual({ ok: false, error: 'beginsFromAction' });

    const logged = services.db.$client
      .prepare("SELECT detail FROM audit_entries WHERE action = 'action.followUpRound'")
      .pluck()
      .all() as string[];
    expect(logged.map((detail) => JSON.parse(detail))).toEqual([
      { roundId: 2, foundRoundId: round.roundId, questions: 1 },
    ]);
    expect(page().events.map(({ kind }) => kind)).toEqual(['planned', 'linked', 'finish', 'followUpRound']);
  });

  it('stands beside the round that found the faults, and says no more than the figures do', async () => {
    step('finish', 1);
    expect(page().followUp).toMatchObject({
      round: null,
      grounds: [{ after: null, rows: [{ before: { fulfilled: 8, base: 10 }, after: null }] }],
    });
    await start(round.maria, filled());
    drawAndReview(2 as RoundId);
    const [before] = page().followUp.grounds;
    expect(before).toMatchObject({
      after: { isFinal: false, hasFigures: true },
      rows: [{ after: { fulfilled: 5, base: 5 }, comparison: { verdict: 'overlap' } }],
    });
    // Of cases picked out by another rule it would be another group.
    const drawnBy = services.db.$client.prepare('SELECT filter FROM rounds WHERE id = 2').pluck().get();
    const setRule = services.db.$client.prepare('UPDATE rounds SET filter = ? WHERE id = 2');
    setRule.run('{"allOf":[]}');
    expect(page().followUp.grounds).toMatchObject([
      { isSameGroup: false, rows: [{ after: { base: 5 }, comparison: null }] },
    ]);
    setRule.run(drawnBy);
    must(finaliseRound(services, maria(), 2 as RoundId, new Map()));
    expect(page().followUp).toMatchObject({
      round: { id: 2, state: 'finalised' },
      grounds: [
        {
          isSameGroup: true,
          before: { roundId: round.roundId, isFinal: true },
          after: { roundId: 2, isFinal: true },
          rows: [
            {
              key: 'barnet-till-tals',
              before: { fulfilled: 8, base: 10 },
              after: { fulfilled: 5, base: 5 },
              comparison: { verdict: 'overlap', previousName: 'Andra halvåret 2026' },
            },
          ],
        },
      ],
    });
    expect(page().followUp.grounds[0]?.rows[0]?.comparison?.difference).toBeCloseTo(20, 10);
    // Nobody has answered whether it helped: the figures answer nothing by themselves.
    expect(page().action).toMatchObject({ state: 'done', effect: null });
    // When one is finalised another may be started; what is compared is then that one.
    expect(page().mayStartFollowUp).toBe(true);
    expect(await start(round.maria, filled({ roundSeen: '2' }))).toBe(302);
    expect(page().followUp).toMatchObject({
      round: { id: 3, state: 'planned' },
      grounds: [{ rows: [{ after: null }] }],
    });
    // One that was started by mistake is taken away, and the next is begun in the same control.
    expect(removeRound(services, maria(), 3 as RoundId)).toMatchObject({ ok: true });
    expect(page().followUp.round).toBeNull();
    expect(await start(round.maria, filled())).toBe(302);
    const controls = services.db.$client.prepare('SELECT count(DISTINCT control_id) FROM rounds').pluck();
    expect([rounds().length, controls.get()]).toEqual([3, 2]);
  });

  it('of the action’s own unit is not compared with a round of all units, and shows its leader what she may see', async () => {
    const chief = makePerson(services, { name: 'Enhetschef', role: 'manager', unitId: round.org.unit1 });
    step('finish', 1);
    const units = loadFollowUpForm(services, actorOf(services, chief), actionId).choices;
    expect(units.map(({ value }) => value)).toEqual([`${round.roundId}:${round.org.unit1}`]);
    expect(await start(chief, filled())).toBe(422);
    const form = filled({ ground: units[0]?.value ?? '', size: '2' });
    expect(await start(chief, { ...form, reviewerIds: [String(chief)] })).toBe(302);
    drawAndReview(2 as RoundId);
    must(finaliseRound(services, actorOf(services, chief), 2 as RoundId, new Map()));
    const [seen] = page().followUp.grounds;
    expect(seen).toMatchObject({ isSameGroup: false, rows: [{ comparison: null, after: { base: 2 } }] });
    const hers = loadActionPage(services, actorOf(services, chief), actionId)?.followUp.grounds;
    expect(hers).toMatchObject([{ before: { hasFigures: false, isDeidentifiedOpen: true }, rows: [] }]);
  });

  it('asks every question of a deviation that stands for the whole case', () => {
    step('finish', 1);
    // As handing in stores it where the checklist makes one deviation of a case.
    services.db.$client.prepare("UPDATE deviations SET question_id = '#case'").run();
    expect(loadFollowUpForm(services, maria(), actionId).choices).toMatchObject([
      { questions: ['Barnet har kommit till tals'], alsoAsked: [] },
      { questions: ['Barnet har kommit till tals'] },
    ]);
    expect(page().followUp.grounds).toMatchObject([{ rows: [{ before: { fulfilled: 8, base: 10 } }] }]);
  });

  it('is asked for on the first page six months later, of the owner and of whoever leads the unit', () => {
    const chief = makePerson(services, { name: 'Enhetschef', role: 'manager', unitId: round.org.unit1 });
    const home = (personId: PersonId) => loadHome(services, actorOf(services, personId));
    step('finish', 1);
    expect(home(round.maria).actions).toEqual([]);
    services.setNow('2027-05-02T08:00:00.000Z');
    expect(home(round.maria).actions).toMatchObject([{ awaitedOn: '2027-05-31', isOverdue: false }]);
    expect(home(chief).actions).toEqual([]);
    expect(home(chief).year?.items.map(({ title }) => title)).toContain('Följa upp ÅT-2026-001');
    services.setNow('2027-06-01T08:00:00.000Z');
    expect(home(round.maria).actions).toMatchObject([{ isOverdue: true }]);
    expect(home(chief).year?.lateCount).toBe(1);
    expect(home(round.reviewers[0] as PersonId)).toMatchObject({ actions: [], year: null });
  });
});
