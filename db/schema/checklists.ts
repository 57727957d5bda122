import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ChecklistId, ChecklistVersionId, PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { people, units } from './accounts.ts';
import { id, instant, json } from './columns.ts';

/** A checklist (checklista). The key is set for those that the program ships. */
export const checklists = sqliteTable('checklists', {
  id: id().$type<ChecklistId>(),
  key: text('key').unique(),
  name: text('name').notNull(),
  unitId: integer('unit_id')
    .$type<UnitId>()
    .references(() => units.id, { onDelete: 'restrict' }),
  createdAt: instant('created_at').notNull(),
  /** No new control is offered it; rounds and versions stay. */
  retiredAt: instant('retired_at'),
});

/** The one draft (utkast) of the next version of a checklist; it may be half-written and is not yet valid. */
export const checklistDrafts = sqliteTable('checklist_drafts', {
  checklistId: integer('checklist_id')
    .$type<ChecklistId>()
    .primaryKey()
    .references(() => checklists.id, { onDelete: 'cascade' }),
  definition: json<unknown>('definition').notNull(),
  /** As it was before the last change, so that one step can be taken back; null when there is nothing to take back. */
  previous: json<unknown>('previous'),
  /** Guards against writing over somebody else's change unseen. */
  revision: integer('revision').notNull().default(1),
  changedAt: instant('changed_at').notNull(),
  changedById: integer('changed_by_id')
    .$type<PersonId>()
    .notNull()
    .references(() => people.id, { onDelete: 'restrict' }),
});

/** A published version never changes (trigger). */
export const checklistVersions = sqliteTable(
  'checklist_versions',
  {
    id: id().$type<ChecklistVersionId>(),
    checklistId: integer('checklist_id')
      .$type<ChecklistId>()
      .notNull()
      .references(() => checklists.id, { onDelete: 'restrict' }),
    number: integer('number').notNull(),
    definition: json<unknown>('definition').notNull(),
    /** What is new in it, in the words of whoever published it. */
    note: text('note').notNull().default(''),
    publishedAt: instant('published_at').notNull(),
    publishedById: integer('published_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [uniqueIndex('checklist_versions_number').on(table.checklistId, table.number)],
);
