import { describe, expect, it } from 'vitest';
import { readRoundTexts } from '#app/features/results/forms/round-texts-form.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { loadRoundTexts } from '#app/features/results/server/load-round-texts.server.ts';
import { reopenRound } from '#app/features/results/server/reopen-round.server.ts';
import { saveRoundTexts } from '#app/features/results/server/save-round-texts.server.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import { actorOf, drawPlacementsRound, must } from '#tests/factories/placements-control.ts';
import { handInAll, makeReviewedRound } from '#tests/factories/reviewed-round.ts';
import { makeServices } from '#tests/factories/services.ts';

describe('a second round of a control', () => {
  it('is shown beside the first once that is finalised, outside the unit with what was shown of each', async () => {
    const services = await makeServices();
    const first = await makeReviewedRound(services);
    const maria = actorOf(services, first.maria);
    const form = new FormData();
    form.set('analysis', 'Två barn hördes inte.');
    must(saveRoundTexts(services, maria, first.roundId, readRoundTexts(form)));
    const secondId = drawPlacementsRound(services, first);
    must(shareOutReviews(services, maria, secondId));
    handInAll(services, first.maria, secondId);

    const pageOf = () => loadRoundPage(services, maria, secondId).result;
    expect(pageOf()?.trends).toEqual({});
    expect(pageOf()?.outcomes.states).toEqual([]);
    const found = loadRoundPage(services, maria, first.roundId).result?.outcomes;
    expect(found).toMatchObject({ inDeviation: 2, linkedElsewhere: 0, withoutDeviation: 0 });
    expect(found?.states.map(({ state, count }) => [state, count])).toEqual([['new', 2]]);
    expect(loadRoundTexts(services, maria, secondId).earlier).toEqual([]);

    must(finaliseRound(services, maria, first.roundId, new Map()));
    const trend = pageOf()?.trends['barnet-till-tals'];
    expect(trend?.points.map(({ roundId, fulfilled, base }) => [roundId, fulfilled, base])).toEqual([
      [first.roundId, 8, 10],
      [secondId, 10, 10],
    ]);
    expect(trend?.comparison?.difference).toBeCloseTo(20, 9);
    expect(trend?.comparison?.verdict).toBe('overlap');
    expect(loadRoundTexts(services, maria, secondId).earlier.map(({ texts }) => texts.analysis)).toEqual([
      'Två barn hördes inte.',
    ]);
    // The first round has nothing before it.
    expect(loadRoundPage(services, maria, first.roundId).result?.trends).toEqual({});

    must(finaliseRound(services, maria, secondId, new Map()));
    // What leaves the unit has the rounds as each was shown: in the first the two faults are hidden.
    const shown = loadDeidentifiedResult(services, maria, secondId).trends;
    expect(shown['barnet-till-tals']).toBeUndefined();
    expect(shown['vardplan-synpunkter']?.points.map(({ roundId, share }) => [roundId, share])).toEqual([
      [first.roundId, 1],
      [secondId, 1],
    ]);

    // Reviewed with another checklist the same questions are others: nothing is set beside them.
    must(reopenRound(services, maria, secondId, 'Fel checklista'));
    const { $client } = services.db;
    const columns = (table: string) =>
      ($client.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    const copied = (table: string, id: number, changed: Record<string, string>) =>
      $client
        .prepare(
          `INSERT INTO ${table} (${columns(table).filter((name) => name !== 'id')})
           SELECT ${columns(table).flatMap((name) => (name === 'id' ? [] : (changed[name] ?? name)))}
           FROM ${table} WHERE id = ?`,
        )
        .run(id).lastInsertRowid;
    const checklistVersionId = Number(
      $client.prepare('SELECT checklist_version_id FROM rounds WHERE id = ?').pluck().get(secondId),
    );
    const version = $client.prepare('SELECT checklist_id FROM checklist_versions WHERE id = ?');
    const checklist = copied('checklists', Number(version.pluck().get(checklistVersionId)), {
      key: "key || '-andra'",
    });
    const another = copied('checklist_versions', checklistVersionId, { checklist_id: String(checklist) });
    $client.prepare('UPDATE rounds SET checklist_version_id = ? WHERE id = ?').run(another, secondId);
    must(finaliseRound(services, maria, secondId, new Map()));
    expect(loadDeidentifiedResult(services, maria, secondId).trends).toEqual({});
  });
});
