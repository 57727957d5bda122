import { mkdirSync } from 'node:fs';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
} from '#tests/factories/placements-control.ts';
import { reviewsOf } from '#tests/factories/reviewed-round.ts';
import { rowCopier } from './finished-rounds.ts';
import { openBench } from './open-bench.ts';

/** Those that everybody is asked. */
const QUESTIONS = [
  'overvagande-i-tid',
  'barnet-till-tals',
  'vardplan-aktuell',
  'vardplan-synpunkter',
  'genomforandeplan-aktuell',
  'genomforandeplan-uppfoljning',
];
const ANSWERS_PER_CASE = 5;

export type ExportWorld = { folder: string; roundId: RoundId; ownerId: PersonId };

/** A database in the folder with one finalised round of so many answers, a fault in every tenth case. */
export async function makeExportWorld(folder: string, answers: number): Promise<ExportWorld> {
  mkdirSync(folder);
  const services = await openBench(folder);
  const made = await makePlacementsControl(services);
  const actor = actorOf(services, made.maria);
  const design = { allocation: { kind: 'whole', size: 2 }, quotas: [] } as const;
  const controlId = must(createControl(services, actor, { ...made.input, name: 'Mätning', design }));
  const roundId = drawPlacementsRound(services, { ...made, controlId });
  must(shareOutReviews(services, actor, roundId));
  const round = { ...made, controlId, roundId };
  for (const review of reviewsOf(services, round)) {
    const reviewer = actorOf(services, review.reviewerId as PersonId);
    for (const questionKey of QUESTIONS) {
      // A plan that is missing is asked nothing more of: five questions in each case.
      const option = questionKey === 'vardplan-aktuell' ? 'documentMissing' : 'yes';
      const words = { reason: 'Planen är äldre än sex månader.', comment: 'Se anteckningen.' };
      if (questionKey === 'vardplan-synpunkter') continue;
      must(saveAnswer(services, reviewer, review.id, { questionKey, option, ...words, seenRevision: 0 }));
    }
    must(handInReview(services, reviewer, review.id));
  }
  multiply(services, roundId, answers / (2 * ANSWERS_PER_CASE));
  must(finaliseRound(services, actor, roundId, new Map()));
  services.db.$client.close();
  return { folder, roundId, ownerId: made.maria };
}

/** The two cases of the round with all that belongs to them, so many times in all. */
function multiply({ db }: Services, roundId: RoundId, times: number): void {
  if (times <= 1) return;
  const copy = rowCopier(db);
  const drawn = `SELECT frame_case_id FROM draw_cases WHERE outcome = 'selected'`;
  const moved = (id: string) => `t.${id} + 1000000 * n`;
  db.$client.pragma('foreign_keys = OFF');
  db.$client.transaction(() => {
    const copies = times - 1;
    const caseIds = `id IN (SELECT case_id FROM frame_cases WHERE id IN (${drawn}))`;
    copy('cases', copies, caseIds, { id: moved('id'), key: "t.key || '-' || n" });
    copy('frame_cases', copies, `id IN (${drawn})`, {
      ...{ id: moved('id'), case_id: moved('case_id'), key: "t.key || '-' || n" },
    });
    copy('reviews', copies, `round_id = ${roundId}`, {
      ...{ id: moved('id'), frame_case_id: moved('frame_case_id') },
    });
    copy('review_assignments', copies, '1', { id: '', review_id: moved('review_id') });
    copy('answers', copies, '1', { review_id: moved('review_id') });
    copy('draw_cases', copies, "outcome = 'selected'", {
      ...{ frame_case_id: moved('frame_case_id'), position: 't.position + 2 * n' },
    });
  })();
  db.$client.pragma('foreign_keys = ON');
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
}
