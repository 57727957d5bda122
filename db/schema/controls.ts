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
  ChecklistId,
  ChecklistVersionId,
  ControlId,
  DrawId,
  FrameCaseId,
  ImportId,
  PersonId,
  RegisterId,
  RoundId,
  UnitId,
} from '#app/shared/domain/ids.ts';
import {
  CONTROL_KINDS,
  type ControlKind,
  RHYTHMS,
  type Rhythm,
  ROUND_STATES,
  type RoundState,
  SEED_ORIGINS,
  type SeedOrigin,
} from '#app/shared/domain/vocabulary.ts';
import { people, units } from './accounts.ts';
import { cases, imports, registers } from './cases.ts';
import { checklists, checklistVersions } from './checklists.ts';
import { civilDate, flag, id, instant, json, oneOf } from './columns.ts';

/** A control (kontroll): what is looked at, how it is sampled, with which checklist and how often. */
export const controls = sqliteTable(
  'controls',
  {
    id: id().$type<ControlId>(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    registerId: integer('register_id')
      .$type<RegisterId>()
      .notNull()
      .references(() => registers.id, { onDelete: 'restrict' }),
    checklistId: integer('checklist_id')
      .$type<ChecklistId>()
      .notNull()
      .references(() => checklists.id, { onDelete: 'restrict' }),
    kind: text('kind').$type<ControlKind>().notNull(),
    rhythm: text('rhythm').$type<Rhythm>().notNull(),
    name: text('name').notNull(),
    purpose: text('purpose').notNull(),
    templateKey: text('template_key'),
    /** Frame filter and sampling design as data; shapes owned by features/controls and features/sampling. */
    filter: json<unknown>('filter').notNull(),
    design: json<unknown>('design').notNull(),
    /** Days from the start of a round until its reviews are due. */
    reviewDays: integer('review_days').notNull(),
    /** Answers for deviations where the case's unit has no manager; null: the round's owner. */
    responsibleId: integer('responsible_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    revision: integer('revision').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    createdById: integer('created_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    archivedAt: instant('archived_at'),
  },
  (table) => [
    oneOf('controls_kind', table.kind, CONTROL_KINDS),
    oneOf('controls_rhythm', table.rhythm, RHYTHMS),
    index('controls_unit').on(table.unitId),
  ],
);

/** Who usually reviews (granskare); a round begins with a copy. */
export const controlReviewers = sqliteTable(
  'control_reviewers',
  {
    controlId: integer('control_id')
      .$type<ControlId>()
      .notNull()
      .references(() => controls.id, { onDelete: 'cascade' }),
    personId: integer('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.controlId, table.personId] })],
);

/** A round (omgång) of a control. Filter, design and checklist version are what it began with. */
export const rounds = sqliteTable(
  'rounds',
  {
    id: id().$type<RoundId>(),
    controlId: integer('control_id')
      .$type<ControlId>()
      .notNull()
      .references(() => controls.id, { onDelete: 'restrict' }),
    number: integer('number').notNull(),
    name: text('name').notNull(),
    state: text('state').$type<RoundState>().notNull(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    ownerId: integer('owner_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    checklistVersionId: integer('checklist_version_id')
      .$type<ChecklistVersionId>()
      .notNull()
      .references(() => checklistVersions.id, { onDelete: 'restrict' }),
    filter: json<unknown>('filter').notNull(),
    design: json<unknown>('design').notNull(),
    /** Everything in the round is computed against this day, never against "today". */
    referenceOn: civilDate('reference_on').notNull(),
    dueOn: civilDate('due_on').notNull(),
    createdAt: instant('created_at').notNull(),
    finalisedAt: instant('finalised_at'),
    finalisedById: integer('finalised_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    /** For example 2026-003; kept when a round is reopened and finalised again. */
    finalNumber: text('final_number').unique(),
    /** The frozen figures; shape owned by features/results. */
    figures: json<unknown>('figures'),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    oneOf('rounds_state', table.state, ROUND_STATES),
    uniqueIndex('rounds_number').on(table.controlId, table.number),
    index('rounds_unit').on(table.unitId),
    check('rounds_finalised', sql`(${table.state} = 'finalised') = (${table.finalisedAt} IS NOT NULL)`),
  ],
);

export const roundReviewers = sqliteTable(
  'round_reviewers',
  {
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'cascade' }),
    personId: integer('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.personId] })],
);

/** What has happened in a round, for its own page: kind is a verb such as frozen, drawn, redrawn, reopened. */
export const roundEvents = sqliteTable(
  'round_events',
  {
    id: id(),
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    at: instant('at').notNull(),
    byId: integer('by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    note: text('note').notNull().default(''),
  },
  (table) => [index('round_events_round').on(table.roundId)],
);

/**
 * Every time a round was finalised (fastställd), with the figures as they were then: what has been told to a nämnd must
 * be there to compare with when the round is reopened and finalised again. Append-only (trigger).
 */
export const finalisations = sqliteTable(
  'finalisations',
  {
    id: id(),
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'restrict' }),
    /** 1 for the first time; the highest is the one in force. */
    sequence: integer('sequence').notNull(),
    finalNumber: text('final_number').notNull(),
    /** Shape owned by features/results. */
    figures: json<unknown>('figures').notNull(),
    at: instant('at').notNull(),
    byId: integer('by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    /** Why the one before was opened again; null the first time. Internal: it may name a case. */
    reopenReason: text('reopen_reason'),
  },
  (table) => [
    uniqueIndex('finalisations_sequence').on(table.roundId, table.sequence),
    check('finalisations_reason', sql`(${table.sequence} = 1) = (${table.reopenReason} IS NULL)`),
  ],
);

/** The frozen frame (urvalsram) of a round. Append-only (trigger). */
export const frames = sqliteTable('frames', {
  roundId: integer('round_id')
    .$type<RoundId>()
    .primaryKey()
    .references(() => rounds.id, { onDelete: 'restrict' }),
  /** The canonical file of aktsam-urval/1 §1, byte for byte. */
  canonicalText: text('canonical_text').notNull(),
  fingerprint: text('fingerprint').notNull(),
  size: integer('size').notNull(),
  /** Headers of the columns in frame_cases.values, by position. */
  columns: json<{ header: string; type: string }[]>('columns').notNull(),
  filterInWords: text('filter_in_words').notNull(),
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
    specification: text('specification').notNull(),
    seed: text('seed').notNull(),
    seedOrigin: text('seed_origin').$type<SeedOrigin>().notNull(),
    design: json<unknown>('design').notNull(),
    shortfalls: json<unknown>('shortfalls').notNull(),
    /** Required from the second draw on. */
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
    check('draws_redraw_reason', sql`${table.number} = 1 OR length(trim(${table.redrawReason})) > 0`),
  ],
);

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
    reason: text('reason').$type<'random' | 'quota'>(),
  },
  (table) => [
    primaryKey({ columns: [table.drawId, table.frameCaseId] }),
    uniqueIndex('draw_cases_position').on(table.drawId, table.outcome, table.position),
    index('draw_cases_ticket').on(table.drawId, table.ticket),
    oneOf('draw_cases_outcome', table.outcome, ['selected', 'reserve']),
    check(
      'draw_cases_reason',
      sql`(${table.outcome} = 'selected' AND ${table.reason} IN ('random', 'quota')) OR (${table.outcome} = 'reserve' AND ${table.reason} IS NULL)`,
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
