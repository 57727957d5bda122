import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerOption, ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { placedChildrenChecklist } from '#app/features/checklists/domain/shipped-placed-children.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { changeDeviation } from '#app/features/deviations/server/change-deviation.server.ts';
import { changeTypes } from '#app/features/deviations/server/change-types.server.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { handleDeviation } from '#app/features/deviations/server/handle-deviation.server.ts';
import { loadDeviation } from '#app/features/deviations/server/load-deviation.server.ts';
import { criticalWaitingFor } from '#app/features/deviations/server/load-lex-sarah.server.ts';
import { loadReceipt } from '#app/features/deviations/server/load-receipt.server.ts';
import { takeLexSarahStep } from '#app/features/deviations/server/take-lex-sarah-step.server.ts';
import { exportDeviations } from '#app/features/exports/server/export-deviations.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { reopenReview } from '#app/features/reviews/server/reopen-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { DeviationId, DeviationTypeId, PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { listDeviationEvents } from '#db/queries/deviations.server.ts';
import { publishChecklist } from '#tests/factories/every-kind-checklist.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  type PlacementsControl,
} from '#tests/factories/placements-control.ts';
import { type ReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const [PLAN, HEARD] = ['vardplan-aktuell', 'barnet-till-tals'] as const;
const OTHERS = [
  'overvagande-i-tid',
  'skal-barnet-inte-hort',
  'vardplan-synpunkter',
  'genomforandeplan-aktuell',
  'genomforandeplan-uppfoljning',
];

/** The shipped checklist with one deviation for each case, a type and words of their own. */
const shared: ChecklistDefinition = {
  ...placedChildrenChecklist,
  deviations: 'perCase',
  sections: placedChildrenChecklist.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) =>
      question.key === PLAN && question.deviation
        ? {
            ...question,
            isCritical: true,
            deviation: {
              ...question.deviation,
              type: 'SAMVERKAN mellan oss',
              severity: 'serious',
              daysToDue: 7,
              title: { text: 'Vårdplanen brister enligt {Lagrum}' },
              text: { text: 'Sett {referensdatum}.' },
            },
          }
        : { ...question, isCritical: question.key === HEARD },
    ),
  })),
};

let services: TestServices;
let made: PlacementsControl;
let minute: number;
beforeEach(async () => {
  services = await makeServices();
  minute = 0;
  made = await makePlacementsControl(services);
  publishChecklist(services, shared);
});

const sharedOut = (): ReviewedRound => {
  const round = { ...made, roundId: drawPlacementsRound(services, made) };
  must(shareOutReviews(services, actorOf(services, made.maria), round.roundId));
  return round;
};
const nextMinute = () => services.setNow(`2026-11-02T09:${String(minute++).padStart(2, '0')}:00.000Z`);

type Reviewing = { id: ReviewId; reviewerId: PersonId; caseKey: string };
function reviewOf(round: ReviewedRound, caseKey?: string): Reviewing {
  const found = reviewsOf(services, round).find((one) => caseKey === undefined || one.caseKey === caseKey);
  if (!found?.reviewerId) throw new Error('no review');
  return { id: found.id, reviewerId: found.reviewerId, caseKey: found.caseKey };
}

function handIn(
  { id, reviewerId }: Reviewing,
  plan: AnswerOption,
  heard: AnswerOption,
  reason = 'Syns inte',
) {
  nextMinute();
  const actor = actorOf(services, reviewerId);
  reopenReview(services, actor, id);
  const stored = new Map(listAnswersOfReview(services.db, id).map((row) => [row.questionId, row]));
  const save = (questionKey: string, option: AnswerOption) => {
    const before = stored.get(questionKey);
    if ((before?.value as { option?: string } | undefined)?.option === option) return;
    const seenRevision = before?.revision ?? 0;
    must(saveAnswer(services, actor, id, { questionKey, option, reason, comment: '', seenRevision }));
  };
  for (const key of OTHERS) save(key, 'yes');
  save(PLAN, plan);
  save(HEARD, heard);
  must(handInReview(services, actor, id));
}

type Stored = {
  id: DeviationId;
  state: string;
  title: string;
  description: string;
  question: string;
  days: number;
};
const deviations = () =>
  services.db.$client
    .prepare(
      `SELECT id, state, title, description, question_id AS question,
        CAST(julianday(due_on) - julianday(substr(created_at, 1, 10)) AS INTEGER) AS days FROM deviations ORDER BY id`,
    )
    .all() as Stored[];
const events = (id = 1) => listDeviationEvents(services.db, id as DeviationId);
const kinds = () => events().map(({ kind }) => kind);

