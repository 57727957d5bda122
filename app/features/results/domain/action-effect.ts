import type { QuestionFigures, RoundFigures } from './figures.ts';
import { questionTrend, type TrendComparison } from './trend.ts';

/** A round beside another: the one where faults were found, or the one that follows them up. */
export type EffectSide = {
  readonly roundId: number;
  readonly roundName: string;
  readonly referenceOn: string;
  readonly figures: RoundFigures;
};

export type EffectRow = {
  readonly key: string;
  readonly shortName: string;
  /** Null where the round has no such counted question, or is not known. */
  readonly before: QuestionFigures | null;
  readonly after: QuestionFigures | null;
  /** Null where either says nothing, and where the rounds are not of the same group of cases. */
  readonly comparison: TrendComparison | null;
};

/**
 * The questions of an action before and after it, in the reading order of the round where the faults were found. What
 * differs is told, and whether chance alone can explain it; that it is the action's doing is for people to say.
 * `isSameGroup`: both rounds were drawn from the same register by the same rule on the same unit. Source: statistics
 * specification §4.
 */
export function actionEffect(
  keys: readonly string[],
  before: EffectSide,
  after: EffectSide | null,
  isSameGroup: boolean,
): EffectRow[] {
  return before.figures.questions
    .filter(({ key }) => keys.includes(key))
    .map((question) => {
      const followed = after?.figures.questions.find(({ key }) => key === question.key) ?? null;
      return {
        key: question.key,
        shortName: question.shortName,
        before: question,
        after: followed,
        comparison: after && followed && isSameGroup ? compared(before, question, after, followed) : null,
      };
    });
}

function compared(
  before: EffectSide,
  question: QuestionFigures,
  after: EffectSide,
  followed: QuestionFigures,
): TrendComparison | null {
  const round = ({ roundId, roundName, referenceOn }: EffectSide, figures: QuestionFigures) => ({
    ...{ roundId, roundName, referenceOn },
    // The follow-up asks the very question of the version that found the fault.
    version: 1,
    question: figures,
  });
  return questionTrend([round(before, question), round(after, followed)], undefined)?.comparison ?? null;
}
