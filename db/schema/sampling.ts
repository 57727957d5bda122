import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type {
  CaseId,
  DrawId,
  FrameCaseId,
  ImportId,
  PersonId,
  RoundId,
  UnitId,
} from '#app/shared/domain/ids.ts';
import {
  DRAW_KINDS,
  type DrawKind,
  SEED_ORIGINS,
  SELECTION_REASONS,
  type SeedOrigin,
  type SelectionReason,
} from '#app/shared/domain/vocabulary.ts';
import { people, units } from './accounts.ts';
import { cases, imports } from './cases.ts';
import { flag, id, instant, json, oneOf } from './columns.ts';
import { rounds } from './controls.ts';

/** The frozen frame (urvalsram) of a round. Append-only (trigger). */
export const frames = sqliteTable('frames', {
  roundId: integer('round_id')
    .$type<RoundId>()
    .primaryKey()
    .references(() => rounds.id, { onDelete: 'restrict' }),
  /** The canonical file of aktsam-urval/1 §1, byte for byte. */
  canonicalText: text('canonical_text').notNull(),
  fingerprint: text('fingerprint').notNull(),
  /** SHA-256 of the case numbers alone, in their order: frames of the same cases in files of other columns share it. */
  keysFingerprint: text('keys_fingerprint'),
  size: integer('size').notNull(),
  /** Headers of the columns in frame_cases.values, by position. */
  columns: json<{ header: string; type: string }[]>('columns').notNull(),
  filterInWords: text('filter_in_words').notNull(),
  /** What the frame's rules left out besides the filter, and how many; shape owned by features/controls. */
  leftOut: json<unknown>('left_out'),
  importId: integer('import_id')
    .$type<ImportId>()
    .notNull()
    .references(() => imports.id, { onDelete: 'restrict' }),
  frozenAt: instant('frozen_at').notNull(),
  frozenById: integer('frozen_by_id')
    .$type<PersonId>()
    .notNull()
    .references(() => people.id, { onDelete: 'restrict' }),
});

/** A case as it stood when the frame was frozen; later imports do not touch it. Append-only (trigger). */
export const frameCases = sqliteTable(
  'frame_cases',
  {
    id: id().$type<FrameCaseId>(),
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => frames.roundId, { onDelete: 'restrict' }),
    caseId: integer('case_id')
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id, { onDelete: 'restrict' }),
    key: text('key').notNull(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    caseWorker: text('case_worker'),
    coWorker: text('co_worker'),
    isProtected: flag('is_protected'),
    values: json<string[]>('values').notNull(),
  },
  (table) => [
    uniqueIndex('frame_cases_key').on(table.roundId, table.key),
    index('frame_cases_case').on(table.caseId),
  ],
);

/**
 * Cases somebody chose for a round that is not drawn by chance: handläggare their own (självvalda), a manager on cause
 * (riktat). Can be taken back until the choice is closed.
 */
export const caseChoices = sqliteTable(
  'case_choices',
  {
    id: id(),
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => frames.roundId, { onDelete: 'restrict' }),
    frameCaseId: integer('frame_case_id')
      .$type<FrameCaseId>()
      .notNull()
      .references(() => frameCases.id, { onDelete: 'restrict' }),
    /** Why on cause; empty for self-selected cases. */
    cause: text('cause').notNull().default(''),
    chosenById: integer('chosen_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    chosenAt: instant('chosen_at').notNull(),
  },
  (table) => [uniqueIndex('case_choices_case').on(table.roundId, table.frameCaseId)],
);

