import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { handInReview } from '#app/features/deviations/server/hand-in-review.server.ts';
import { exportRound } from '#app/features/exports/server/export-round.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { reopenRound } from '#app/features/results/server/reopen-round.server.ts';
import { reopenReview } from '#app/features/reviews/server/reopen-review.server.ts';
import { saveAnswer } from '#app/features/reviews/server/save-answer.server.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound, reviewsOf } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const REASON = 'Svaret i ett ärende var fel';

/** Finalised with two faults, opened again, one of them corrected. */
async function correctedRound(services: TestServices): Promise<ReviewedRound> {
  const round = await makeReviewedRound(services);
  const maria = actorOf(services, round.maria);
  must(finaliseRound(services, maria, round.roundId, new Map()));
  services.setNow('2026-11-05T08:00:00.000Z');
  must(reopenRound(services, maria, round.roundId, REASON));
  const [review] = reviewsOf(services, round);
  if (!review?.reviewerId) throw new Error('no review');
  const actor = actorOf(services, review.reviewerId);
  must(reopenReview(services, actor, review.id));
  const corrected = { option: 'yes', reason: '', comment: '', seenRevision: 1 } as const;
  must(saveAnswer(services, actor, review.id, { ...corrected, questionKey: 'barnet-till-tals' }));
  must(handInReview(services, actor, review.id));
  return round;
}

const faultsOf = (services: TestServices, round: ReviewedRound) => {
  const page = loadRoundPage(services, actorOf(services, round.maria), round.roundId);
  return {
    now: page.result?.figures.faultCount,
    before: page.superseded.map(({ at, byName, figures }) => [at, byName, figures.faultCount]),
    again: page.finalised?.again,
  };
};

describe('a round that is finalised again', () => {
  it('keeps the figures that were finalised before, and says what replaces what and why', async () => {
    const services = await makeServices();
    const round = await correctedRound(services);
    const first = ['2026-11-02T08:00:00.000Z', 'Maria Ek', 2];
    expect(faultsOf(services, round)).toEqual({ now: 1, before: [first], again: undefined });

    const maria = actorOf(services, round.maria);
    must(finaliseRound(services, maria, round.roundId, new Map()));
    const sentence = 'Fastställd på nytt 2026-11-05, ersätter fastställelsen 2026-11-02.';
    expect(faultsOf(services, round)).toEqual({
      now: 1,
      before: [first],
      again: [`${sentence} Skäl: ${REASON}`],
    });

    must(reopenRound(services, maria, round.roundId, 'En gång till'));
    services.setNow('2026-12-01T08:00:00.000Z');
    must(finaliseRound(services, maria, round.roundId, new Map()));
    expect(faultsOf(services, round)).toMatchObject({
      before: [['2026-11-05T08:00:00.000Z', 'Maria Ek', 1], first],
      again: [
        `${sentence} Skäl: ${REASON}`,
        'Fastställd på nytt 2026-12-01, ersätter fastställelsen 2026-11-05. Skäl: En gång till',
      ],
    });
  });

  it('tells readers that and when, never why or by whom', async () => {
    const services = await makeServices();
    const round = await correctedRound(services);
    const maria = actorOf(services, round.maria);
    must(finaliseRound(services, maria, round.roundId, new Map()));
    const sentence = 'Fastställd på nytt 2026-11-05, ersätter fastställelsen 2026-11-02.';
    const unitId = round.org.administration;
    const reader = actorOf(services, makePerson(services, { name: 'Lena Läsare', role: 'reader', unitId }));
    const result = loadDeidentifiedResult(services, reader, round.roundId);
    expect(result.finalisedAgain).toEqual([sentence]);

    const sheetsOf = (version: 'internal' | 'deidentified') =>
      new Map(
        exportRound(services, maria, round.roundId, version).sheets.map((s) => [s.name, JSON.stringify(s)]),
      );
    const [internal, deidentified] = [sheetsOf('internal'), sheetsOf('deidentified')];
    for (const name of ['Sammanfattning', 'Om filen']) {
      expect(internal.get(name)).toContain(`${sentence} Skäl: ${REASON}`);
      expect(deidentified.get(name)).toContain(sentence);
    }
    expect(JSON.stringify([...deidentified, result])).not.toContain(REASON);
  });

  it('is kept by the database itself', async () => {
    const services = await makeServices();
    await correctedRound(services);
    const { $client } = services.db;
    expect(() => $client.exec("UPDATE finalisations SET figures = '{}'")).toThrow(/append-only/);
    expect(() => $client.exec('DELETE FROM finalisations')).toThrow(/append-only/);
  });

  it('has the figures of rounds finalised before finalisations were kept, also of one that stands open', async () => {
    const services = await makeServices();
    const round = await correctedRound(services);
    const { $client } = services.db;
    const columns = 'round_id, sequence, final_number, figures, at, by_id, reopen_reason';
    const kept = () => $client.prepare(`SELECT ${columns} FROM finalisations ORDER BY sequence`).all();
    const [first] = kept();
    const [fill = ''] = readFileSync('db/migrations/0003_keep_finalisations.sql', 'utf8').split('-->');
    const fillAnew = () => {
      $client.exec('DROP TRIGGER IF EXISTS finalisations_no_delete; DELETE FROM finalisations');
      $client.exec(fill);
    };
    fillAnew();
    expect(kept()).toEqual([first]);
    must(finaliseRound(services, actorOf(services, round.maria), round.roundId, new Map()));
    fillAnew();
    expect(kept()).toMatchObject([{ sequence: 1, at: '2026-11-05T08:00:00.000Z', reopen_reason: null }]);
  });

  it('says nothing of it while it is finalised once', async () => {
    const services = await makeServices();
    const round = await makeReviewedRound(services);
    const maria = actorOf(services, round.maria);
    must(finaliseRound(services, maria, round.roundId, new Map()));
    must(finaliseRound(services, maria, round.roundId, new Map()));
    expect(faultsOf(services, round)).toEqual({ now: 2, before: [], again: [] });
    const workbook = JSON.stringify(exportRound(services, maria, round.roundId, 'internal').sheets);
    expect(workbook).not.toContain('på nytt');
  });
});
