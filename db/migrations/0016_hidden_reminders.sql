CREATE TABLE `hidden_reminders` (
	`reminder_id` integer PRIMARY KEY NOT NULL,
	`hidden_at` text NOT NULL,
	FOREIGN KEY (`reminder_id`) REFERENCES `review_reminders`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TRIGGER hidden_reminders_no_update BEFORE UPDATE ON hidden_reminders BEGIN SELECT RAISE(ABORT, 'hidden_reminders is append-only'); END;
