import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deactivatePerson } from '#app/features/accounts/server/deactivate-person.server.ts';
import { loadHome } from '#app/features/home/server/load-home.server.ts';
import { action as hideAction } from '#app/features/reviews/routes/hide-reminder.ts';
import { action as remindAction, loader as remindLoader } from '#app/features/reviews/routes/remind.tsx';
import { loadRoundProgress } from '#app/features/reviews/server/load-round-progress.server.ts';
import { listMyReminders } from '#app/features/reviews/server/my-reminders.server.ts';
import { remindReviewers } from '#app/features/reviews/server/remind-reviewers.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { remindedInWords } from '#app/features/reviews/ui/reminded-notice.tsx';
import { reminderInWords } from '#app/features/reviews/ui/reminder-notices.tsx';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { openDatabase } from '#db/client.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { openReviewsOf, workOf } from '#tests/factories/own-work.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import {
  answerAndHandIn,
  makeSharedOutRound,
  type ReviewedRound,
  reviewsOf,
} from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let anna: PersonId;
let bjorn: PersonId;

let template: Buffer;

beforeAll(async () => {
  services = await makeServices();
  round = await makeSharedOutRound(services);
  [anna, bjorn] = round.reviewers as [PersonId, PersonId];
  template = services.db.$client.serialize();
});

// Every test has the shared-out round to itself.
beforeEach(async () => {
  services = { ...(await makeServices()), db: openDatabase(template) };
});

const remind = (as: PersonId, personId: PersonId | null = null, note = '') =>
  remindReviewers(services, actorOf(services, as), round.roundId, { personId, note });
const seenBy = (personId: PersonId) => listMyReminders(services, actorOf(services, personId));
const stored = () => services.db.$client.prepare('SELECT person_id, note FROM review_reminders').all();
const logged = () =>
  services.db.$client.prepare("SELECT * FROM audit_entries WHERE action LIKE 'review.remind%'").all();
const post = async (as: PersonId, form: Record<string, string>) =>
  remindAction(await routeArguments(services, { as, params: { roundId: round.roundId }, form }));

function handIn(personId: PersonId, count: number): void {
  const open = new Set(openReviewsOf(services, personId).map(({ reviewId }) => reviewId));
  const reviews = reviewsOf(services, round).filter(({ id }) => open.has(id));
  for (const review of reviews.slice(0, count)) answerAndHandIn(services, review, {});
}

describe('who may remind', () => {
  it('nobody but those who share out in the unit', async () => {
    const other = makePerson(services, { name: 'Olle', role: 'manager', unitId: round.org.elderly });
    for (const person of [anna, other]) {
      expect(remind(person)).toEqual({ ok: false, error: 'forbidden' });
      expect(await statusOf(() => post(person, {}))).toBe(403);
      const page = { as: person, params: { roundId: round.roundId } };
      expect(await statusOf(async () => remindLoader(await routeArguments(services, page)))).toBe(403);
    }
    expect(stored()).toEqual([]);
    expect(await statusOf(() => post(round.maria, {}))).toBe(302);
  });

  it('and nobody in a round that is closed', () => {
    services.db.$client
      .prepare("UPDATE rounds SET state = 'finalised', finalised_at = ? WHERE id = ?")
      .run(services.now(), round.roundId);
    expect(remind(round.maria)).toEqual({ ok: false, error: 'notOpen' });
  });

  it('a reminder is hidden by its reader alone', async () => {
    must(remind(round.maria));
    const [hers] = seenBy(anna);
    if (!hers) throw new Error('no reminder');
    const hide = async (as: PersonId) => {
      const call = { as, params: { reminderId: hers.id }, form: { from: 'oversikt' } };
      return hideAction(await routeArguments(services, call));
    };
    expect(await statusOf(() => hide(bjorn))).toBe(404);
    expect(await statusOf(() => hide(round.maria))).toBe(404);
    expect(seenBy(anna)).toHaveLength(1);
    expect(await statusOf(() => hide(anna))).toBe(302);
    expect(await statusOf(() => hide(anna))).toBe(302);
    expect(seenBy(anna)).toEqual([]);
    expect(seenBy(bjorn)).toHaveLength(1);
  });
});

