CREATE TABLE `draw_salts` (
	`draw_id` integer PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`draw_id`) REFERENCES `draws`(`id`) ON UPDATE no action ON DELETE restrict
);

--> statement-breakpoint
CREATE TRIGGER draw_salts_no_update BEFORE UPDATE ON draw_salts BEGIN SELECT RAISE(ABORT, 'draw_salts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER draw_salts_no_delete BEFORE DELETE ON draw_salts BEGIN SELECT RAISE(ABORT, 'draw_salts is append-only'); END;
