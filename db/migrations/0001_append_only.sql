-- What has been written in these tables is never changed or removed: the draw, the published checklist,
-- the history and the log must be the same for whoever asks later.
CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER checklist_versions_no_update BEFORE UPDATE ON checklist_versions BEGIN SELECT RAISE(ABORT, 'checklist_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER checklist_versions_no_delete BEFORE DELETE ON checklist_versions BEGIN SELECT RAISE(ABORT, 'checklist_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER frames_no_update BEFORE UPDATE ON frames BEGIN SELECT RAISE(ABORT, 'frames is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER frames_no_delete BEFORE DELETE ON frames BEGIN SELECT RAISE(ABORT, 'frames is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER frame_cases_no_update BEFORE UPDATE ON frame_cases BEGIN SELECT RAISE(ABORT, 'frame_cases is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER frame_cases_no_delete BEFORE DELETE ON frame_cases BEGIN SELECT RAISE(ABORT, 'frame_cases is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER draws_no_update BEFORE UPDATE ON draws BEGIN SELECT RAISE(ABORT, 'draws is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER draws_no_delete BEFORE DELETE ON draws BEGIN SELECT RAISE(ABORT, 'draws is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER draw_cases_no_update BEFORE UPDATE ON draw_cases BEGIN SELECT RAISE(ABORT, 'draw_cases is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER draw_cases_no_delete BEFORE DELETE ON draw_cases BEGIN SELECT RAISE(ABORT, 'draw_cases is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER replacements_no_update BEFORE UPDATE ON replacements BEGIN SELECT RAISE(ABORT, 'replacements is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER replacements_no_delete BEFORE DELETE ON replacements BEGIN SELECT RAISE(ABORT, 'replacements is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER deviation_events_no_update BEFORE UPDATE ON deviation_events BEGIN SELECT RAISE(ABORT, 'deviation_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER deviation_events_no_delete BEFORE DELETE ON deviation_events BEGIN SELECT RAISE(ABORT, 'deviation_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER rounds_finalised_locked BEFORE UPDATE ON rounds WHEN OLD.state = 'finalised' AND NEW.state = 'finalised' BEGIN SELECT RAISE(ABORT, 'a finalised round is locked'); END;
--> statement-breakpoint
CREATE TRIGGER answers_finalised_insert BEFORE INSERT ON answers WHEN (SELECT rounds.state FROM reviews JOIN rounds ON rounds.id = reviews.round_id WHERE reviews.id = NEW.review_id) = 'finalised' BEGIN SELECT RAISE(ABORT, 'the round is finalised'); END;
--> statement-breakpoint
CREATE TRIGGER answers_finalised_update BEFORE UPDATE ON answers WHEN (SELECT rounds.state FROM reviews JOIN rounds ON rounds.id = reviews.round_id WHERE reviews.id = NEW.review_id) = 'finalised' BEGIN SELECT RAISE(ABORT, 'the round is finalised'); END;
--> statement-breakpoint
CREATE TRIGGER answers_finalised_delete BEFORE DELETE ON answers WHEN (SELECT rounds.state FROM reviews JOIN rounds ON rounds.id = reviews.round_id WHERE reviews.id = OLD.review_id) = 'finalised' BEGIN SELECT RAISE(ABORT, 'the round is finalised'); END;
