-- The figures that rounds already have. Of a round that was reopened, the figures and the event of its finalising remain.
INSERT INTO finalisations (round_id, sequence, final_number, figures, at, by_id)
SELECT rounds.id, 1, rounds.final_number, rounds.figures,
  coalesce(rounds.finalised_at, (SELECT at FROM round_events WHERE round_id = rounds.id AND kind = 'finalised' ORDER BY id DESC LIMIT 1), rounds.created_at),
  coalesce(rounds.finalised_by_id, (SELECT by_id FROM round_events WHERE round_id = rounds.id AND kind = 'finalised' ORDER BY id DESC LIMIT 1), rounds.owner_id)
FROM rounds WHERE rounds.figures IS NOT NULL AND rounds.final_number IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER finalisations_no_update BEFORE UPDATE ON finalisations BEGIN SELECT RAISE(ABORT, 'finalisations is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER finalisations_no_delete BEFORE DELETE ON finalisations BEGIN SELECT RAISE(ABORT, 'finalisations is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER withdrawn_answers_no_update BEFORE UPDATE ON withdrawn_answers BEGIN SELECT RAISE(ABORT, 'withdrawn_answers is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER withdrawn_answers_no_delete BEFORE DELETE ON withdrawn_answers BEGIN SELECT RAISE(ABORT, 'withdrawn_answers is append-only'); END;
