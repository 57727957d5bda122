CREATE TABLE `deviation_responsibles` (
	`unit_id` integer PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
ALTER TABLE `people` ADD `refuses_mail` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `lex_sarah_matters` ADD `concerned_sex` text;