describe('a reminder', () => {
  it('says who reminds of what, on the home page and in the list', () => {
    must(remind(round.maria, anna, 'Ring mig om något är oklart.'));
    expect(seenBy(bjorn)).toEqual([]);
    const [seen] = loadHome(services, actorOf(services, anna)).reminders;
    expect(seen).toEqual(seenBy(anna)[0]);
    expect(seen?.note).toBe('Ring mig om något är oklart.');
    expect(seen && reminderInWords(seen).replaceAll('\u00a0', ' ')).toBe(
      'Maria Ek påminner: 5 granskningar i Placerade barn, halvårskontroll, Andra halvåret 2026 ska vara klara 2026-11-30.',
    );
  });

  it('is sent once a day and person, however often the button is pressed', () => {
    expect(must(remind(round.maria, anna))).toEqual({ reminded: 1, already: 0 });
    expect(must(remind(round.maria, anna))).toEqual({ reminded: 0, already: 1 });
    expect(must(remind(round.maria))).toEqual({ reminded: 1, already: 1 });
    expect(stored()).toHaveLength(2);
    // The Swedish day: one o'clock at night in Sweden is still the day before in UTC.
    services.setNow('2026-11-02T22:59:00.000Z');
    expect(must(remind(round.maria, anna)).reminded).toBe(0);
    services.setNow('2026-11-02T23:00:00.000Z');
    expect(must(remind(round.maria, anna)).reminded).toBe(1);
  });

  it('comes back when a later one is sent, after the first was hidden', async () => {
    must(remind(round.maria, anna));
    const [first] = seenBy(anna);
    const call = { as: anna, params: { reminderId: first?.id ?? 0 }, form: {} };
    await hideAction(await routeArguments(services, call));
    services.setNow('2026-11-03T08:00:00.000Z');
    must(remind(round.maria, anna, 'Andra'));
    expect(seenBy(anna)).toMatchObject([{ note: 'Andra' }]);
  });

  it('goes only to those who have something left, and is gone when nothing is', () => {
    must(remind(round.maria, anna));
    handIn(anna, 4);
    expect(seenBy(anna)).toMatchObject([{ left: 1 }]);
    handIn(anna, 1);
    expect(seenBy(anna)).toEqual([]);
    services.setNow('2026-11-03T08:00:00.000Z');
    expect(must(remind(round.maria))).toEqual({ reminded: 1, already: 0 });
    expect(must(remind(round.maria, anna))).toEqual({ reminded: 0, already: 0 });
  });

  it('is not sent to oneself, to whoever is shut out, or to a stranger', () => {
    const outsider = makePerson(services, { name: 'Stina', role: 'reviewer', unitId: round.org.unit1 });
    expect(must(remind(round.maria, outsider))).toEqual({ reminded: 0, already: 0 });
    services.db.$client.prepare('UPDATE reviews SET reviewer_id = ? WHERE id = 1').run(round.maria);
    expect(must(remind(round.maria, round.maria))).toEqual({ reminded: 0, already: 0 });
    const administrator = makePerson(services, {
      ...{ name: 'Admin', role: 'administrator', unitId: round.org.administration },
    });
    must(deactivatePerson(services, actorOf(services, administrator), bjorn));
    expect(must(remind(round.maria))).toEqual({ reminded: 1, already: 0 });
  });

  it('is logged without its note', () => {
    must(remind(round.maria, anna, 'Hälsning till Anna'));
    expect(logged()).toHaveLength(1);
    expect(JSON.stringify(logged())).not.toContain('Hälsning');
  });

  it('with too long a note is sent to nobody, and what was typed comes back', async () => {
    const note = 'x'.repeat(301);
    const answer = (await post(round.maria, { note })) as { data: { note: string; message: string } };
    expect(answer.data.note).toBe(note);
    expect(answer.data.message).toContain('högst 300 tecken');
    expect(await statusOf(() => post(round.maria, { note }))).toBe(422);
    expect(stored()).toEqual([]);
    expect(await statusOf(() => post(round.maria, { note: '', granskare: 'alla-utom-jag' }))).toBe(302);
    expect(stored()).toEqual([]);
  });

  it('says in words what came of it', () => {
    const words = (reminded: number, already: number) =>
      remindedInWords(reminded, already).replaceAll('\u00a0', ' ');
    expect(words(2, 0)).toBe('2 granskare är påminda och ser det i Översikt och Mina granskningar.');
    expect(words(0, 1)).toContain('1 granskare är redan påmind i dag');
    expect(words(0, 0)).toContain('Alla har lämnat in');
  });
});