/** A seed locked for a year (låst frö) before its frames exist; the rounds of the units below use it. Append-only. */
export const lockedSeeds = sqliteTable(
  'locked_seeds',
  {
    id: id(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    year: integer('year').notNull(),
    seed: text('seed').notNull(),
    /** Where it can be looked up outside the program, such as a nämnd's minutes and paragraph. */
    source: text('source').notNull().default(''),
    lockedAt: instant('locked_at').notNull(),
    lockedById: integer('locked_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [uniqueIndex('locked_seeds_year').on(table.unitId, table.year)],
);

/** Two named people who each give a part of a round's seed, blind to the other's until both are in. */
export const seedAgreements = sqliteTable(
  'seed_agreements',
  {
    id: id(),
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => frames.roundId, { onDelete: 'restrict' }),
    /** The draw it is for: one more than the draws there were. */
    drawNumber: integer('draw_number').notNull(),
    redrawReason: text('redraw_reason'),
    firstPersonId: integer('first_person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    secondPersonId: integer('second_person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    createdAt: instant('created_at').notNull(),
    createdById: integer('created_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    /** Drawn with, or given up; never both, and then for ever. */
    usedAt: instant('used_at'),
    cancelledAt: instant('cancelled_at'),
    cancelledById: integer('cancelled_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    cancelReason: text('cancel_reason'),
  },
  (table) => [
    uniqueIndex('seed_agreements_open')
      .on(table.roundId)
      .where(sql`used_at IS NULL AND cancelled_at IS NULL`),
    check('seed_agreements_two_people', sql`${table.firstPersonId} <> ${table.secondPersonId}`),
    check('seed_agreements_end', sql`${table.usedAt} IS NULL OR ${table.cancelledAt} IS NULL`),
  ],
);

/** One person's part. Append-only (trigger): what was given cannot be exchanged when the other's is known. */
export const seedParts = sqliteTable(
  'seed_parts',
  {
    id: id(),
    agreementId: integer('agreement_id')
      .notNull()
      .references(() => seedAgreements.id, { onDelete: 'restrict' }),
    personId: integer('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    part: text('part').notNull(),
    enteredAt: instant('entered_at').notNull(),
    /** Who was logged in on the computer it was given on; null for a part from before that was kept. */
    loggedInId: integer('logged_in_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [uniqueIndex('seed_parts_person').on(table.agreementId, table.personId)],
);

/** A draw (dragning). The highest number in a round is the one in force. Append-only (trigger). */
export const draws = sqliteTable(
  'draws',
  {
    id: id().$type<DrawId>(),
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => frames.roundId, { onDelete: 'restrict' }),
    number: integer('number').notNull(),
    kind: text('kind').$type<DrawKind>().notNull().default('first'),
    specification: text('specification').notNull(),
    seed: text('seed').notNull(),
    seedOrigin: text('seed_origin').$type<SeedOrigin>().notNull(),
    lockedSeedId: integer('locked_seed_id').references(() => lockedSeeds.id, { onDelete: 'restrict' }),
    seedAgreementId: integer('seed_agreement_id').references(() => seedAgreements.id, {
      onDelete: 'restrict',
    }),
    design: json<unknown>('design').notNull(),
    shortfalls: json<unknown>('shortfalls').notNull(),
    /** Why it was drawn again or extended. Required from the second draw on. */
    redrawReason: text('redraw_reason'),
    drawnAt: instant('drawn_at').notNull(),
    drawnById: integer('drawn_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [
    uniqueIndex('draws_number').on(table.roundId, table.number),
    oneOf('draws_seed_origin', table.seedOrigin, SEED_ORIGINS),
    oneOf('draws_kind', table.kind, DRAW_KINDS),
    check('draws_first', sql`(${table.number} = 1) = (${table.kind} = 'first')`),
    check('draws_redraw_reason', sql`${table.number} = 1 OR length(trim(${table.redrawReason})) > 0`),
  ],
);

/**
 * 128 bits of chance for a draw, made when it is first handed out without case numbers: they hide the keys and the seed
 * in that file, and stay here. Append-only (trigger).
 */
export const drawSalts = sqliteTable('draw_salts', {
  drawId: integer('draw_id')
    .$type<DrawId>()
    .primaryKey()
    .references(() => draws.id, { onDelete: 'restrict' }),
  salt: text('salt').notNull(),
  createdAt: instant('created_at').notNull(),
});

/** Every case of the frame with its slumptal: the selected ones and, in order, the reserves. Append-only (trigger). */
export const drawCases = sqliteTable(
  'draw_cases',
  {
    drawId: integer('draw_id')
      .$type<DrawId>()
      .notNull()
      .references(() => draws.id, { onDelete: 'restrict' }),
    frameCaseId: integer('frame_case_id')
      .$type<FrameCaseId>()
      .notNull()
      .references(() => frameCases.id, { onDelete: 'restrict' }),
    /** 1-based, among the selected or among the reserves. */
    position: integer('position').notNull(),
    ticket: real('ticket').notNull(),
    stratum: text('stratum').notNull(),
    outcome: text('outcome').$type<'selected' | 'reserve'>().notNull(),
    /** Why it was selected; null for a reserve. */
    reason: text('reason').$type<SelectionReason>(),
  },
  (table) => [
    primaryKey({ columns: [table.drawId, table.frameCaseId] }),
    uniqueIndex('draw_cases_position').on(table.drawId, table.outcome, table.position),
    // Ranks a case within its group and counts the groups without reading the rows.
    index('draw_cases_in_group').on(table.drawId, table.stratum, table.ticket),
    oneOf('draw_cases_outcome', table.outcome, ['selected', 'reserve']),
    check(
      'draw_cases_reason',
      sql`(${table.outcome} = 'selected' AND ${table.reason} IN (${sql.raw(SELECTION_REASONS.map((reason) => `'${reason}'`).join(', '))})) OR (${table.outcome} = 'reserve' AND ${table.reason} IS NULL)`,
    ),
  ],
);

/** A drawn case that could not be reviewed and the reserve that took its place. Append-only (trigger). */
export const replacements = sqliteTable(
  'replacements',
  {
    id: id(),
    drawId: integer('draw_id')
      .$type<DrawId>()
      .notNull()
      .references(() => draws.id, { onDelete: 'restrict' }),
    replacedId: integer('replaced_id')
      .$type<FrameCaseId>()
      .notNull()
      .references(() => frameCases.id, { onDelete: 'restrict' }),
    /** Null when no reserve was left. */
    replacementId: integer('replacement_id')
      .$type<FrameCaseId>()
      .references(() => frameCases.id, { onDelete: 'restrict' }),
    /** A listed reason; shape owned by features/controls. */
    reason: text('reason').notNull(),
    note: text('note').notNull().default(''),
    at: instant('at').notNull(),
    byId: integer('by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [
    uniqueIndex('replacements_replaced').on(table.drawId, table.replacedId),
    uniqueIndex('replacements_replacement').on(table.drawId, table.replacementId),
  ],
);
