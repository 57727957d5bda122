import { beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { agreementSheets } from '#app/features/exports/server/sheets/agreement-sheet.server.ts';
import { loader as agreementPage } from '#app/features/results/routes/agreement.tsx';
import { agreementFigures } from '#app/features/results/server/load-agreement-figures.server.ts';
import { settleAnswer } from '#app/features/reviews/server/settle-answer.server.ts';
import { findRoundWithNames } from '#db/queries/results.server.ts';
import {
  allReviewsOf,
  type DoubleReviewedRound,
  makeDoubleReviewedRound,
} from '#tests/factories/double-reviewed-round.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { answerAndHandIn } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const HEARD = 'barnet-till-tals';

let services: TestServices;
let round: DoubleReviewedRound;
beforeEach(async () => {
  services = await makeServices();
  round = await makeDoubleReviewedRound(services);
});

function figures() {
  const scope = scopeOf(actorOf(services, round.maria), 'result.read');
  const found = findRoundWithNames(services.db, scope, round.roundId);
  const computed = found && agreementFigures(services.db, scope, found);
  if (!computed) throw new Error('no figures');
  return computed;
}

/** The first reviewers answer "ja" everywhere; the second "nej" about the given places. */
function handInFirst(cases: number, differing: readonly number[]): void {
  const own = allReviewsOf(services, round).filter(({ slot }) => slot > 0);
  for (const [index, review] of own.slice(0, cases * 2).entries()) {
    const isDiffering = index % 2 === 1 && differing.includes(Math.floor(index / 2));
    answerAndHandIn(services, review, isDiffering ? { [HEARD]: 'no' } : {});
  }
}

describe('the agreement of a round', () => {
  it('is for those who may read its result, and only where several answer', async () => {
    const statusFor = async (as: number) =>
      statusOf(async () =>
        agreementPage(
          await routeArguments(services, {
            as: as as typeof round.maria,
            params: { roundId: round.roundId },
          }),
        ),
      );
    expect(await statusFor(round.maria)).toBe(200);
    for (const reviewer of round.reviewers) expect([403, 404]).toContain(await statusFor(reviewer));
  });

  it('counts no case before all of its reviewers have handed in', () => {
    const [, first] = allReviewsOf(services, round);
    if (!first) throw new Error('no review');
    answerAndHandIn(services, first, { [HEARD]: 'no' });
    expect(figures()).toMatchObject({ caseCount: 0, waitingCount: 10 });
    expect(figures().questions.every(({ compared }) => compared === 0)).toBe(true);
  });

  it('is what each answered by herself, whatever they agree on', () => {
    handInFirst(2, [1]);
    const before = figures();
    expect(before.questions[0]).toMatchObject({ key: HEARD, compared: 2, alike: 1, coefficients: null });
    const [agreed] = before.questions[0]?.cases ?? [];
    if (!agreed) throw new Error('no case');
    must(
      settleAnswer(services, actorOf(services, round.maria), agreed.reviewId, {
        questionKey: HEARD,
        choice: { kind: 'slot', slot: 1 },
        agreedReason: 'Vi läste om akten.',
        seenRevision: 0,
      }),
    );
    expect(figures()).toEqual(before);
  });

  it('stands in the sheet as on the page, with coefficients from ten', () => {
    handInFirst(10, [0, 3]);
    const [sheet] = agreementSheets(figures());
    const [table] = sheet?.blocks ?? [];
    if (table?.kind !== 'table') throw new Error('no table');
    const [first] = [...table.rows];
    expect(first?.slice(2, 8)).toEqual([
      expect.any(String),
      'ärenden',
      10,
      8,
      0,
      { kind: 'share', value: 0.8 },
    ]);
    expect(agreementSheets(undefined)).toEqual([]);
  });
});
