import { drawRound } from '#app/features/controls/server/draw-sample.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { createControl } from '#app/features/controls/server/save-control.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findFrame } from '#db/queries/frames.server.ts';
import {
  actorOf,
  makePlacementsControl,
  must,
  PLACEMENTS_SEED,
  startPlacementsRound,
} from './placements-control.ts';
import type { ReviewedRound } from './reviewed-round.ts';

/** How many of the first cases of each Placeringsform get "nej" on a question; everybody else gets "ja". */
export type FaultsByGroup = Readonly<Record<string, Readonly<Record<string, number>>>>;

const ASKED_OF_ALL = [
  'overvagande-i-tid',
  'barnet-till-tals',
  'vardplan-aktuell',
  'vardplan-synpunkter',
  'genomforandeplan-aktuell',
  'genomforandeplan-uppfoljning',
] as const;

/**
 * A round of 190 of the register's 211 placements, all reviewed, whose groups by Placeringsform are both large and small.
 * The answers are written as rows: handing in 190 reviews would take longer than everything that is looked at.
 */
export async function makeDividedRound(services: Services, faults: FaultsByGroup): Promise<ReviewedRound> {
  const made = await makePlacementsControl(services);
  const maria = actorOf(services, made.maria);
  const input = {
    ...made.input,
    name: 'Alla placeringar',
    filter: { allOf: [] },
    design: { allocation: { kind: 'whole', size: 190 } as const, quotas: [] },
  };
  const controlId = must(createControl(services, maria, input));
  const roundId = startPlacementsRound(services, { ...made, controlId });
  must(freezeFrame(services, maria, roundId));
  const seed = { origin: 'entered', text: PLACEMENTS_SEED } as const;
  must(drawRound(services, maria, roundId, { seed, redrawReason: '', drawsSeen: 0 }));
  must(shareOutReviews(services, maria, roundId));
  writeAnswers(services, roundId, faults);
  return { ...made, controlId, roundId };
}

/** How many reviewed cases there are of each Placeringsform, counted by the database. */
export function sizesOfForms(services: Services, roundId: RoundId): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const { form } of reviewsWithForm(services, roundId)) sizes[form] = (sizes[form] ?? 0) + 1;
  return sizes;
}

function writeAnswers(services: Services, roundId: RoundId, faults: FaultsByGroup): void {
  const { $client } = services.db;
  const now = services.now();
  const insert = $client.prepare(
    `INSERT INTO answers (review_id, question_id, value, reason, answered_at, answered_by_id)
     SELECT id, ?, json_object('option', ?), 'Se akten', ?, reviewer_id FROM reviews WHERE id = ?`,
  );
  const placeIn: Record<string, number> = {};
  $client.transaction(() => {
    for (const { id, form } of reviewsWithForm(services, roundId)) {
      const place = placeIn[form] ?? 0;
      placeIn[form] = place + 1;
      const isFault = (question: string) => place < (faults[question]?.[form] ?? 0);
      for (const question of ASKED_OF_ALL) insert.run(question, isFault(question) ? 'no' : 'yes', now, id);
      if (isFault('barnet-till-tals')) insert.run('skal-barnet-inte-hort', 'yes', now, id);
    }
    $client
      .prepare(`UPDATE reviews SET state = 'finished', started_at = ?, finished_at = ? WHERE round_id = ?`)
      .run(now, now, roundId);
  })();
}

function reviewsWithForm(services: Services, roundId: RoundId) {
  const at = findFrame(services.db, roundId)?.columns.findIndex(({ header }) => header === 'Placeringsform');
  return services.db.$client
    .prepare<[string, number], { id: number; form: string }>(
      `SELECT reviews.id, json_extract(frame_cases."values", ?) AS form
       FROM reviews JOIN frame_cases ON frame_cases.id = reviews.frame_case_id
       WHERE reviews.round_id = ? ORDER BY reviews.id`,
    )
    .all(`$[${at}]`, roundId);
}
