import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { MANY_REVIEWS, whyNoGrid } from '#app/features/reviews/domain/grid-fit.ts';
import { taskOf, type WorkTask } from '#app/features/reviews/domain/work-task.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { ApprovalState, ReviewState } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listAnswersOfReviews } from '#db/queries/answers.server.ts';
import {
  findNextOwnReview,
  findReviewToResume,
  listOwnHandedIn,
  listOwnOpenReviews,
  listRoundsOfReviewer,
  type OwnOpenReview,
} from '#db/queries/own-work.server.ts';
import { evaluateStored } from './evaluate-stored.server.ts';
import { reviewReachOf } from './review-access.server.ts';

/** So many of a round's open reviews stand in the list of all rounds; the rest on the round's own pages. */
const SHOWN_OF_EACH = 20;
const PAGE_SIZE = 50;
const HANDED_IN_SHOWN = 20;

export interface OpenReview {
  reviewId: ReviewId;
  caseKey: string;
  unitName: string;
  state: ReviewState;
  task: WorkTask;
  /** Comments that wait for an answer. */
  openComments: number;
  /** Null: not begun, so that nothing is counted. */
  progress: { answered: number; applicable: number } | null;
  /** The first question that lacks something, in a review that is begun: where to go on. */
  resumeAt: string | null;
}

export interface RoundOfMine {
  roundId: RoundId;
  roundName: string;
  controlName: string;
  dueOn: string;
  isOverdue: boolean;
  isGrid: boolean;
  /** Not asked for, but there are many left and the checklist can be answered as a table. */
  offersGrid: boolean;
  total: number;
  finished: number;
  /** When the person last answered in something she has not handed in. */
  touchedAt: string | null;
}

export interface HandedIn {
  reviewId: ReviewId;
  caseKey: string;
  roundName: string;
  controlName: string;
  finishedAt: string;
  approval: ApprovalState | null;
  /** What several agreed on, and not her own answers. */
  isAgreed: boolean;
}

type Asked = { roundId: RoundId | null; page: number; isHandedIn: boolean };

/**
 * The person's own work in rounds that are going on, by due date. Only reviews that are shown are evaluated: the page
 * costs the same with ten reviews as with hundreds.
 */
export function loadMyReviews(services: Services, actor: Actor, asked: Asked) {
  const { db } = services;
  const reach = reviewReachOf(actor);
  const rows = listRoundsOfReviewer(db, reach);
  const only = asked.roundId !== null && rows.some(({ roundId }) => roundId === asked.roundId);
  const chosen = rows.filter(({ roundId }) => !only || roundId === asked.roundId);
  const size = only ? PAGE_SIZE : SHOWN_OF_EACH;
  const offset = only ? (asked.page - 1) * PAGE_SIZE : 0;
  const handedInCount = rows.reduce((sum, { finished, agreed }) => sum + finished + agreed, 0);
  const handedInSize = asked.isHandedIn ? PAGE_SIZE : HANDED_IN_SHOWN;
  const handedInFrom = asked.isHandedIn ? (asked.page - 1) * PAGE_SIZE : 0;
  return {
    // Without answers of her own in it a round is only one where she settles what others answered.
    rounds: chosen
      .filter(({ total }) => total > 0)
      .map((row) => {
        const open =
          row.total === row.finished
            ? []
            : listOwnOpenReviews(db, reach, row.roundId, { limit: size, offset }).map(
                progressIn(services, row),
              );
        return { ...roundShown(services, row), open };
      }),
    isOneRound: only,
    handedIn: listOwnHandedIn(db, reach, { limit: handedInSize, offset: handedInFrom }).map(handedInShown),
    handedInCount,
    pageSize: PAGE_SIZE,
    resume: resumeOf(services, actor, rows),
  };
}

/** The rounds where something waits for the person, each with where to go on: for the home page. */
export function reviewsWaitingFor(services: Services, actor: Actor) {
  const rows = listRoundsOfReviewer(services.db, reviewReachOf(actor)).filter(isLeft);
  return rows.map((row) => ({
    ...roundShown(services, row),
    next: resumeIn(services, actor, row),
    returned: returnedIn(services, actor, row),
  }));
}

