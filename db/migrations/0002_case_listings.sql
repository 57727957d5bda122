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
DROP INDEX `cases_order`;--> statement-breakpoint
ALTER TABLE `cases` DROP COLUMN `key_sort`;--> statement-breakpoint
ALTER TABLE `cases` DROP COLUMN `sort_keys`;--> statement-breakpoint
ALTER TABLE `cases` DROP COLUMN `search_text`;