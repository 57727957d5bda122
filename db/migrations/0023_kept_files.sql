CREATE TABLE `kept_files` (
	`round_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text NOT NULL,
	`sha256` text NOT NULL,
	`made_at` text NOT NULL,
	`content` blob NOT NULL,
	PRIMARY KEY(`round_id`, `sequence`, `kind`),
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TRIGGER kept_files_no_update BEFORE UPDATE ON kept_files BEGIN SELECT RAISE(ABORT, 'kept_files never change'); END;
