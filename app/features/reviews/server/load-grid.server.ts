import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { comparableText } from '#app/features/checklists/domain/columns.ts';
import { columnsIn } from '#app/features/checklists/domain/columns-in-definition.ts';
import { type ChecklistDefinition, questionsOf } from '#app/features/checklists/domain/definition.ts';
import { givenOf } from '#app/features/checklists/domain/stored-answer.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { type DeviationTiming, deviationTimingOf } from '#app/features/reviews/domain/deviation-timing.ts';
import { type CaseToPack, packGrid } from '#app/features/reviews/domain/grid-data.ts';
import { whyNoGrid } from '#app/features/reviews/domain/grid-fit.ts';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { AnswerWithRevision } from '#db/queries/review-grid.server.ts';
import { type AuditEntry, transact } from '#db/transact.server.ts';
import { evaluateStored } from './evaluate-stored.server.ts';
import { answersByReview, type GridReview, type OwnGrid, readOwnGrid } from './grid-reviews.server.ts';

/** A row of the plain table: what somebody without JavaScript gets to see. */
interface PlainRow {
  reviewId: ReviewId;
  caseKey: string;
  state: ReviewState;
  answeredCount: number;
  applicableCount: number;
}

interface GridPage {
  round: Pick<OwnGrid['round'], 'id' | 'name' | 'controlName' | 'referenceOn' | 'dueOn'>;
  definition: ChecklistDefinition;
  /** Why there is no table; null when there is. Everything below is then empty. */
  trouble: 'repeats' | null;
  total: number;
  handedIn: number;
  /** A `GridPacket` as text: one piece of text is quicker to send and to read than hundreds of thousands of small ones. */
  packet: string;
  /** The facts shown unless the reader chooses others: the first columns that the checklist itself looks at. */
  facts: string[];
  plain: PlainRow[];
  pageCount: number;
  lastSavedAt: string | null;
  deviationsCome: DeviationTiming;
}

const PLAIN_PAGE = 100;

/** More facts than these leave no room for a whole column of answers on an ordinary screen. */
const SHOWN_FACTS = 2;

/**
 * The actor's own reviews of a round as a table; undefined when she has none there. Reading is logged in the same
 * transaction: one entry for each unit names every case, since a page of hundreds is one reading of all of them.
 */
export function loadGrid(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  page: number,
): GridPage | undefined {
  return transact<GridPage | undefined>(
    services.db,
    { actorId: actor.personId, now: services.now() },
    (tx) => {
      const grid = readOwnGrid(tx, actor, roundId);
      if (!grid) return { value: undefined, unchanged: true };
      const trouble = whyNoGrid(grid.definition);
      if (trouble) return { value: withoutRows(grid, trouble), unchanged: true };
      const answers = answersByReview(
        tx,
        grid.reviews.map(({ id }) => id),
      );
      const [first, ...others] = entriesOf(grid);
      if (!first) throw new Error('A table without cases is not shown.');
      return { value: withRows(grid, answers, page), audit: [first, ...others] };
    },
  );
}

function withoutRows(grid: OwnGrid, trouble: 'repeats'): GridPage {
  const { round, definition, reviews } = grid;
  return {
    round: shownRound(round),
    definition,
    trouble,
    total: reviews.length,
    handedIn: 0,
    packet: '',
    facts: [],
    plain: [],
    pageCount: 0,
    lastSavedAt: null,
    deviationsCome: timingOf(grid),
  };
}

function withRows(grid: OwnGrid, answers: ReturnType<typeof answersByReview>, page: number): GridPage {
  const { round, definition, reviews } = grid;
  const shown = columnsOf(grid);
  const cases = reviews.map((review) => caseToPack(review, answers.get(review.id) ?? []));
  const keys = questionsOf(definition).map(({ key }) => key);
  const pageCount = Math.ceil(reviews.length / PLAIN_PAGE);
  const from = (Math.max(1, Math.min(page, pageCount)) - 1) * PLAIN_PAGE;
  let lastSavedAt: string | null = null;
  for (const rows of answers.values())
    for (const { answeredAt } of rows)
      if (lastSavedAt === null || answeredAt > lastSavedAt) lastSavedAt = answeredAt;
  return {
    round: shownRound(round),
    definition,
    trouble: null,
    total: reviews.length,
    handedIn: reviews.filter(({ state }) => state === 'finished').length,
    packet: JSON.stringify(packGrid(cases, shown, keys)),
    facts: suggestedFacts(
      definition,
      shown.map(({ header }) => header),
    ),
    plain: reviews.slice(from, from + PLAIN_PAGE).map((review) => {
      const stored = { columns: round.columns, values: review.values, referenceOn: round.referenceOn };
      const progress = evaluateStored(definition, stored, answers.get(review.id) ?? []);
      return {
        reviewId: review.id,
        caseKey: review.caseKey,
        state: review.state,
        answeredCount: progress.answeredCount,
        applicableCount: progress.applicableCount,
      };
    }),
    pageCount,
    lastSavedAt,
    deviationsCome: timingOf(grid),
  };
}

/** The first of the checklist's columns that stand here, those of its conditions before others. */
function suggestedFacts(definition: ChecklistDefinition, headers: readonly string[]): string[] {
  const wanted = columnsIn(definition).map(comparableText);
  const place = (header: string) => wanted.indexOf(comparableText(header));
  return headers
    .filter((header) => place(header) >= 0)
    .sort((a, b) => place(a) - place(b))
    .slice(0, SHOWN_FACTS);
}

/** All of a person's own reviews in a round are of one kind. */
const timingOf = ({ round, reviews }: OwnGrid): DeviationTiming =>
  deviationTimingOf(procedureOf(round), reviews[0]?.slot ?? 0);

function shownRound({ id, name, controlName, referenceOn, dueOn }: OwnGrid['round']): GridPage['round'] {
  return { id, name, controlName, referenceOn, dueOn };
}

/** The columns somebody may want beside the case number: all of the frame's but the one that holds it. */
function columnsOf({ round, reviews }: OwnGrid): { header: string; place: number }[] {
  const isKey = (place: number) => reviews.every(({ values, caseKey }) => values[place] === caseKey);
  return round.columns.map(({ header }, place) => ({ header, place })).filter(({ place }) => !isKey(place));
}

function caseToPack(review: GridReview, answers: readonly AnswerWithRevision[]): CaseToPack {
  return {
    reviewId: review.id,
    caseKey: review.caseKey,
    state: review.state,
    isLocked: !review.canWrite,
    isProtected: review.isProtected,
    values: review.values,
    answers: answers.map(({ questionId, value, reason, comment, evidence, revision }) => {
      const { option, content } = givenOf(value);
      return { questionKey: questionId, option, content, reason, comment, evidence, revision };
    }),
  };
}

function entriesOf({ round, reviews }: OwnGrid): AuditEntry[] {
  return [...new Set(reviews.map(({ unitId }) => unitId))].map((unitId) => {
    const caseIds = reviews.filter((review) => review.unitId === unitId).map(({ caseId }) => caseId);
    return {
      action: 'case.readInTable',
      entity: 'round',
      entityId: round.id,
      unitId,
      detail: { count: caseIds.length, caseIds },
    };
  });
}
