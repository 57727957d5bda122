-- Rebuilt by hand where the generator read columns that the old tables do not have. A rebuilt table loses its triggers
-- and its sequence: both are given back.
CREATE TABLE `case_worker_matches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`person_id` integer,
	`decided_at` text NOT NULL,
	`decided_by_id` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`decided_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_worker_matches_name` ON `case_worker_matches` (`name`);--> statement-breakpoint
CREATE TABLE `import_rows` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` integer NOT NULL,
	`case_id` integer,
	`content` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `import_rows_import` ON `import_rows` (`import_id`);--> statement-breakpoint
CREATE TABLE `import_undo` (
	`import_id` integer NOT NULL,
	`case_id` integer NOT NULL,
	`before` text,
	PRIMARY KEY(`import_id`, `case_id`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `register_named_reviewers` (
	`register_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	PRIMARY KEY(`register_id`, `person_id`),
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `unit_matches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`register_id` integer NOT NULL,
	`name` text NOT NULL,
	`unit_id` integer NOT NULL,
	`decided_at` text NOT NULL,
	`decided_by_id` integer NOT NULL,
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`decided_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unit_matches_name` ON `unit_matches` (`register_id`,`name`);--> statement-breakpoint
CREATE TABLE `register_check_counts` (
	`check_id` integer NOT NULL,
	`import_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`check_revision` integer NOT NULL,
	`found_count` integer NOT NULL,
	`looked_at_count` integer NOT NULL,
	`reference_on` text NOT NULL,
	`counted_at` text NOT NULL,
	PRIMARY KEY(`check_id`, `import_id`, `unit_id`),
	FOREIGN KEY (`check_id`) REFERENCES `register_checks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `register_check_counts_import` ON `register_check_counts` (`import_id`);--> statement-breakpoint
CREATE TABLE `register_checks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`register_id` integer NOT NULL,
	`name` text NOT NULL,
	`purpose` text DEFAULT '' NOT NULL,
	`population` text NOT NULL,
	`rule` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by_id` integer NOT NULL,
	`archived_at` text,
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `register_checks_name` ON `register_checks` (`register_id`,`name`);--> statement-breakpoint
CREATE TABLE `case_choices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`round_id` integer NOT NULL,
	`frame_case_id` integer NOT NULL,
	`cause` text DEFAULT '' NOT NULL,
	`chosen_by_id` integer NOT NULL,
	`chosen_at` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `frames`(`round_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`frame_case_id`) REFERENCES `frame_cases`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`chosen_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_choices_case` ON `case_choices` (`round_id`,`frame_case_id`);--> statement-breakpoint
CREATE TABLE `locked_seeds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`year` integer NOT NULL,
	`seed` text NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`locked_at` text NOT NULL,
	`locked_by_id` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`locked_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `locked_seeds_year` ON `locked_seeds` (`unit_id`,`year`);--> statement-breakpoint
CREATE TABLE `seed_agreements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`round_id` integer NOT NULL,
	`draw_number` integer NOT NULL,
	`redraw_reason` text,
	`first_person_id` integer NOT NULL,
	`second_person_id` integer NOT NULL,
	`created_at` text NOT NULL,
	`created_by_id` integer NOT NULL,
	`used_at` text,
	`cancelled_at` text,
	`cancelled_by_id` integer,
	`cancel_reason` text,
	FOREIGN KEY (`round_id`) REFERENCES `frames`(`round_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`first_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`second_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`cancelled_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "seed_agreements_two_people" CHECK("seed_agreements"."first_person_id" <> "seed_agreements"."second_person_id"),
	CONSTRAINT "seed_agreements_end" CHECK("seed_agreements"."used_at" IS NULL OR "seed_agreements"."cancelled_at" IS NULL)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seed_agreements_open` ON `seed_agreements` (`round_id`) WHERE used_at IS NULL AND cancelled_at IS NULL;--> statement-breakpoint
CREATE TABLE `seed_parts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`agreement_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`part` text NOT NULL,
	`entered_at` text NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `seed_agreements`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seed_parts_person` ON `seed_parts` (`agreement_id`,`person_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`register_id` integer NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`stored_as` text,
	`mapping` text,
	`uploaded_at` text NOT NULL,
	`uploaded_by_id` integer NOT NULL,
	`ended_at` text,
	`reading_options` text,
	`preview` text,
	`failure` text,
	`undone_at` text,
	`undone_by_id` integer,
	`undo_reason` text,
	`row_count` integer,
	`new_count` integer,
	`changed_count` integer,
	`unchanged_count` integer,
	`gone_count` integer,
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`uploaded_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`undone_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "imports_state" CHECK("__new_imports"."state" IN ('reading', 'staged', 'applying', 'applied', 'cancelled', 'failed', 'undone'))
);
--> statement-breakpoint
INSERT INTO `__new_imports`("id", "register_id", "state", "file_name", "file_sha256", "stored_as", "mapping", "uploaded_at", "uploaded_by_id", "ended_at", "row_count", "new_count", "changed_count", "unchanged_count", "gone_count") SELECT "id", "register_id", "state", "file_name", "file_sha256", "stored_as", "mapping", "uploaded_at", "uploaded_by_id", "ended_at", "row_count", "new_count", "changed_count", "unchanged_count", "gone_count" FROM `imports`;--> statement-breakpoint
DELETE FROM sqlite_sequence WHERE name = '__new_imports';--> statement-breakpoint
INSERT INTO sqlite_sequence (name, seq) SELECT '__new_imports', seq FROM sqlite_sequence WHERE name = 'imports';--> statement-breakpoint
DROP TABLE `imports`;--> statement-breakpoint
ALTER TABLE `__new_imports` RENAME TO `imports`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `imports_register` ON `imports` (`register_id`,`uploaded_at`);--> statement-breakpoint
CREATE TABLE `__new_register_columns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`register_id` integer NOT NULL,
	`position` integer NOT NULL,
	`header` text NOT NULL,
	`type` text NOT NULL,
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "register_columns_type" CHECK("__new_register_columns"."type" IN ('text', 'date', 'dateSeries', 'number', 'boolean', 'unit', 'caseWorker', 'coWorker', 'gender', 'protectedIdentity'))
);
--> statement-breakpoint
INSERT INTO `__new_register_columns`("id", "register_id", "position", "header", "type") SELECT "id", "register_id", "position", "header", "type" FROM `register_columns`;--> statement-breakpoint
DELETE FROM sqlite_sequence WHERE name = '__new_register_columns';--> statement-breakpoint
INSERT INTO sqlite_sequence (name, seq) SELECT '__new_register_columns', seq FROM sqlite_sequence WHERE name = 'register_columns';--> statement-breakpoint
DROP TABLE `register_columns`;--> statement-breakpoint
ALTER TABLE `__new_register_columns` RENAME TO `register_columns`;--> statement-breakpoint
CREATE UNIQUE INDEX `register_columns_position` ON `register_columns` (`register_id`,`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `register_columns_header` ON `register_columns` (`register_id`,`header`);--> statement-breakpoint
CREATE TABLE `__new_registers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`key_header` text,
	`mapping` text,
	`key_handling` text DEFAULT 'asIs' NOT NULL,
	`protected_rule` text,
	`created_at` text NOT NULL,
	`created_by_id` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "registers_kind" CHECK("__new_registers"."kind" IN ('placements', 'decisions', 'cases', 'plans', 'complaints', 'documents', 'vignettes', 'other')),
	CONSTRAINT "registers_key_handling" CHECK("__new_registers"."key_handling" IN ('asIs', 'pseudonym')),
	CONSTRAINT "registers_protected_rule" CHECK("__new_registers"."protected_rule" IN ('sameAsOthers', 'leaveOut', 'namedReviewers'))
);
--> statement-breakpoint
INSERT INTO `__new_registers`("id", "unit_id", "kind", "name", "key_header", "mapping", "created_at", "created_by_id") SELECT "id", "unit_id", "kind", "name", "key_header", "mapping", "created_at", "created_by_id" FROM `registers`;--> statement-breakpoint
DELETE FROM sqlite_sequence WHERE name = '__new_registers';--> statement-breakpoint
INSERT INTO sqlite_sequence (name, seq) SELECT '__new_registers', seq FROM sqlite_sequence WHERE name = 'registers';--> statement-breakpoint
DROP TABLE `registers`;--> statement-breakpoint
ALTER TABLE `__new_registers` RENAME TO `registers`;--> statement-breakpoint
CREATE UNIQUE INDEX `registers_name` ON `registers` (`unit_id`,`name`);--> statement-breakpoint
CREATE TABLE `__new_draw_cases` (
	`draw_id` integer NOT NULL,
	`frame_case_id` integer NOT NULL,
	`position` integer NOT NULL,
	`ticket` real NOT NULL,
	`stratum` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	PRIMARY KEY(`draw_id`, `frame_case_id`),
	FOREIGN KEY (`draw_id`) REFERENCES `draws`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`frame_case_id`) REFERENCES `frame_cases`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "draw_cases_outcome" CHECK("__new_draw_cases"."outcome" IN ('selected', 'reserve')),
	CONSTRAINT "draw_cases_reason" CHECK(("__new_draw_cases"."outcome" = 'selected' AND "__new_draw_cases"."reason" IN ('random', 'quota', 'all', 'order', 'chosen')) OR ("__new_draw_cases"."outcome" = 'reserve' AND "__new_draw_cases"."reason" IS NULL))
);
--> statement-breakpoint
INSERT INTO `__new_draw_cases`("draw_id", "frame_case_id", "position", "ticket", "stratum", "outcome", "reason") SELECT "draw_id", "frame_case_id", "position", "ticket", "stratum", "outcome", "reason" FROM `draw_cases`;--> statement-breakpoint
DROP TABLE `draw_cases`;--> statement-breakpoint
ALTER TABLE `__new_draw_cases` RENAME TO `draw_cases`;--> statement-breakpoint
CREATE UNIQUE INDEX `draw_cases_position` ON `draw_cases` (`draw_id`,`outcome`,`position`);--> statement-breakpoint
CREATE INDEX `draw_cases_ticket` ON `draw_cases` (`draw_id`,`ticket`);--> statement-breakpoint
CREATE TABLE `__new_draws` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`round_id` integer NOT NULL,
	`number` integer NOT NULL,
	`kind` text DEFAULT 'first' NOT NULL,
	`specification` text NOT NULL,
	`seed` text NOT NULL,
	`seed_origin` text NOT NULL,
	`locked_seed_id` integer,
	`seed_agreement_id` integer,
	`design` text NOT NULL,
	`shortfalls` text NOT NULL,
	`redraw_reason` text,
	`drawn_at` text NOT NULL,
	`drawn_by_id` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `frames`(`round_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`locked_seed_id`) REFERENCES `locked_seeds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`seed_agreement_id`) REFERENCES `seed_agreements`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`drawn_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "draws_seed_origin" CHECK("__new_draws"."seed_origin" IN ('generated', 'entered', 'dice', 'twoParts', 'locked')),
	CONSTRAINT "draws_kind" CHECK("__new_draws"."kind" IN ('first', 'redraw', 'extension')),
	CONSTRAINT "draws_first" CHECK(("__new_draws"."number" = 1) = ("__new_draws"."kind" = 'first')),
	CONSTRAINT "draws_redraw_reason" CHECK("__new_draws"."number" = 1 OR length(trim("__new_draws"."redraw_reason")) > 0)
);
--> statement-breakpoint
INSERT INTO `__new_draws`("id", "round_id", "number", "specification", "seed", "seed_origin", "design", "shortfalls", "redraw_reason", "drawn_at", "drawn_by_id", "kind") SELECT "id", "round_id", "number", "specification", "seed", "seed_origin", "design", "shortfalls", "redraw_reason", "drawn_at", "drawn_by_id", CASE WHEN "number" = 1 THEN 'first' ELSE 'redraw' END FROM `draws`;--> statement-breakpoint
DELETE FROM sqlite_sequence WHERE name = '__new_draws';--> statement-breakpoint
INSERT INTO sqlite_sequence (name, seq) SELECT '__new_draws', seq FROM sqlite_sequence WHERE name = 'draws';--> statement-breakpoint
DROP TABLE `draws`;--> statement-breakpoint
ALTER TABLE `__new_draws` RENAME TO `draws`;--> statement-breakpoint
CREATE UNIQUE INDEX `draws_number` ON `draws` (`round_id`,`number`);--> statement-breakpoint
ALTER TABLE `frames` ADD `left_out` text;--> statement-breakpoint
ALTER TABLE `rounds` ADD `aborted_at` text;--> statement-breakpoint
ALTER TABLE `rounds` ADD `aborted_by_id` integer REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `rounds` ADD `abort_reason` text;
--> statement-breakpoint
CREATE TRIGGER draws_no_update BEFORE UPDATE ON draws BEGIN SELECT RAISE(ABORT, 'draws is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER draws_no_delete BEFORE DELETE ON draws BEGIN SELECT RAISE(ABORT, 'draws is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER draw_cases_no_update BEFORE UPDATE ON draw_cases BEGIN SELECT RAISE(ABORT, 'draw_cases is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER draw_cases_no_delete BEFORE DELETE ON draw_cases BEGIN SELECT RAISE(ABORT, 'draw_cases is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER locked_seeds_no_update BEFORE UPDATE ON locked_seeds BEGIN SELECT RAISE(ABORT, 'locked_seeds is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER locked_seeds_no_delete BEFORE DELETE ON locked_seeds BEGIN SELECT RAISE(ABORT, 'locked_seeds is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER seed_parts_no_update BEFORE UPDATE ON seed_parts BEGIN SELECT RAISE(ABORT, 'seed_parts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER seed_parts_no_delete BEFORE DELETE ON seed_parts BEGIN SELECT RAISE(ABORT, 'seed_parts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER seed_agreements_ended BEFORE UPDATE ON seed_agreements WHEN OLD.used_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'the agreement is ended'); END;
--> statement-breakpoint
CREATE TRIGGER seed_agreements_no_delete BEFORE DELETE ON seed_agreements BEGIN SELECT RAISE(ABORT, 'seed_agreements keeps its rows'); END;