function handle(intent: 'assess' | 'act' | 'close') {
  nextMinute();
  const { revision } = services.db.$client.prepare('SELECT revision FROM deviations').get() as {
    revision: number;
  };
  const form = { intent, revision, note: 'Gjort', dueOn: '2026-12-15' } as const;
  must(handleDeviation(services, actorOf(services, made.maria), 1 as DeviationId, form));
}

const maria = () => actorOf(services, made.maria);
const asked = () => criticalWaitingFor(services, maria()).map(({ deviationId }) => deviationId);
function decline() {
  nextMinute();
  const form = {
    intent: 'decline',
    revision: 0,
    reason: `Nej, ${minute}`,
    form: '',
    notifiedOn: '',
  } as const;
  must(takeLexSarahStep(services, maria(), 1 as DeviationId, { ...form, judgement: undefined }));
  expect(asked()).toEqual([]);
}

describe('a checklist with one deviation for each case', () => {
  it('asks again about lex Sarah for another critical fault, never for the words of one that was answered', () => {
    const round = sharedOut();
    const review = reviewOf(round);
    handIn(review, 'yes', 'yes');
    expect(asked()).toEqual([]);
    handIn(review, 'no', 'yes');
    expect(asked()).toEqual([1]);
    decline();
    handIn(review, 'documentMissing', 'yes', 'Andra ord');
    expect(kinds().at(-1)).toBe('reworded');
    expect(asked()).toEqual([]);
    handIn(review, 'documentMissing', 'no');
    expect(asked()).toEqual([1]);
    handIn(review, 'documentMissing', 'yes');
    // Nobody has answered yet, and what is left is critical too.
    expect(asked()).toEqual([1]);
    decline();
    handle('assess');
    handIn(review, 'documentMissing', 'no');
    expect(kinds().at(-1)).toBe('faultsChanged');
    expect(asked()).toEqual([1]);
    decline();
    // Another round of the control finds a critical fault in the same case, and is linked to the open one.
    handIn(reviewOf(sharedOut(), review.caseKey), 'no', 'yes');
    expect([kinds().at(-1), deviations().length]).toEqual(['linked', 1]);
    expect(asked()).toEqual([1]);
  });

  it('makes one of several faults, follows them, and withdraws it with the last', () => {
    const review = reviewOf(sharedOut());
    handIn(review, 'no', 'documentMissing');
    const [one] = deviations();
    expect(deviations()).toHaveLength(1);
    expect(one).toMatchObject({ question: '#case', state: 'new' });
    expect(one?.title).toMatch(/^2 brister: .*Vårdplanen brister enligt (LVU|SoL)/u);
    expect(one?.description.split('\n')).toHaveLength(3);

    handIn(review, 'no', 'documentMissing');
    expect(kinds()).toEqual(['created']);
    handIn(review, 'no', 'yes');
    expect(deviations()[0]?.title).toMatch(/^Vårdplanen brister enligt/u);
    expect(deviations()[0]?.description).toBe('Sett 2026-10-31.\nSyns inte');
    handIn(review, 'yes', 'yes');
    handIn(review, 'yes', 'yes');
    expect(deviations()).toMatchObject([{ state: 'withdrawn' }]);
    handIn(review, 'yes', 'no');
    expect(deviations()).toMatchObject([{ state: 'new' }]);
    expect(kinds()).toEqual(['created', 'reworded', 'withdrawn', 'reinstated']);
  });

  it('keeps the words of one that is handled and tells of the faults in its history, once', () => {
    const review = reviewOf(sharedOut());
    handIn(review, 'no', 'no');
    const before = deviations()[0]?.description;
    handle('assess');
    handIn(review, 'no', 'yes');
    handIn(review, 'no', 'yes');
    expect(deviations()).toMatchObject([{ state: 'assessed', description: before }]);
    expect(kinds()).toEqual(['created', 'stateChanged', 'faultsChanged']);
    expect(events().at(-1)?.note).toBe('Sett 2026-10-31.\nSyns inte');
    handle('close');
    // Nothing is found after it was closed.
    handIn(review, 'no', 'yes');
    expect(kinds()).toHaveLength(4);
    handIn(review, 'no', 'no', 'Ny brist');
    expect(deviations()).toMatchObject([{ state: 'new' }]);
    expect(deviations()[0]?.description).toContain('Ny brist');
    expect(kinds().at(-1)).toBe('foundAgain');
  });

  it('links another round of the control to it, and tells it when the faults there are others', () => {
    const [first, second] = [sharedOut(), sharedOut()];
    const [one, other] = [reviewOf(first), reviewOf(second, reviewOf(first).caseKey)];
    handIn(one, 'no', 'yes');
    handIn(other, 'yes', 'no');
    handIn(other, 'yes', 'no');
    expect(deviations()).toHaveLength(1);
    expect(kinds()).toEqual(['created', 'linked']);
    handIn(other, 'no', 'no');
    handIn(other, 'no', 'no');
    expect(kinds()).toEqual(['created', 'linked', 'linkedChanged']);
    expect(must(loadReceipt(services, actorOf(services, other.reviewerId), other.id)).linkedNumbers).toEqual([
      'AV-2026-001',
    ]);
    handIn(other, 'yes', 'yes');
    expect(kinds().at(-1)).toBe('unlinked');
  });
});