/** What to go on with after this review, and how many are left. */
export function nextInLine({ db }: Services, actor: Actor, after: ReviewId) {
  const reach = reviewReachOf(actor);
  const rounds = listRoundsOfReviewer(db, reach);
  return {
    next: findNextOwnReview(db, reach, after) ?? null,
    waitingCount: rounds.reduce((sum, { total, finished }) => sum + total - finished, 0),
  };
}

type RoundRow = ReturnType<typeof listRoundsOfReviewer>[number];

const isLeft = ({ total, finished }: RoundRow) => finished < total;

/** Where the person was, whichever round it is in; before the first answer nowhere. */
function resumeOf(services: Services, actor: Actor, rows: readonly RoundRow[]) {
  const latest = rows
    .filter((row) => isLeft(row) && row.touchedAt !== null)
    .toSorted((a, b) => (b.touchedAt ?? '').localeCompare(a.touchedAt ?? ''))[0];
  return latest ? resumeIn(services, actor, latest) : null;
}

function resumeIn(services: Services, actor: Actor, row: RoundRow): OpenReview | null {
  const review = findReviewToResume(services.db, reviewReachOf(actor), row.roundId);
  return review ? progressIn(services, row)(review) : null;
}

/** What was sent back to the person, with how much there is to answer. */
function returnedIn({ db }: Services, actor: Actor, row: RoundRow) {
  if (!procedureOf(row).needsApproval) return [];
  return listOwnOpenReviews(db, reviewReachOf(actor), row.roundId, { limit: SHOWN_OF_EACH, offset: 0 })
    .filter(({ approval }) => approval === 'returned')
    .map(({ id: reviewId, caseKey, openComments }) => ({ reviewId, caseKey, openComments }));
}

function roundShown(services: Services, row: RoundRow): RoundOfMine {
  const { roundId, roundName, controlName, dueOn, total, finished, touchedAt } = row;
  const isOverdue = isLeft(row) && dueOn < civilDateInSweden(services.now());
  const { isGrid } = procedureOf(row);
  const offersGrid = !isGrid && total - finished >= MANY_REVIEWS && fitsGrid(services, row);
  return {
    roundId,
    roundName,
    controlName,
    dueOn,
    isOverdue,
    isGrid,
    offersGrid,
    total,
    finished,
    touchedAt,
  };
}

function fitsGrid({ db }: Services, { checklistVersionId }: RoundRow): boolean {
  const definition = readChecklistVersion(db, checklistVersionId)?.definition;
  return definition !== undefined && whyNoGrid(definition) === undefined;
}

/** How far each review of the round has come; the checklist is read once, and only if somebody has begun. */
function progressIn({ db }: Services, row: RoundRow) {
  let read: ChecklistDefinition | undefined;
  const definition = () => {
    read ??= readChecklistVersion(db, row.checklistVersionId)?.definition;
    if (!read) throw new Error(`Round ${row.roundId} has no checklist version.`);
    return read;
  };
  const procedure = procedureOf(row);
  return (review: OwnOpenReview): OpenReview => {
    const { id, caseKey, unitName, state, openComments } = review;
    const shown = { reviewId: id, caseKey, unitName, state, openComments, task: taskOf(review, procedure) };
    if (state === 'assigned') return { ...shown, progress: null, resumeAt: null };
    const stored = { columns: row.columns, values: review.values, referenceOn: row.referenceOn };
    const evaluation = evaluateStored(definition(), stored, listAnswersOfReviews(db, [id]));
    const { answeredCount: answered, applicableCount: applicable, states } = evaluation;
    const resumeAt = states.find(({ lacks }) => lacks.length > 0)?.key ?? null;
    return { ...shown, progress: { answered, applicable }, resumeAt };
  };
}

function handedInShown(row: ReturnType<typeof listOwnHandedIn>[number]): HandedIn {
  const { id, finishedAt, caseKey, roundName, controlName, approval, isAgreed } = row;
  return { reviewId: id, caseKey, roundName, controlName, finishedAt: finishedAt ?? '', approval, isAgreed };
}
