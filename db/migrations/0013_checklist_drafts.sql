CREATE TABLE `checklist_drafts` (
	`checklist_id` integer PRIMARY KEY NOT NULL,
	`definition` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`changed_at` text NOT NULL,
	`changed_by_id` integer NOT NULL,
	FOREIGN KEY (`checklist_id`) REFERENCES `checklists`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`changed_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
ALTER TABLE `checklist_versions` ADD `note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `checklists` ADD `retired_at` text;--> statement-breakpoint
ALTER TABLE `answers` ADD `evidence` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `withdrawn_answers` ADD `evidence` text DEFAULT '' NOT NULL;