DROP TABLE `import_rows`;--> statement-breakpoint
ALTER TABLE `imports` ADD `register_before` text;