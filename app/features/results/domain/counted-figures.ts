import type { Fulfilment } from '#app/features/checklists/domain/answers.ts';
import type { FigureInterval, NamedQuestion, QuestionFigures } from './figures.ts';
import type { Asked } from './gather-answers.ts';
import { type Selection, type StatedInterval, sampleStatement } from './statistics/sample-statement.ts';

/** What is the same for every question of a round. */
export type RoundGround = {
  readonly frameSize: number;
  readonly selection: Selection;
  readonly isComplete: boolean;
  readonly hasUnequalProbabilities: boolean;
  readonly chances: ReadonlySet<number | undefined>;
};

type Outcome = { isFulfilled: boolean; inclusionProbability: number | undefined };

/**
 * The figures of a question whose answers count. A question that was not asked in some reviewed case has an unknown
 * base in the frame, as with "ej tillämpligt", and so has one with answers that count neither way: the interval is then
 * Wilson's. Items were not drawn, so they get no interval and no weights. Source: statistics specification §1–2.
 */
export function countedFigures(
  named: NamedQuestion,
  asked: readonly Asked[],
  ground: RoundGround,
): QuestionFigures {
  const count = (wanted: Fulfilment | undefined) =>
    asked.filter(({ state }) => state.fulfilment === wanted).length;
  const tally = {
    fulfilled: count('fulfilled'),
    notFulfilled: count('notFulfilled'),
    documentMissing: asked.filter(
      ({ state }) => state.fulfilment === 'notFulfilled' && state.tags.includes('documentMissing'),
    ).length,
    notApplicable: count('notApplicable'),
    noted: count('noted'),
    notAsked: count(undefined),
  };
  const outcomes = asked.flatMap(({ state: { fulfilment }, one }) =>
    fulfilment === 'fulfilled' || fulfilment === 'notFulfilled'
      ? [{ isFulfilled: fulfilment === 'fulfilled', inclusionProbability: one.inclusionProbability }]
      : [],
  );
  const isByItem = named.items !== null;
  const statement = sampleStatement({
    counts: { ...tally, notApplicable: tally.notApplicable + tally.notAsked + tally.noted },
    frameSize: ground.frameSize,
    selection: ground.selection,
    hasUnequalProbabilities: ground.hasUnequalProbabilities,
    ...(!isByItem && outcomes.every(hasProbability) ? { outcomes } : {}),
  });
  return {
    ...named,
    ...tally,
    base: statement.base,
    share: statement.share,
    interval: isByItem ? itemsInterval(ground) : intervalOf(statement.interval, ground),
    isUnweighted: statement.isUnweighted,
    weightedShare: statement.weightedShare,
    ...(statement.weightedShare === null ? {} : { fewestOfOneChance: fewestOfOne(ground.chances, outcomes) }),
  };
}

function intervalOf(interval: StatedInterval, { isComplete }: RoundGround): FigureInterval {
  return isComplete ? interval : { kind: 'none', reason: 'preliminary' };
}

function itemsInterval({ selection, isComplete }: RoundGround): FigureInterval {
  if (!isComplete) return { kind: 'none', reason: 'preliminary' };
  return { kind: 'none', reason: selection === 'notRandom' ? 'notRandom' : 'items' };
}

function fewestOfOne(chances: ReadonlySet<number | undefined>, outcomes: readonly Outcome[]): number {
  const counts = [...chances].map(
    (chance) => outcomes.filter(({ inclusionProbability }) => inclusionProbability === chance).length,
  );
  return Math.min(...counts);
}

function hasProbability(outcome: Outcome): outcome is Outcome & { inclusionProbability: number } {
  return outcome.inclusionProbability !== undefined;
}
