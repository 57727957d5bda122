CREATE INDEX `rounds_state` ON `rounds` (`state`);--> statement-breakpoint
CREATE INDEX `reviews_round_reviewer` ON `reviews` (`round_id`,`reviewer_id`);