ALTER TABLE `deviations` ADD `asks_lex_sarah` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `deviations` ADD `critical_faults` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `deviations_asking` ON `deviations` (`unit_id`) WHERE "deviations"."asks_lex_sarah" = 1;--> statement-breakpoint
-- What was made before asks as it did: where its question is critical, or for a whole case where any question is. That asks
-- once too often about cases without a critical fault rather than never about one that has.
UPDATE `deviations` SET `asks_lex_sarah` = 1,
  `critical_faults` = CASE `question_id` WHEN '#case' THEN '[]' ELSE json_array(`question_id`) END
WHERE `origin` = 'review' AND EXISTS (
  SELECT 1 FROM `rounds` JOIN `checklist_versions` ON `checklist_versions`.`id` = `rounds`.`checklist_version_id`,
    json_each(`checklist_versions`.`definition`, '$.sections') AS `section`,
    json_each(`section`.`value`, '$.questions') AS `question`
  WHERE `rounds`.`id` = `deviations`.`round_id`
    AND json_extract(`question`.`value`, '$.isCritical') = 1
    AND (`deviations`.`question_id` = '#case'
      OR json_extract(`question`.`value`, '$.key') = substr(`deviations`.`question_id`, 1, instr(`deviations`.`question_id` || '#', '#') - 1))
);--> statement-breakpoint
UPDATE `deviations` SET `asks_lex_sarah` = 0 WHERE `asks_lex_sarah` = 1 AND (
  EXISTS (SELECT 1 FROM `lex_sarah_matters` WHERE `lex_sarah_matters`.`deviation_id` = `deviations`.`id`)
  OR coalesce((SELECT max(`id`) FROM `deviation_events` WHERE `deviation_id` = `deviations`.`id` AND `kind` = 'lexSarahDeclined'), 0)
    > coalesce((SELECT max(`id`) FROM `deviation_events` WHERE `deviation_id` = `deviations`.`id` AND `kind` IN ('created', 'foundAgain', 'reinstated')), 0)
);
