DROP INDEX `draw_cases_ticket`;--> statement-breakpoint
CREATE INDEX `draw_cases_in_group` ON `draw_cases` (`draw_id`,`stratum`,`ticket`);