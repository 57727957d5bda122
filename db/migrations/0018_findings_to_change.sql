CREATE TABLE `action_deviations` (
	`action_id` integer NOT NULL,
	`deviation_id` integer NOT NULL,
	`linked_at` text NOT NULL,
	PRIMARY KEY(`action_id`, `deviation_id`),
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`deviation_id`) REFERENCES `deviations`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `action_deviations_deviation` ON `action_deviations` (`deviation_id`);--> statement-breakpoint
CREATE TABLE `action_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`action_id` integer NOT NULL,
	`at` text NOT NULL,
	`by_id` integer,
	`kind` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `action_events_action` ON `action_events` (`action_id`);--> statement-breakpoint
CREATE TABLE `actions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`year` integer NOT NULL,
	`sequence` integer NOT NULL,
	`number` text NOT NULL,
	`unit_id` integer NOT NULL,
	`title` text NOT NULL,
	`intended_effect` text NOT NULL,
	`owner_id` integer NOT NULL,
	`state` text NOT NULL,
	`due_on` text NOT NULL,
	`follow_up_on` text NOT NULL,
	`done_at` text,
	`followed_up_at` text,
	`effect` text,
	`effect_note` text DEFAULT '' NOT NULL,
	`follow_up_round_id` integer,
	`created_at` text NOT NULL,
	`created_by_id` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`owner_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`follow_up_round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`created_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "actions_state" CHECK("actions"."state" IN ('planned', 'done', 'followedUp', 'dropped')),
	CONSTRAINT "actions_effect" CHECK(("actions"."state" = 'followedUp') = ("actions"."effect" IS NOT NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `actions_number_unique` ON `actions` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `actions_sequence` ON `actions` (`year`,`sequence`);--> statement-breakpoint
CREATE INDEX `actions_unit` ON `actions` (`unit_id`,`state`);--> statement-breakpoint
CREATE INDEX `actions_owner` ON `actions` (`owner_id`,`state`);--> statement-breakpoint
CREATE TABLE `handovers` (
	`deviation_id` integer NOT NULL,
	`system_id` integer NOT NULL,
	`at` text NOT NULL,
	`by_id` integer NOT NULL,
	`external_number` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`deviation_id`, `system_id`),
	FOREIGN KEY (`deviation_id`) REFERENCES `deviations`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`system_id`) REFERENCES `receiving_systems`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `receiving_systems` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`layout` text NOT NULL,
	`created_at` text NOT NULL,
	`retired_at` text,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `receiving_systems_name_unique` ON `receiving_systems` (`name`);--> statement-breakpoint
CREATE TABLE `deviation_types` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`retired_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deviation_types_name_unique` ON `deviation_types` (`name`);--> statement-breakpoint
CREATE TABLE `lex_sarah_matters` (
	`deviation_id` integer PRIMARY KEY NOT NULL,
	`stage` text NOT NULL,
	`reported_at` text NOT NULL,
	`reported_by_id` integer NOT NULL,
	`judgement` text,
	`judgement_reason` text DEFAULT '' NOT NULL,
	`judged_at` text,
	`judged_by_id` integer,
	`is_notified` integer,
	`notified_reason` text DEFAULT '' NOT NULL,
	`notified_on` text,
	`closed_at` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`deviation_id`) REFERENCES `deviations`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reported_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`judged_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "lex_sarah_matters_stage" CHECK("lex_sarah_matters"."stage" IN ('reported', 'assessed', 'investigating', 'notified', 'remedied', 'followedUp', 'closed'))
);
--> statement-breakpoint
CREATE TABLE `plan_items` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`plan_id` integer NOT NULL,
	`position` integer NOT NULL,
	`lineage` text NOT NULL,
	`area` text DEFAULT '' NOT NULL,
	`title` text NOT NULL,
	`background` text DEFAULT '' NOT NULL,
	`purpose` text DEFAULT '' NOT NULL,
	`measured` text DEFAULT '' NOT NULL,
	`method` text DEFAULT '' NOT NULL,
	`likelihood` integer,
	`consequence` integer,
	`risk_note` text DEFAULT '' NOT NULL,
	`responsible_id` integer,
	`control_id` integer,
	`improvement` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`responsible_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`control_id`) REFERENCES `controls`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "plan_items_risk" CHECK(("plan_items"."likelihood" IS NULL AND "plan_items"."consequence" IS NULL) OR ("plan_items"."likelihood" BETWEEN 1 AND 4 AND "plan_items"."consequence" BETWEEN 1 AND 4))
);
--> statement-breakpoint
CREATE INDEX `plan_items_plan` ON `plan_items` (`plan_id`,`position`);--> statement-breakpoint
CREATE INDEX `plan_items_control` ON `plan_items` (`control_id`);--> statement-breakpoint
CREATE TABLE `plan_occasions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`item_id` integer NOT NULL,
	`label` text NOT NULL,
	`due_on` text NOT NULL,
	`state` text NOT NULL,
	`round_id` integer,
	`outcome` text DEFAULT '' NOT NULL,
	`action_text` text DEFAULT '' NOT NULL,
	`reason_not_done` text DEFAULT '' NOT NULL,
	`reported_at` text,
	`reported_by_id` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `plan_items`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`reported_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "plan_occasions_state" CHECK("plan_occasions"."state" IN ('planned', 'done', 'notDone')),
	CONSTRAINT "plan_occasions_reason" CHECK("plan_occasions"."state" <> 'notDone' OR length(trim("plan_occasions"."reason_not_done")) > 0)
);
--> statement-breakpoint
CREATE INDEX `plan_occasions_item` ON `plan_occasions` (`item_id`,`due_on`);--> statement-breakpoint
CREATE INDEX `plan_occasions_due` ON `plan_occasions` (`due_on`,`state`);--> statement-breakpoint
CREATE TABLE `plans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`unit_id` integer NOT NULL,
	`year` integer NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`adopted_on` text,
	`adopted_paragraph` text DEFAULT '' NOT NULL,
	`copied_from_id` integer,
	`created_at` text NOT NULL,
	`created_by_id` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "plans_kind" CHECK("plans"."kind" IN ('followUp', 'internalControl')),
	CONSTRAINT "plans_state" CHECK("plans"."state" IN ('draft', 'adopted', 'replaced')),
	CONSTRAINT "plans_adopted" CHECK(("plans"."state" = 'draft') = ("plans"."adopted_on" IS NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plans_version` ON `plans` (`unit_id`,`kind`,`year`,`version`);--> statement-breakpoint
CREATE TABLE `sent_mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`kind` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`created_at` text NOT NULL,
	`sent_at` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`last_error` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sent_mails_dedupe_key_unique` ON `sent_mails` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `sent_mails_waiting` ON `sent_mails` (`sent_at`,`created_at`);--> statement-breakpoint
CREATE TABLE `typed_figures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`year` integer NOT NULL,
	`kind` text NOT NULL,
	`content` text NOT NULL,
	`written_at` text NOT NULL,
	`written_by_id` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`written_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `typed_figures_year` ON `typed_figures` (`unit_id`,`year`);--> statement-breakpoint
CREATE TABLE `wheel_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`title` text NOT NULL,
	`due_on` text NOT NULL,
	`responsible_id` integer,
	`done_at` text,
	`reason_not_done` text DEFAULT '' NOT NULL,
	`created_at` text NOT NULL,
	`created_by_id` integer NOT NULL,
	`removed_at` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`responsible_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `wheel_entries_due` ON `wheel_entries` (`unit_id`,`due_on`);--> statement-breakpoint
CREATE TABLE `finalised_contents` (
	`round_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`texts` text NOT NULL,
	`program_version` text NOT NULL,
	`checklist_name` text NOT NULL,
	`checklist_number` integer NOT NULL,
	PRIMARY KEY(`round_id`, `sequence`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `published_reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`round_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`token_hash` text NOT NULL,
	`content` text NOT NULL,
	`published_at` text NOT NULL,
	`published_by_id` integer NOT NULL,
	`withdrawn_at` text,
	`withdrawn_by_id` integer,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`published_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`withdrawn_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `published_reports_token` ON `published_reports` (`token_hash`);--> statement-breakpoint
CREATE INDEX `published_reports_round` ON `published_reports` (`round_id`);--> statement-breakpoint
CREATE TABLE `report_files` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`round_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text NOT NULL,
	`sha256` text NOT NULL,
	`made_at` text NOT NULL,
	`made_by_id` integer,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`made_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `report_files_round` ON `report_files` (`round_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `report_templates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`file_name` text NOT NULL,
	`content` blob NOT NULL,
	`uploaded_at` text NOT NULL,
	`uploaded_by_id` integer NOT NULL,
	`removed_at` text,
	FOREIGN KEY (`uploaded_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `round_texts` (
	`round_id` integer NOT NULL,
	`part` text NOT NULL,
	`text` text NOT NULL,
	`written_at` text NOT NULL,
	`written_by_id` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`round_id`, `part`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`written_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "round_texts_part" CHECK("round_texts"."part" IN ('purpose', 'result', 'analysis', 'improvement'))
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_deviations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`year` integer NOT NULL,
	`sequence` integer NOT NULL,
	`number` text NOT NULL,
	`origin` text DEFAULT 'review' NOT NULL,
	`type_id` integer,
	`round_id` integer,
	`review_id` integer,
	`frame_case_id` integer,
	`question_id` text,
	`case_reference` text DEFAULT '' NOT NULL,
	`occurred_on` text,
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
	FOREIGN KEY (`type_id`) REFERENCES `deviation_types`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`frame_case_id`) REFERENCES `frame_cases`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`responsible_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`created_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "deviations_origin" CHECK("__new_deviations"."origin" IN ('review', 'manual')),
	CONSTRAINT "deviations_from_review" CHECK(("__new_deviations"."origin" = 'review' AND "__new_deviations"."round_id" IS NOT NULL AND "__new_deviations"."review_id" IS NOT NULL AND "__new_deviations"."frame_case_id" IS NOT NULL AND "__new_deviations"."question_id" IS NOT NULL) OR ("__new_deviations"."origin" = 'manual' AND "__new_deviations"."round_id" IS NULL AND "__new_deviations"."review_id" IS NULL AND "__new_deviations"."frame_case_id" IS NULL AND "__new_deviations"."question_id" IS NULL)),
	CONSTRAINT "deviations_severity" CHECK("__new_deviations"."severity" IN ('minor', 'considerable', 'serious')),
	CONSTRAINT "deviations_state" CHECK("__new_deviations"."state" IN ('new', 'assessed', 'investigating', 'inProgress', 'followedUp', 'closed', 'withdrawn'))
);
--> statement-breakpoint
INSERT INTO `__new_deviations`("id", "year", "sequence", "number", "origin", "type_id", "round_id", "review_id", "frame_case_id", "question_id", "case_reference", "occurred_on", "unit_id", "title", "description", "severity", "state", "responsible_id", "due_on", "created_at", "created_by_id", "closed_at", "revision") SELECT "id", "year", "sequence", "number", 'review', NULL, "round_id", "review_id", "frame_case_id", "question_id", '', NULL, "unit_id", "title", "description", "severity", "state", "responsible_id", "due_on", "created_at", "created_by_id", "closed_at", "revision" FROM `deviations`;--> statement-breakpoint
DROP TABLE `deviations`;--> statement-breakpoint
ALTER TABLE `__new_deviations` RENAME TO `deviations`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `deviations_number_unique` ON `deviations` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `deviations_sequence` ON `deviations` (`year`,`sequence`);--> statement-breakpoint
CREATE UNIQUE INDEX `deviations_fault` ON `deviations` (`review_id`,`question_id`);--> statement-breakpoint
CREATE INDEX `deviations_unit` ON `deviations` (`unit_id`,`state`);--> statement-breakpoint
CREATE INDEX `deviations_responsible` ON `deviations` (`responsible_id`,`state`);--> statement-breakpoint
CREATE INDEX `deviations_round` ON `deviations` (`round_id`);
--> statement-breakpoint
CREATE TRIGGER action_events_no_update BEFORE UPDATE ON action_events BEGIN SELECT RAISE(ABORT, 'action_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER action_events_no_delete BEFORE DELETE ON action_events BEGIN SELECT RAISE(ABORT, 'action_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER finalised_contents_no_update BEFORE UPDATE ON finalised_contents BEGIN SELECT RAISE(ABORT, 'finalised_contents is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER finalised_contents_no_delete BEFORE DELETE ON finalised_contents BEGIN SELECT RAISE(ABORT, 'finalised_contents is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER report_files_no_update BEFORE UPDATE ON report_files BEGIN SELECT RAISE(ABORT, 'report_files is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER report_files_no_delete BEFORE DELETE ON report_files BEGIN SELECT RAISE(ABORT, 'report_files is append-only'); END;
--> statement-breakpoint
INSERT INTO `deviation_types` (`name`, `position`) VALUES ('Brukarrelaterad', 1), ('Generell', 2), ('Samverkan', 3), ('Dokumentation', 4);
