CREATE TABLE `finalisations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`round_id` integer NOT NULL,
	`sequence` integer NOT NULL,
	`final_number` text NOT NULL,
	`figures` text NOT NULL,
	`at` text NOT NULL,
	`by_id` integer NOT NULL,
	`reopen_reason` text,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "finalisations_reason" CHECK(("finalisations"."sequence" = 1) = ("finalisations"."reopen_reason" IS NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `finalisations_sequence` ON `finalisations` (`round_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `withdrawn_answers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`review_id` integer NOT NULL,
	`question_id` text NOT NULL,
	`value` text,
	`reason` text NOT NULL,
	`comment` text NOT NULL,
	`revision` integer NOT NULL,
	`answered_at` text NOT NULL,
	`answered_by_id` integer NOT NULL,
	`withdrawn_at` text NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `withdrawn_answers_review` ON `withdrawn_answers` (`review_id`);