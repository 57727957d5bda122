import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CaseId, PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { people } from './accounts.ts';
import { cases } from './cases.ts';
import { instant } from './columns.ts';
import { rounds } from './controls.ts';

/** The invented text (vinjett) that stands for a case of a register of vignettes; every round over the case has it. */
export const vignettes = sqliteTable('vignettes', {
  caseId: integer('case_id')
    .$type<CaseId>()
    .primaryKey()
    .references(() => cases.id, { onDelete: 'restrict' }),
  title: text('title').notNull(),
  /** Paragraphs are parted by an empty line. Never changed once somebody has begun to answer. */
  text: text('text').notNull(),
  revision: integer('revision').notNull().default(1),
  changedAt: instant('changed_at').notNull(),
  changedById: integer('changed_by_id')
    .$type<PersonId>()
    .notNull()
    .references(() => people.id, { onDelete: 'restrict' }),
});

/** What a group came to when it had talked about the spread of its answers. */
export const roundConclusions = sqliteTable('round_conclusions', {
  roundId: integer('round_id')
    .$type<RoundId>()
    .primaryKey()
    .references(() => rounds.id, { onDelete: 'cascade' }),
  text: text('text').notNull(),
  revision: integer('revision').notNull().default(1),
  savedAt: instant('saved_at').notNull(),
  savedById: integer('saved_by_id')
    .$type<PersonId>()
    .notNull()
    .references(() => people.id, { onDelete: 'restrict' }),
});
