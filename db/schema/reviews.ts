import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { FrameCaseId, PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { type ApprovalState, REVIEW_STATES, type ReviewState } from '#app/shared/domain/vocabulary.ts';
import { people } from './accounts.ts';
import { id, instant, json, oneOf } from './columns.ts';
import { rounds } from './controls.ts';
import { frameCases } from './sampling.ts';

/**
 * A review (granskning) of one drawn case. Slot 0 is the one that counts: the only reviewer's, or the agreed answers of
 * several. Slots 1 and up are what each of several reviewers answered by herself, and never counted in a result.
 */
export const reviews = sqliteTable(
  'reviews',
  {
    id: id().$type<ReviewId>(),
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'restrict' }),
    frameCaseId: integer('frame_case_id')
      .$type<FrameCaseId>()
      .notNull()
      .references(() => frameCases.id, { onDelete: 'restrict' }),
    slot: integer('slot').notNull().default(0),
    state: text('state').$type<ReviewState>().notNull(),
    /** Null while nobody may review it, for example after a declared conflict of interest (jäv). */
    reviewerId: integer('reviewer_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    /** The case was replaced: the review stays, empty-handed, outside every figure. */
    cancelledAt: instant('cancelled_at'),
    /**
     * Quality assurance (kvalitetssäkring): null where the round does without, or before the review is handed in. The
     * migration lets the column hold nothing else.
     */
    approval: text('approval').$type<ApprovalState>(),
    approvedAt: instant('approved_at'),
    approvedById: integer('approved_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    oneOf('reviews_state', table.state, REVIEW_STATES),
    uniqueIndex('reviews_case_slot').on(table.roundId, table.frameCaseId, table.slot),
    index('reviews_reviewer').on(table.reviewerId, table.state),
    // A person's work in the few rounds that go on, however many are behind her.
    index('reviews_round_reviewer').on(table.roundId, table.reviewerId),
    check('reviews_finished', sql`(${table.state} = 'finished') = (${table.finishedAt} IS NOT NULL)`),
  ],
);

/**
 * Who has had the review, and why it left them. Whoever settles an answer of an agreed review that is another's has it for
 * no time at all.
 */
export const reviewAssignments = sqliteTable(
  'review_assignments',
  {
    id: id(),
    reviewId: integer('review_id')
      .$type<ReviewId>()
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    personId: integer('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    assignedAt: instant('assigned_at').notNull(),
    assignedById: integer('assigned_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    endedAt: instant('ended_at'),
    endReason: text('end_reason').$type<
      'conflictOfInterest' | 'handedOver' | 'caseReplaced' | 'roundGivenUp'
    >(),
    note: text('note').notNull().default(''),
  },
  (table) => [
    index('review_assignments_review').on(table.reviewId),
    // Few declare a conflict of interest; asked before every answer, whatever a person has reviewed through the years.
    index('review_assignments_in_conflict')
      .on(table.personId)
      .where(sql`${table.endReason} = 'conflictOfInterest'`),
  ],
);

/**
 * Why several reviewers settled on this answer, where they had answered differently; belongs to the review in slot 0.
 * Written in the same transaction as the answer.
 */
export const agreedReasons = sqliteTable(
  'agreed_reasons',
  {
    reviewId: integer('review_id')
      .$type<ReviewId>()
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    questionId: text('question_id').notNull(),
    reason: text('reason').notNull(),
    agreedAt: instant('agreed_at').notNull(),
    agreedById: integer('agreed_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.questionId] })],
);

/**
 * What somebody who assures the quality says about one answer, and the replies. Text and author never change (trigger);
 * the first of a thread is listed until it is marked as resolved.
 */
export const reviewComments = sqliteTable(
  'review_comments',
  {
    id: id(),
    reviewId: integer('review_id')
      .$type<ReviewId>()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    /** The answer's key; null: about the review as a whole. */
    questionId: text('question_id'),
    /** The comment this one replies to; null: the first of its thread. */
    replyToId: integer('reply_to_id'),
    text: text('text').notNull(),
    writtenAt: instant('written_at').notNull(),
    writtenById: integer('written_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    resolvedAt: instant('resolved_at'),
    resolvedById: integer('resolved_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [index('review_comments_review').on(table.reviewId, table.resolvedAt)],
);

/** A gentle reminder (påminnelse) to one reviewer of a round. Append-only (trigger). */
export const reviewReminders = sqliteTable(
  'review_reminders',
  {
    id: id(),
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'cascade' }),
    personId: integer('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    note: text('note').notNull().default(''),
    sentAt: instant('sent_at').notNull(),
    sentById: integer('sent_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [index('review_reminders_person').on(table.personId, table.roundId)],
);

/** The reviewer has read this reminder and does not want to see it any longer; a later one is shown again. */
export const hiddenReminders = sqliteTable('hidden_reminders', {
  reminderId: integer('reminder_id')
    .primaryKey()
    .references(() => reviewReminders.id, { onDelete: 'cascade' }),
  hiddenAt: instant('hidden_at').notNull(),
});

/** The answer (svar) in force to one question. Its revision guards against overwriting unseen. */
export const answers = sqliteTable(
  'answers',
  {
    reviewId: integer('review_id')
      .$type<ReviewId>()
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    /** The answer's key: a question, a question in an item, or the list of a section's items (checklists/domain/items.ts). */
    questionId: text('question_id').notNull(),
    /** Shape owned by features/checklists; null: the answer was taken back but its comment stays. */
    value: json<unknown>('value'),
    /** Short description of a fault, or the reason for "ej tillämpligt". */
    reason: text('reason').notNull().default(''),
    comment: text('comment').notNull().default(''),
    /** Where in the file the answer can be seen. */
    evidence: text('evidence').notNull().default(''),
    revision: integer('revision').notNull().default(1),
    answeredAt: instant('answered_at').notNull(),
    answeredById: integer('answered_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.questionId] })],
);

/**
 * Answers that somebody had given when declaring a conflict of interest (jäv), and what several had agreed on until then:
 * taken out of the review, but kept here.
 * Append-only (trigger).
 */
export const withdrawnAnswers = sqliteTable(
  'withdrawn_answers',
  {
    id: id(),
    reviewId: integer('review_id')
      .$type<ReviewId>()
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    questionId: text('question_id').notNull(),
    value: json<unknown>('value'),
    reason: text('reason').notNull(),
    comment: text('comment').notNull(),
    evidence: text('evidence').notNull().default(''),
    revision: integer('revision').notNull(),
    answeredAt: instant('answered_at').notNull(),
    answeredById: integer('answered_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    withdrawnAt: instant('withdrawn_at').notNull(),
  },
  (table) => [index('withdrawn_answers_review').on(table.reviewId)],
);