it('links no case as a whole to what another control found in it', () => {
  const first = sharedOut();
  const one = reviewOf(first);
  const input = { ...made.input, name: 'En annan kontroll' };
  const controlId = must(createControl(services, actorOf(services, made.maria), input));
  const second = { ...made, controlId, roundId: drawPlacementsRound(services, { ...made, controlId }) };
  must(shareOutReviews(services, actorOf(services, made.maria), second.roundId));
  handIn(one, 'no', 'yes');
  handIn(reviewOf(second, one.caseKey), 'no', 'yes');
  expect(deviations()).toMatchObject([{ state: 'new' }, { state: 'new' }]);
});

it('is told in words wherever a deviation names its question', () => {
  const round = sharedOut();
  handIn(reviewOf(round), 'no', 'no');
  const maria = actorOf(services, made.maria);
  const page = must(loadDeviation(services, maria, 1 as DeviationId));
  expect(page.deviation.questionName).toBe('Flera frågor');
  expect(page.text).toContain('Fråga: Flera frågor');
  const { result } = loadRoundPage(services, maria, round.roundId);
  expect(result?.faults.map(({ deviation }) => deviation?.number)).toEqual(['AV-2026-001', 'AV-2026-001']);
  expect(result?.outcomes).toMatchObject({ inDeviation: 2, withoutDeviation: 0 });
  const [sheet] = exportDeviations(services, maria).sheets;
  const rows = [...(sheet?.blocks ?? [])].flatMap((block) => (block.kind === 'table' ? [...block.rows] : []));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain('Flera frågor');
});

it('has the type that the checklist names, whatever the letters, and none where there is no such', () => {
  const quality = makePerson(services, {
    name: 'Kvalitet',
    role: 'quality',
    unitId: made.org.administration,
  });
  const type = () => services.db.$client.prepare('SELECT type_id FROM deviations').pluck().all();
  const round = sharedOut();
  const [first, second] = reviewsOf(services, round);
  const reviewing = (one = first): Reviewing => reviewOf(round, one?.caseKey);
  handIn(reviewing(), 'no', 'yes');
  expect(type()).toEqual([null]);
  must(changeTypes(services, actorOf(services, quality), { intent: 'add', name: 'Samverkan mellan  oss' }));
  handIn(reviewing(second), 'no', 'no');
  expect(type()[1]).toEqual(expect.any(Number));
  // As long as nobody has chosen a type it follows the faults; what somebody has chosen stays.
  handIn(reviewing(), 'no', 'no');
  expect(type()[0]).toBe(type()[1]);
  expect(events().at(-1)?.note).toMatch(/\nTyp: Samverkan mellan {2}oss\.$/u);
  handIn(reviewing(), 'yes', 'no');
  expect(type()[0]).toBeNull();
  expect(events().at(-1)?.note).toMatch(/\nIngen typ\./u);
  const { revision } = services.db.$client.prepare('SELECT revision FROM deviations').get() as {
    revision: number;
  };
  const chosen = { intent: 'changeType', revision, typeId: type()[1] as DeviationTypeId } as const;
  must(changeDeviation(services, actorOf(services, made.maria), 1 as DeviationId, chosen));
  handIn(reviewing(), 'no', 'no');
  handIn(reviewing(), 'yes', 'no');
  expect(type()[0]).toBe(type()[1]);
});

it('has the severity and the days of the faults that remain, until somebody begins to handle it', () => {
  const judged = () =>
    services.db.$client.prepare('SELECT severity, due_on AS dueOn FROM deviations').get() as {
      severity: string;
      dueOn: string;
    };
  const review = reviewOf(sharedOut());
  handIn(review, 'no', 'yes');
  const plan = judged();
  handIn(review, 'no', 'no');
  const both = judged();
  handIn(review, 'yes', 'no');
  const heard = judged();
  handIn(review, 'no', 'yes');
  expect(judged()).toEqual(plan);
  expect(plan.dueOn).not.toBe(heard.dueOn);
  expect(both.dueOn).toBe(plan.dueOn < heard.dueOn ? plan.dueOn : heard.dueOn);
  expect(kinds().at(-1)).toBe('reworded');
  handle('assess');
  handIn(review, 'yes', 'no');
  expect(judged().severity).toBe(plan.severity);
});
