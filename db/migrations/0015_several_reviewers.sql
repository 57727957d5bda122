CREATE TABLE `deepened_rounds` (
	`round_id` integer PRIMARY KEY NOT NULL,
	`screened_round_id` integer NOT NULL,
	`rule` text NOT NULL,
	`case_ids` text NOT NULL,
	`screened_count` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`screened_round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `agreed_reasons` (
	`review_id` integer NOT NULL,
	`question_id` text NOT NULL,
	`reason` text NOT NULL,
	`agreed_at` text NOT NULL,
	`agreed_by_id` integer NOT NULL,
	PRIMARY KEY(`review_id`, `question_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`agreed_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `review_comments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`review_id` integer NOT NULL,
	`question_id` text,
	`reply_to_id` integer,
	`text` text NOT NULL,
	`written_at` text NOT NULL,
	`written_by_id` integer NOT NULL,
	`resolved_at` text,
	`resolved_by_id` integer,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`written_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`resolved_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `review_comments_review` ON `review_comments` (`review_id`,`resolved_at`);--> statement-breakpoint
CREATE TABLE `review_reminders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`round_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`sent_at` text NOT NULL,
	`sent_by_id` integer NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`sent_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `review_reminders_person` ON `review_reminders` (`person_id`,`round_id`);--> statement-breakpoint
DROP INDEX `reviews_case`;--> statement-breakpoint
ALTER TABLE `reviews` ADD `slot` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `reviews` ADD `approval` text CHECK (`approval` IN ('waiting', 'returned', 'approved'));--> statement-breakpoint
ALTER TABLE `reviews` ADD `approved_at` text;--> statement-breakpoint
ALTER TABLE `reviews` ADD `approved_by_id` integer REFERENCES people(id);--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_case_slot` ON `reviews` (`round_id`,`frame_case_id`,`slot`);--> statement-breakpoint
ALTER TABLE `controls` ADD `procedure` text;--> statement-breakpoint
ALTER TABLE `rounds` ADD `procedure` text;--> statement-breakpoint
ALTER TABLE `rounds` ADD `spread_opened_at` text;--> statement-breakpoint
ALTER TABLE `rounds` ADD `names_shown_at` text;--> statement-breakpoint
CREATE TRIGGER deepened_rounds_no_update BEFORE UPDATE ON deepened_rounds BEGIN SELECT RAISE(ABORT, 'deepened_rounds is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER review_reminders_no_update BEFORE UPDATE ON review_reminders BEGIN SELECT RAISE(ABORT, 'review_reminders is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER review_comments_words BEFORE UPDATE OF review_id, question_id, reply_to_id, text, written_at, written_by_id ON review_comments BEGIN SELECT RAISE(ABORT, 'a comment keeps its words'); END;
--> statement-breakpoint
CREATE TRIGGER review_comments_no_delete BEFORE DELETE ON review_comments BEGIN SELECT RAISE(ABORT, 'a comment is never lost'); END;
