import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { CaseId, ImportId, PersonId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import {
  COLUMN_TYPES,
  type ColumnType,
  IMPORT_STATES,
  type ImportState,
  KEY_HANDLINGS,
  type KeyHandling,
  PROTECTED_RULES,
  type ProtectedRule,
  REGISTER_KINDS,
  type RegisterKind,
} from '#app/shared/domain/vocabulary.ts';
import { people, units } from './accounts.ts';
import { civilDate, flag, id, instant, json, oneOf } from './columns.ts';

/** A case register (register): one kind of ärende from one case system, with its saved column mapping. */
export const registers = sqliteTable(
  'registers',
  {
    id: id().$type<RegisterId>(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    kind: text('kind').$type<RegisterKind>().notNull(),
    name: text('name').notNull(),
    /** The header whose cells are the case keys; null before the first import. */
    keyHeader: text('key_header'),
    /** Choices for every header ever seen, kept or left out; shape owned by features/cases. */
    mapping: json<unknown>('mapping'),
    /** Chosen by an administrator before the first import; a register never changes between the two. */
    keyHandling: text('key_handling').$type<KeyHandling>().notNull().default('asIs'),
    /** Null until somebody has decided; cases are then treated as others and the pages ask for a decision. */
    protectedRule: text('protected_rule').$type<ProtectedRule>(),
    createdAt: instant('created_at').notNull(),
    createdById: integer('created_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [
    oneOf('registers_kind', table.kind, REGISTER_KINDS),
    oneOf('registers_key_handling', table.keyHandling, KEY_HANDLINGS),
    oneOf('registers_protected_rule', table.protectedRule, PROTECTED_RULES),
    uniqueIndex('registers_name').on(table.unitId, table.name),
  ],
);

/** Who may review cases with protected identity where the register's rule is `namedReviewers`. */
export const registerNamedReviewers = sqliteTable(
  'register_named_reviewers',
  {
    registerId: integer('register_id')
      .$type<RegisterId>()
      .notNull()
      .references(() => registers.id, { onDelete: 'cascade' }),
    personId: integer('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.registerId, table.personId] })],
);

/** Which person a handläggare in the registers is. Without a row a name is matched by itself; null is nobody here. */
export const caseWorkerMatches = sqliteTable(
  'case_worker_matches',
  {
    id: id(),
    /** As it stands in the registers, composed (NFC). */
    name: text('name').notNull(),
    personId: integer('person_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    decidedAt: instant('decided_at').notNull(),
    decidedById: integer('decided_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [uniqueIndex('case_worker_matches_name').on(table.name)],
);

/** Which unit a name in a register is, where it is not the unit's own name. */
export const unitMatches = sqliteTable(
  'unit_matches',
  {
    id: id(),
    registerId: integer('register_id')
      .$type<RegisterId>()
      .notNull()
      .references(() => registers.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    decidedAt: instant('decided_at').notNull(),
    decidedById: integer('decided_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [uniqueIndex('unit_matches_name').on(table.registerId, table.name)],
);

/** The kept columns of a register. A position is for ever: values are stored as arrays by position. */
export const registerColumns = sqliteTable(
  'register_columns',
  {
    id: id(),
    registerId: integer('register_id')
      .$type<RegisterId>()
      .notNull()
      .references(() => registers.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    header: text('header').notNull(),
    type: text('type').$type<ColumnType>().notNull(),
  },
  (table) => [
    oneOf('register_columns_type', table.type, COLUMN_TYPES),
    uniqueIndex('register_columns_position').on(table.registerId, table.position),
    uniqueIndex('register_columns_header').on(table.registerId, table.header),
  ],
);

/** A register import (uttag): staged while somebody looks at the preview, then applied or cancelled. */
export const imports = sqliteTable(
  'imports',
  {
    id: id().$type<ImportId>(),
    registerId: integer('register_id')
      .$type<RegisterId>()
      .notNull()
      .references(() => registers.id, { onDelete: 'cascade' }),
    state: text('state').$type<ImportState>().notNull(),
    fileName: text('file_name').notNull(),
    fileSha256: text('file_sha256').notNull(),
    /** The name in the private upload folder; null once the file is gone. */
    storedAs: text('stored_as'),
    mapping: json<unknown>('mapping'),
    uploadedAt: instant('uploaded_at').notNull(),
    uploadedById: integer('uploaded_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    endedAt: instant('ended_at'),
    /** The day the export was taken out of the case system, as somebody has said; null in imports from before it was asked. */
    extractedOn: civilDate('extracted_on').$type<CivilDate>(),
    /** How the file is read (sheet, hidden rows …); shape owned by features/cases. */
    readingOptions: json<unknown>('reading_options'),
    /** What the preview shows, so that it is not computed anew; shape owned by features/cases. */
    preview: json<unknown>('preview'),
    /** Why it failed; shape owned by features/cases. */
    failure: json<unknown>('failure'),
    /** How the register stood before (columns, mapping, filter values), so that it can be undone; latest import only. */
    registerBefore: json<unknown>('register_before'),
    undoneAt: instant('undone_at'),
    undoneById: integer('undone_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    undoReason: text('undo_reason'),
    rowCount: integer('row_count'),
    newCount: integer('new_count'),
    changedCount: integer('changed_count'),
    unchangedCount: integer('unchanged_count'),
    goneCount: integer('gone_count'),
  },
  (table) => [
    oneOf('imports_state', table.state, IMPORT_STATES),
    index('imports_register').on(table.registerId, table.uploadedAt),
  ],
);

export const cases = sqliteTable(
  'cases',
  {
    id: id().$type<CaseId>(),
    registerId: integer('register_id')
      .$type<RegisterId>()
      .notNull()
      .references(() => registers.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    /** The unit the row names, or the register's own where the name matched none. */
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    caseWorker: text('case_worker'),
    coWorker: text('co_worker'),
    isProtected: flag('is_protected'),
    /** Canonical text by column position; "" is an empty cell. */
    values: json<string[]>('values').notNull(),
    firstImportId: integer('first_import_id')
      .$type<ImportId>()
      .notNull()
      .references(() => imports.id, { onDelete: 'restrict' }),
    lastImportId: integer('last_import_id')
      .$type<ImportId>()
      .notNull()
      .references(() => imports.id, { onDelete: 'restrict' }),
    /** The first import in which the case no longer stood; null while it stands in the register. */
    goneImportId: integer('gone_import_id')
      .$type<ImportId>()
      .references(() => imports.id, { onDelete: 'restrict' }),
  },
  (table) => [uniqueIndex('cases_key').on(table.registerId, table.key), index('cases_unit').on(table.unitId)],
);

/**
 * What the list page sorts, filters and searches by, apart from the wide values: with 100,000 cases a page takes
 * 20–50 ms from these narrow rows and 250–850 ms from the values themselves. Written anew by every import.
 */
export const caseListings = sqliteTable(
  'case_listings',
  {
    caseId: integer('case_id')
      .$type<CaseId>()
      .primaryKey()
      .references(() => cases.id, { onDelete: 'cascade' }),
    registerId: integer('register_id')
      .$type<RegisterId>()
      .notNull()
      .references(() => registers.id, { onDelete: 'cascade' }),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    isGone: flag('is_gone'),
    /** Four big-endian bytes for the key and then for each position: the value's place in Swedish order, 0 if empty. */
    ranks: blob('ranks', { mode: 'buffer' }).notNull(),
    searchText: text('search_text').notNull(),
  },
  (table) => [index('case_listings_register').on(table.registerId)],
);

/** The different values of the columns that have few, for the list's filters. An id lasts as long as the value is in use. */
export const registerValues = sqliteTable(
  'register_values',
  {
    id: id(),
    registerId: integer('register_id')
      .$type<RegisterId>()
      .notNull()
      .references(() => registers.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    value: text('value').notNull(),
    rank: integer('rank').notNull(),
    /** The units that have a case with the value: nobody is offered a value from beyond her scope. */
    unitIds: json<UnitId[]>('unit_ids').notNull(),
  },
  (table) => [uniqueIndex('register_values_value').on(table.registerId, table.position, table.value)],
);

/**
 * How the cases that were there stood before the latest import, so that it can be undone. Kept for the latest import
 * only; the cases that it made are known by their first import.
 */
export const importUndo = sqliteTable(
  'import_undo',
  {
    importId: integer('import_id')
      .$type<ImportId>()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    caseId: integer('case_id')
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    /** The row of `cases` as it was. */
    before: json<unknown>('before'),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.caseId] }),
    // Undoing removes cases: each would otherwise be looked for in every row.
    index('import_undo_case').on(table.caseId),
  ],
);

/** What an import changed in a case that was there before. */
export const caseChanges = sqliteTable(
  'case_changes',
  {
    id: id(),
    importId: integer('import_id')
      .$type<ImportId>()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    caseId: integer('case_id')
      .$type<CaseId>()
      .notNull()
      .references(() => cases.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<'changed' | 'gone' | 'returned'>().notNull(),
    changes: json<{ header: string; from: string; to: string }[]>('changes').notNull(),
  },
  (table) => [
    oneOf('case_changes_kind', table.kind, ['changed', 'gone', 'returned']),
    index('case_changes_case').on(table.caseId),
    index('case_changes_import').on(table.importId),
  ],
);
