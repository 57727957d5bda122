import { expect, it } from 'vitest';
import { exportRound } from '#app/features/exports/server/export-round.server.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound } from '#tests/factories/reviewed-round.ts';
import { makeServices } from '#tests/factories/services.ts';

type Stored = { figures: { questions: Record<string, unknown>[] } & Record<string, unknown> };

it('a round whose figures were frozen in format 1 reads as one that is frozen now', async () => {
  const services = await makeServices();
  const { roundId, maria } = await makeReviewedRound(services);
  const actor = actorOf(services, maria);
  must(finaliseRound(services, actor, roundId, new Map()));
  const read = () => ({
    page: loadRoundPage(services, actor, roundId).result?.figures,
    deidentified: loadDeidentifiedResult(services, actor, roundId).figures,
    sheets: exportRound(services, actor, roundId, 'internal').sheets.map(({ name }) => name),
  });
  const now = read();

  const { $client } = services.db;
  const row = $client.prepare('SELECT figures FROM rounds WHERE id = ?').get(roundId) as { figures: string };
  const stored = JSON.parse(row.figures) as Stored;
  const { sections: _, distributions: __, ...first } = stored.figures;
  const questions = stored.figures.questions.map(({ items, overridden, noted, ...question }) => {
    expect([items, overridden, noted]).toEqual([null, null, 0]);
    return question;
  });
  const figures = { ...stored, figures: { ...first, format: 'aktsam-siffror/1', questions } };
  // As if an earlier version of the program had written it: nothing else may.
  $client.exec('DROP TRIGGER rounds_finalised_locked');
  $client.prepare('UPDATE rounds SET figures = ? WHERE id = ?').run(JSON.stringify(figures), roundId);

  const before = read();
  expect(before.page?.questions).toEqual(now.page?.questions);
  expect(before.page?.sections.map(({ title, questions: keys }) => [title, keys])).toEqual(
    now.page?.sections.map(({ title, questions: keys }) => [title, keys]),
  );
  expect(before.deidentified.questions).toEqual(now.deidentified.questions);
  expect(before.sheets).toEqual(now.sheets);
});
