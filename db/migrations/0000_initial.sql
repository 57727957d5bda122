CREATE TABLE `login_failures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `login_failures_key` ON `login_failures` (`key`,`at`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`display_name` text NOT NULL,
	`email` text NOT NULL,
	`password_hash` text,
	`must_change_password` integer DEFAULT false NOT NULL,
	`case_worker_name` text,
	`created_at` text NOT NULL,
	`deactivated_at` text,
	CONSTRAINT "people_email_lower" CHECK("people"."email" = lower("people"."email"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `role_grants` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`role` text NOT NULL,
	`valid_until_on` text,
	`granted_at` text NOT NULL,
	`granted_by_id` integer,
	`revoked_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`granted_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "role_grants_role" CHECK("role_grants"."role" IN ('manager', 'reviewer', 'quality', 'reader', 'administrator', 'external'))
);
--> statement-breakpoint
CREATE INDEX `role_grants_person` ON `role_grants` (`person_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `units` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`parent_id` integer,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL,
	`closed_at` text,
	FOREIGN KEY (`parent_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "units_kind" CHECK("units"."kind" IN ('administration', 'department', 'unit')),
	CONSTRAINT "units_name" CHECK(length(trim("units"."name")) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `units_sibling_name` ON `units` (`parent_id`,`name`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor_id` integer,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`unit_id` integer,
	`detail` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_entries_hash_unique` ON `audit_entries` (`hash`);--> statement-breakpoint
CREATE INDEX `audit_entries_entity` ON `audit_entries` (`entity`,`entity_id`);--> statement-breakpoint
CREATE INDEX `audit_entries_actor` ON `audit_entries` (`actor_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `case_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` integer NOT NULL,
	`case_id` integer NOT NULL,
	`kind` text NOT NULL,
	`changes` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "case_changes_kind" CHECK("case_changes"."kind" IN ('changed', 'gone', 'returned'))
);
--> statement-breakpoint
CREATE INDEX `case_changes_case` ON `case_changes` (`case_id`);--> statement-breakpoint
CREATE INDEX `case_changes_import` ON `case_changes` (`import_id`);--> statement-breakpoint
CREATE TABLE `case_listings` (
	`case_id` integer PRIMARY KEY NOT NULL,
	`register_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`is_gone` integer DEFAULT false NOT NULL,
	`ranks` blob NOT NULL,
	`search_text` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `case_listings_register` ON `case_listings` (`register_id`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`register_id` integer NOT NULL,
	`key` text NOT NULL,
	`unit_id` integer NOT NULL,
	`case_worker` text,
	`co_worker` text,
	`is_protected` integer DEFAULT false NOT NULL,
	`values` text NOT NULL,
	`first_import_id` integer NOT NULL,
	`last_import_id` integer NOT NULL,
	`gone_import_id` integer,
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`first_import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`last_import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`gone_import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_key` ON `cases` (`register_id`,`key`);--> statement-breakpoint
CREATE INDEX `cases_unit` ON `cases` (`unit_id`);--> statement-breakpoint
CREATE TABLE `imports` (
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
	`row_count` integer,
	`new_count` integer,
	`changed_count` integer,
	`unchanged_count` integer,
	`gone_count` integer,
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`uploaded_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "imports_state" CHECK("imports"."state" IN ('staged', 'applied', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `imports_register` ON `imports` (`register_id`,`uploaded_at`);--> statement-breakpoint
CREATE TABLE `register_columns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`register_id` integer NOT NULL,
	`position` integer NOT NULL,
	`header` text NOT NULL,
	`type` text NOT NULL,
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "register_columns_type" CHECK("register_columns"."type" IN ('text', 'date', 'number', 'boolean', 'unit', 'caseWorker', 'coWorker', 'gender', 'protectedIdentity'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `register_columns_position` ON `register_columns` (`register_id`,`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `register_columns_header` ON `register_columns` (`register_id`,`header`);--> statement-breakpoint
CREATE TABLE `register_values` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`register_id` integer NOT NULL,
	`position` integer NOT NULL,
	`value` text NOT NULL,
	`rank` integer NOT NULL,
	`unit_ids` text NOT NULL,
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `register_values_value` ON `register_values` (`register_id`,`position`,`value`);--> statement-breakpoint
CREATE TABLE `registers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`key_header` text,
	`mapping` text,
	`created_at` text NOT NULL,
	`created_by_id` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "registers_kind" CHECK("registers"."kind" IN ('placements', 'decisions', 'cases', 'other'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registers_name` ON `registers` (`unit_id`,`name`);--> statement-breakpoint
CREATE TABLE `checklist_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`checklist_id` integer NOT NULL,
	`number` integer NOT NULL,
	`definition` text NOT NULL,
	`published_at` text NOT NULL,
	`published_by_id` integer,
	FOREIGN KEY (`checklist_id`) REFERENCES `checklists`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`published_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `checklist_versions_number` ON `checklist_versions` (`checklist_id`,`number`);--> statement-breakpoint
CREATE TABLE `checklists` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text,
	`name` text NOT NULL,
	`unit_id` integer,
	`created_at` text NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `checklists_key_unique` ON `checklists` (`key`);--> statement-breakpoint
CREATE TABLE `control_reviewers` (
	`control_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	PRIMARY KEY(`control_id`, `person_id`),
	FOREIGN KEY (`control_id`) REFERENCES `controls`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `controls` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`register_id` integer NOT NULL,
	`checklist_id` integer NOT NULL,
	`kind` text NOT NULL,
	`rhythm` text NOT NULL,
	`name` text NOT NULL,
	`purpose` text NOT NULL,
	`template_key` text,
	`filter` text NOT NULL,
	`design` text NOT NULL,
	`review_days` integer NOT NULL,
	`responsible_id` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by_id` integer NOT NULL,
	`archived_at` text,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`checklist_id`) REFERENCES `checklists`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`responsible_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "controls_kind" CHECK("controls"."kind" IN ('selfControl', 'peerReview', 'internalControl', 'serviceFollowUp')),
	CONSTRAINT "controls_rhythm" CHECK("controls"."rhythm" IN ('halfYear', 'fourMonths', 'quarter', 'month', 'year', 'onDemand'))
);
--> statement-breakpoint
CREATE INDEX `controls_unit` ON `controls` (`unit_id`);--> statement-breakpoint
CREATE TABLE `draw_cases` (
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
	CONSTRAINT "draw_cases_outcome" CHECK("draw_cases"."outcome" IN ('selected', 'reserve')),
	CONSTRAINT "draw_cases_reason" CHECK(("draw_cases"."outcome" = 'selected' AND "draw_cases"."reason" IN ('random', 'quota')) OR ("draw_cases"."outcome" = 'reserve' AND "draw_cases"."reason" IS NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draw_cases_position` ON `draw_cases` (`draw_id`,`outcome`,`position`);--> statement-breakpoint
CREATE TABLE `draws` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`round_id` integer NOT NULL,
	`number` integer NOT NULL,
	`specification` text NOT NULL,
	`seed` text NOT NULL,
	`seed_origin` text NOT NULL,
	`design` text NOT NULL,
	`shortfalls` text NOT NULL,
	`redraw_reason` text,
	`drawn_at` text NOT NULL,
	`drawn_by_id` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `frames`(`round_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`drawn_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "draws_seed_origin" CHECK("draws"."seed_origin" IN ('generated', 'entered')),
	CONSTRAINT "draws_redraw_reason" CHECK("draws"."number" = 1 OR length(trim("draws"."redraw_reason")) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draws_number` ON `draws` (`round_id`,`number`);--> statement-breakpoint
CREATE TABLE `frame_cases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`round_id` integer NOT NULL,
	`case_id` integer NOT NULL,
	`key` text NOT NULL,
	`unit_id` integer NOT NULL,
	`case_worker` text,
	`co_worker` text,
	`is_protected` integer DEFAULT false NOT NULL,
	`values` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `frames`(`round_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `frame_cases_key` ON `frame_cases` (`round_id`,`key`);--> statement-breakpoint
CREATE INDEX `frame_cases_case` ON `frame_cases` (`case_id`);--> statement-breakpoint
CREATE TABLE `frames` (
	`round_id` integer PRIMARY KEY NOT NULL,
	`canonical_text` text NOT NULL,
	`fingerprint` text NOT NULL,
	`size` integer NOT NULL,
	`columns` text NOT NULL,
	`filter_in_words` text NOT NULL,
	`import_id` integer NOT NULL,
	`frozen_at` text NOT NULL,
	`frozen_by_id` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`frozen_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `replacements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`draw_id` integer NOT NULL,
	`replaced_id` integer NOT NULL,
	`replacement_id` integer,
	`reason` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`at` text NOT NULL,
	`by_id` integer NOT NULL,
	FOREIGN KEY (`draw_id`) REFERENCES `draws`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`replaced_id`) REFERENCES `frame_cases`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`replacement_id`) REFERENCES `frame_cases`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `replacements_replaced` ON `replacements` (`draw_id`,`replaced_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `replacements_replacement` ON `replacements` (`draw_id`,`replacement_id`);--> statement-breakpoint
CREATE TABLE `round_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`round_id` integer NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	`by_id` integer,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `round_events_round` ON `round_events` (`round_id`);--> statement-breakpoint
CREATE TABLE `round_reviewers` (
	`round_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	PRIMARY KEY(`round_id`, `person_id`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`control_id` integer NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`unit_id` integer NOT NULL,
	`owner_id` integer NOT NULL,
	`checklist_version_id` integer NOT NULL,
	`filter` text NOT NULL,
	`design` text NOT NULL,
	`reference_on` text NOT NULL,
	`due_on` text NOT NULL,
	`created_at` text NOT NULL,
	`finalised_at` text,
	`finalised_by_id` integer,
	`final_number` text,
	`figures` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`control_id`) REFERENCES `controls`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`checklist_version_id`) REFERENCES `checklist_versions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`finalised_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "rounds_state" CHECK("rounds"."state" IN ('planned', 'frozen', 'drawn', 'reviewing', 'finalised')),
	CONSTRAINT "rounds_finalised" CHECK(("rounds"."state" = 'finalised') = ("rounds"."finalised_at" IS NOT NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_final_number_unique` ON `rounds` (`final_number`);--> statement-breakpoint
CREATE UNIQUE INDEX `rounds_number` ON `rounds` (`control_id`,`number`);--> statement-breakpoint
CREATE INDEX `rounds_unit` ON `rounds` (`unit_id`);--> statement-breakpoint
CREATE TABLE `deviation_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`deviation_id` integer NOT NULL,
	`at` text NOT NULL,
	`by_id` integer,
	`kind` text NOT NULL,
	`from_state` text,
	`to_state` text,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`deviation_id`) REFERENCES `deviations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `deviation_events_deviation` ON `deviation_events` (`deviation_id`);--> statement-breakpoint
CREATE TABLE `deviation_links` (
	`review_id` integer NOT NULL,
	`question_id` text NOT NULL,
	`deviation_id` integer NOT NULL,
	`linked_at` text NOT NULL,
	PRIMARY KEY(`review_id`, `question_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`deviation_id`) REFERENCES `deviations`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `deviations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`year` integer NOT NULL,
	`sequence` integer NOT NULL,
	`number` text NOT NULL,
	`round_id` integer NOT NULL,
	`review_id` integer NOT NULL,
	`frame_case_id` integer NOT NULL,
	`question_id` text NOT NULL,
	`unit_id` integer NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`severity` text NOT NULL,
	`state` text NOT NULL,
	`responsible_id` integer,
	`due_on` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by_id` integer NOT NULL,
	`closed_at` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`frame_case_id`) REFERENCES `frame_cases`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`responsible_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "deviations_severity" CHECK("deviations"."severity" IN ('minor', 'considerable', 'serious')),
	CONSTRAINT "deviations_state" CHECK("deviations"."state" IN ('new', 'assessed', 'inProgress', 'closed', 'withdrawn'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deviations_number_unique` ON `deviations` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `deviations_sequence` ON `deviations` (`year`,`sequence`);--> statement-breakpoint
CREATE UNIQUE INDEX `deviations_fault` ON `deviations` (`review_id`,`question_id`);--> statement-breakpoint
CREATE INDEX `deviations_unit` ON `deviations` (`unit_id`,`state`);--> statement-breakpoint
CREATE INDEX `deviations_responsible` ON `deviations` (`responsible_id`,`state`);--> statement-breakpoint
CREATE INDEX `deviations_round` ON `deviations` (`round_id`);--> statement-breakpoint
CREATE TABLE `answers` (
	`review_id` integer NOT NULL,
	`question_id` text NOT NULL,
	`value` text,
	`reason` text DEFAULT '' NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`answered_at` text NOT NULL,
	`answered_by_id` integer NOT NULL,
	PRIMARY KEY(`review_id`, `question_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `review_assignments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`review_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`assigned_at` text NOT NULL,
	`assigned_by_id` integer,
	`ended_at` text,
	`end_reason` text,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`assigned_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `review_assignments_review` ON `review_assignments` (`review_id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`round_id` integer NOT NULL,
	`frame_case_id` integer NOT NULL,
	`state` text NOT NULL,
	`reviewer_id` integer,
	`created_at` text NOT NULL,
	`started_at` text,
	`finished_at` text,
	`cancelled_at` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`frame_case_id`) REFERENCES `frame_cases`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reviewer_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "reviews_state" CHECK("reviews"."state" IN ('assigned', 'started', 'finished', 'reopened')),
	CONSTRAINT "reviews_finished" CHECK(("reviews"."state" = 'finished') = ("reviews"."finished_at" IS NOT NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_case` ON `reviews` (`round_id`,`frame_case_id`);--> statement-breakpoint
CREATE INDEX `reviews_reviewer` ON `reviews` (`reviewer_id`,`state`);