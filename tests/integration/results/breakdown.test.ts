import { beforeAll, describe, expect, it } from 'vitest';
import { loadDeidentifiedExport } from '#app/features/exports/server/load-deidentified-export.server.ts';
import { readFrozenFigures } from '#app/features/results/domain/frozen-figures.ts';
import { finaliseRound } from '#app/features/results/server/finalise-round.server.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { loadRoundPage } from '#app/features/results/server/load-round-page.server.ts';
import { reopenRound } from '#app/features/results/server/reopen-round.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { actorOf, must } from '#tests/factories/placements-control.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
beforeAll(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
});

const pageBy = (column: string) => {
  const { result } = loadRoundPage(services, actorOf(services, round.maria), round.roundId, column);
  if (!result) throw new Error('no result');
  return result;
};

describe('the result of a round by a column of its frame', () => {
  it('is offered by every column that makes groups, never by who handles the cases', () => {
    expect(pageBy('').dividing).toEqual({
      columns: ['Kön', 'Enhet', 'Placeringsform', 'Lagrum'],
      breakdown: null,
    });
    for (const column of ['Handläggare', 'Ärendenummer', 'Fanns inte']) {
      expect(pageBy(column).dividing.breakdown).toBeNull();
    }
  });

  it.each(['Kön', 'Enhet', 'Placeringsform', 'Lagrum'])('adds up to the whole round by %s', (column) => {
    const { figures, dividing } = pageBy(column);
    const groups = dividing.breakdown?.groups ?? [];
    const sum = (of: (group: (typeof groups)[number]) => number) =>
      groups.reduce((total, group) => total + of(group), 0);
    expect(groups.length).toBeGreaterThan(1);
    expect(sum((one) => one.frameSize)).toBe(figures.frameSize);
    expect(sum((one) => one.sampleSize)).toBe(figures.sampleSize);
    expect(sum((one) => one.reviewedCount)).toBe(figures.reviewedCount);
    for (const [at, question] of figures.questions.entries()) {
      for (const count of [
        'fulfilled',
        'notFulfilled',
        'documentMissing',
        'base',
        'notApplicable',
        'noted',
        'notAsked',
      ] as const) {
        expect(sum(({ questions }) => questions[at]?.[count] ?? Number.NaN)).toBe(question[count]);
      }
    }
  });

  it('says what each group’s own cases say of the group, in Swedish order', () => {
    const { dividing } = pageBy('Kön');
    expect(dividing.breakdown?.groups.map(({ value }) => value)).toEqual(['Flicka', 'Pojke']);
    const [girls] = dividing.breakdown?.groups ?? [];
    expect(girls?.questions.find(({ key }) => key === 'barnet-till-tals')).toMatchObject({
      fulfilled: 5,
      base: 6,
      documentMissing: 1,
      // 5 of 6 from a group of 82 by whole-number arithmetic.
      interval: { kind: 'cases', low: 31, high: 81, frame: 82 },
      isUnweighted: true,
    });
  });
});

describe('what leaves the unit', () => {
  it('is divided by what was decided the first time, whatever is asked for later', () => {
    const maria = actorOf(services, round.maria);
    const finalise = (column: string) => finaliseRound(services, maria, round.roundId, new Map(), column);
    expect(finalise('Handläggare')).toEqual({ ok: false, error: { kind: 'notDividing' } });
    must(finalise('Kön'));
    const frozen = () => readFrozenFigures(findRound(services.db, round.roundId)?.figures).breakdown;
    expect(frozen()?.column).toBe('Kön');
    // Of ten cases four are boys: too few for a group of their own, and one group divides nothing.
    expect(loadDeidentifiedResult(services, maria, round.roundId).breakdown).toBeNull();
    expect(pageBy('').dividing.decided).toBe('Kön');

    must(reopenRound(services, maria, round.roundId, 'Ett svar var fel.'));
    // Until it is finalised again nothing more is said of which faults were in the same cases.
    const preliminary = loadDeidentifiedExport(services, maria, round.roundId);
    expect([preliminary.breakdown, preliminary.figures.casesWithFaultCount]).toEqual([null, null]);
    must(finalise('Enhet'));
    expect(frozen()?.column).toBe('Kön');
  });

  it('says how many cases have a fault only when it is decided that the round is not divided', async () => {
    const own = await makeServices();
    // Five of ten: neither they nor the others are few.
    const faults = Array.from({ length: 5 }, () => ({ 'overvagande-i-tid': 'no' }) as const);
    const { maria, roundId } = await makeReviewedRound(own, faults);
    const told = () => loadDeidentifiedExport(own, actorOf(own, maria), roundId).figures.casesWithFaultCount;
    expect(told()).toBeNull();
    must(finaliseRound(own, actorOf(own, maria), roundId, new Map()));
    expect(told()).toBe(5);
    must(reopenRound(own, actorOf(own, maria), roundId, 'Ett svar var fel.'));
    expect(told()).toBe(5);
  });
});
