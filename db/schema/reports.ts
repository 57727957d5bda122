import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { REPORT_PARTS, type ReportPart } from '#app/shared/domain/vocabulary.ts';
import { people } from './accounts.ts';
import { id, instant, json, oneOf } from './columns.ts';
import { rounds } from './controls.ts';

/** What people write about a round's result: syfte, resultat, analys, förbättringsförslag. */
export const roundTexts = sqliteTable(
  'round_texts',
  {
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'cascade' }),
    part: text('part').$type<ReportPart>().notNull(),
    text: text('text').notNull(),
    /** Whoever wrote it has said that it may stand on what leaves the unit. Asked of the improvement only. */
    mayLeaveUnit: integer('may_leave_unit', { mode: 'boolean' }).notNull().default(false),
    writtenAt: instant('written_at').notNull(),
    writtenById: integer('written_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.part] }),
    oneOf('round_texts_part', table.part, REPORT_PARTS),
  ],
);

/** What stood beside the figures when a round was finalised. Append-only (trigger). */
export const finalisedContents = sqliteTable(
  'finalised_contents',
  {
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'restrict' }),
    sequence: integer('sequence').notNull(),
    /** The four texts as they were. */
    texts: json<unknown>('texts').notNull(),
    programVersion: text('program_version').notNull(),
    checklistName: text('checklist_name').notNull(),
    checklistNumber: integer('checklist_number').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.sequence] })],
);

/** A file that was made of a finalised round, by its hash: which file the nämnd has can be proved. Append-only (trigger). */
export const reportFiles = sqliteTable(
  'report_files',
  {
    id: id(),
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'restrict' }),
    sequence: integer('sequence').notNull(),
    kind: text('kind').notNull(),
    sha256: text('sha256').notNull(),
    madeAt: instant('made_at').notNull(),
    madeById: integer('made_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [index('report_files_round').on(table.roundId, table.sequence)],
);

/**
 * The files of a finalised round as they were made of it, once of each kind: what is fetched later is these bytes. Never
 * changed (trigger). They hold cases: they may be disposed of before the figures and the hashes, which stay.
 */
export const keptFiles = sqliteTable(
  'kept_files',
  {
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'cascade' }),
    sequence: integer('sequence').notNull(),
    kind: text('kind').notNull(),
    sha256: text('sha256').notNull(),
    madeAt: instant('made_at').notNull(),
    /** Last, so that the rest of the row is read without it. */
    content: blob('content', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.sequence, table.kind] })],
);

/** The municipality's own Word template; the latest is in force. */
export const reportTemplates = sqliteTable('report_templates', {
  id: id(),
  fileName: text('file_name').notNull(),
  content: blob('content', { mode: 'buffer' }).notNull(),
  uploadedAt: instant('uploaded_at').notNull(),
  uploadedById: integer('uploaded_by_id')
    .$type<PersonId>()
    .notNull()
    .references(() => people.id, { onDelete: 'restrict' }),
  removedAt: instant('removed_at'),
});

/** A finalised, de-identified report that anybody with its link may read, until it is withdrawn. */
export const publishedReports = sqliteTable(
  'published_reports',
  {
    id: id(),
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'restrict' }),
    sequence: integer('sequence').notNull(),
    /** SHA-256 of the link's secret: a stolen database opens nothing. */
    tokenHash: text('token_hash').notNull(),
    /** What is shown, as it was when published. */
    content: json<unknown>('content').notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedById: integer('published_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnById: integer('withdrawn_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [
    uniqueIndex('published_reports_token').on(table.tokenHash),
    index('published_reports_round').on(table.roundId),
  ],
);