describe('what the leader sees', () => {
  const progress = () => loadRoundProgress(services, actorOf(services, round.maria), round.roundId);

  it('nobody but those who lead the unit sees it', () => {
    for (const person of [
      anna,
      makePerson(services, { name: 'Olle', role: 'manager', unitId: round.org.elderly }),
    ]) {
      expect(() => loadRoundProgress(services, actorOf(services, person), round.roundId)).toThrow();
    }
  });

  it('each reviewer by name with how far she is, and what is late once the day has passed', () => {
    const [first] = openReviewsOf(services, bjorn);
    const given = {
      questionKey: 'barnet-till-tals',
      option: 'yes',
      reason: '',
      comment: '',
      seenRevision: 0,
    } as const;
    must(saveAnswer(services, actorOf(services, bjorn), first?.reviewId ?? (0 as never), given));
    handIn(anna, 2);
    expect(progress().reviewers).toMatchObject([
      {
        name: 'Anna Lindgren',
        total: 5,
        notBegun: 3,
        begun: 0,
        handedIn: 2,
        overdue: 0,
        latestOn: '2026-11-02',
      },
      {
        name: 'Björn Åkesson',
        total: 5,
        notBegun: 4,
        begun: 1,
        handedIn: 0,
        remindedOn: null,
        canRemind: true,
      },
    ]);
    services.setNow('2026-12-01T08:00:00.000Z');
    expect(progress().reviewers.map(({ overdue }) => overdue)).toEqual([3, 5]);
  });

  it('cases without a reviewer first', () => {
    services.db.$client.exec('UPDATE reviews SET reviewer_id = NULL WHERE id = 7');
    const page = progress();
    expect(page.emptyCount).toBe(1);
    expect(page.cases[0]?.reviews[0]?.reviewId).toBe(7);
    expect(page.cases).toHaveLength(10);
  });

  it('in a blind round who is done, and nothing of what anybody answered', () => {
    const { $client } = services.db;
    const procedure = {
      reviewersPerCase: 2,
      isBlind: true,
      sharing: { kind: 'evenly' },
      needsApproval: false,
      isGrid: false,
    };
    $client
      .prepare('UPDATE rounds SET procedure = ? WHERE id = ?')
      .run(JSON.stringify(procedure), round.roundId);
    $client.exec('UPDATE reviews SET slot = 1');
    $client
      .prepare(
        "INSERT INTO reviews (round_id, frame_case_id, slot, state, created_at) SELECT round_id, frame_case_id, 0, 'assigned', created_at FROM reviews",
      )
      .run();
    $client.exec(
      "INSERT INTO answers (review_id, question_id, value, reason, comment, answered_at, answered_by_id) SELECT id, 'hemlig-fraga', '{\"option\":\"no\"}', 'hemligt skäl', 'hemlig kommentar', '2026-11-02T08:00:00.000Z', reviewer_id FROM reviews WHERE slot = 1",
    );
    const page = progress();
    expect(page.isSeveral).toBe(true);
    expect(page.emptyCount).toBe(0);
    expect(page.cases).toHaveLength(10);
    expect(page.cases[0]).toMatchObject({ reviews: [{ slot: 1 }], agreed: { slot: 0, reviewerId: null } });
    expect(JSON.stringify(page)).not.toMatch(/hemlig|option/);
    expect(workOf(services, anna).rounds[0]).toMatchObject({ total: 5, finished: 0 });
  });
});
