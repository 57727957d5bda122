import { beforeEach, describe, expect, it } from 'vitest';
import { questionKinds } from '#app/features/checklists/domain/definition.ts';
import { parseDefinition } from '#app/features/checklists/forms/definition-schema.ts';
import { loadReview } from '#app/features/reviews/server/load-review.server.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { makeEveryKindRound } from '#tests/factories/every-kind-round.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: Awaited<ReturnType<typeof makeEveryKindRound>>;
beforeEach(async () => {
  services = await makeServices();
  round = await makeEveryKindRound(services);
});

describe('a checklist with every kind of question', () => {
  it('is a definition with all kinds, items and a computed rating', () => {
    expect(parseDefinition(JSON.parse(JSON.stringify(everyKindChecklist)))).toEqual({
      ok: true,
      value: everyKindChecklist,
    });
    const asked = everyKindChecklist.sections.flatMap(({ questions }) => questions.map(({ kind }) => kind));
    expect([...new Set(asked)].toSorted()).toEqual([...questionKinds].toSorted());
  });

  it('is what the reviewer of such a round gets', () => {
    const page = must(loadReview(services, actorOf(services, round.reviewer), round.reviewId));
    expect(page.definition).toEqual(everyKindChecklist);
    expect(page.answers).toEqual([]);
  });
});
