import { isCounted } from '#app/features/checklists/domain/answer-tags.ts';
import { type ChecklistDefinition, questionsOf } from '#app/features/checklists/domain/definition.ts';
import type { Evaluation } from '#app/features/checklists/domain/evaluate.ts';
import { type Selection, type StatedInterval, sampleStatement } from './statistics/sample-statement.ts';

export const FIGURES_FORMAT = 'aktsam-siffror/1';

/** One case of the sample as it stands now: replaced cases are not among them, their reserves are. */
export type FigureCase = {
  readonly evaluation: Evaluation;
  readonly isFinished: boolean;
  /** (0, 1]; undefined where the design gives none (several quotas). */
  readonly inclusionProbability: number | undefined;
};

export type FigureInput = {
  readonly definition: ChecklistDefinition;
  readonly frameSize: number;
  readonly selection: Selection;
  readonly cases: readonly FigureCase[];
  /** True once every review is finished or its absence has a reason; until then nothing is said of the frame. */
  readonly isComplete: boolean;
};

export type FigureInterval = StatedInterval | { readonly kind: 'none'; readonly reason: 'preliminary' };

export type QuestionFigures = {
  readonly key: string;
  readonly section: string;
  readonly shortName: string;
  readonly wording: string;
  readonly isCritical: boolean;
  readonly fulfilled: number;
  /** Includes `documentMissing`. */
  readonly notFulfilled: number;
  readonly documentMissing: number;
  readonly notApplicable: number;
  /** Finished reviews in which the question was not shown, because an earlier answer or the case ruled it out. */
  readonly notAsked: number;
  /** fulfilled + notFulfilled */
  readonly base: number;
  /** 0–1, null when the base is 0. */
  readonly share: number | null;
  readonly interval: FigureInterval;
  readonly isUnweighted: boolean;
  readonly weightedShare: number | null;
  /** Beside a weighted share: of the base, the fewest cases that had one and the same chance of being drawn. */
  readonly fewestOfOneChance?: number;
};

/** Everything a round says in numbers. Plain data: frozen as JSON when the round is finalised. */
export type RoundFigures = {
  readonly format: typeof FIGURES_FORMAT;
  readonly isComplete: boolean;
  readonly selection: Selection;
  readonly frameSize: number;
  readonly sampleSize: number;
  readonly reviewedCount: number;
  readonly faultCount: number;
  readonly casesWithFaultCount: number;
  readonly hasUnequalProbabilities: boolean;
  readonly questions: readonly QuestionFigures[];
};

type Tally = {
  fulfilled: number;
  notFulfilled: number;
  documentMissing: number;
  notApplicable: number;
  notAsked: number;
  outcomes: { isFulfilled: boolean; inclusionProbability: number | undefined }[];
};

/**
 * The figures of a round, from the answers of its finished reviews and nothing else. Pages and files both print these,
 * so that they cannot differ. A question that was not asked in some reviewed case has an unknown base in the frame,
 * as with "ej tillämpligt": the interval is then Wilson's. Source: statistics specification §1–2.
 */
export function roundFigures(input: FigureInput): RoundFigures {
  const finished = input.cases.filter((one) => one.isFinished);
  const tallies = new Map(questionsOf(input.definition).map((question) => [question.key, emptyTally()]));
  let faultCount = 0;
  let casesWithFaultCount = 0;
  for (const one of finished) {
    const faults = addCase(tallies, one);
    faultCount += faults;
    if (faults > 0) casesWithFaultCount += 1;
  }
  // Only chance gives chances: whatever was chosen otherwise has no weights.
  const hasUnequalProbabilities =
    input.selection === 'random' && areUnequal(input.cases.map((one) => one.inclusionProbability));
  return {
    format: FIGURES_FORMAT,
    isComplete: input.isComplete,
    selection: input.selection,
    frameSize: input.frameSize,
    sampleSize: input.cases.length,
    reviewedCount: finished.length,
    faultCount,
    casesWithFaultCount,
    hasUnequalProbabilities,
    questions: questionFigures(input, tallies, hasUnequalProbabilities),
  };
}

function emptyTally(): Tally {
  return { fulfilled: 0, notFulfilled: 0, documentMissing: 0, notApplicable: 0, notAsked: 0, outcomes: [] };
}

/** Counts one finished review; returns its number of faults. */
function addCase(tallies: ReadonlyMap<string, Tally>, one: FigureCase): number {
  for (const { question, fulfilment, tags } of one.evaluation.states) {
    const tally = tallies.get(question.key);
    if (!tally) continue;
    if (fulfilment === undefined) tally.notAsked += 1;
    else if (fulfilment === 'notApplicable') tally.notApplicable += 1;
    else {
      const isFulfilled = fulfilment === 'fulfilled';
      tally.outcomes.push({ isFulfilled, inclusionProbability: one.inclusionProbability });
      if (isFulfilled) tally.fulfilled += 1;
      else tally.notFulfilled += 1;
      if (tags.includes('documentMissing')) tally.documentMissing += 1;
    }
  }
  return one.evaluation.faults.length;
}

function questionFigures(
  input: FigureInput,
  tallies: ReadonlyMap<string, Tally>,
  hasUnequalProbabilities: boolean,
): QuestionFigures[] {
  const chances = new Set(input.cases.map((one) => one.inclusionProbability));
  return input.definition.sections.flatMap((section) =>
    section.questions.filter(isCounted).map((question) => {
      const { outcomes, ...tally } = tallies.get(question.key) ?? emptyTally();
      const statement = sampleStatement({
        counts: { ...tally, notApplicable: tally.notApplicable + tally.notAsked },
        frameSize: input.frameSize,
        selection: input.selection,
        hasUnequalProbabilities,
        ...(outcomes.every(hasProbability) ? { outcomes } : {}),
      });
      return {
        key: question.key,
        section: section.title,
        shortName: question.shortName,
        wording: question.wording.text,
        isCritical: question.isCritical,
        ...tally,
        base: statement.base,
        share: statement.share,
        interval: input.isComplete ? statement.interval : { kind: 'none', reason: 'preliminary' },
        isUnweighted: statement.isUnweighted,
        weightedShare: statement.weightedShare,
        ...(statement.weightedShare === null ? {} : { fewestOfOneChance: fewestOfOne(chances, outcomes) }),
      };
    }),
  );
}

function fewestOfOne(chances: ReadonlySet<number | undefined>, outcomes: Tally['outcomes']): number {
  const counts = [...chances].map(
    (chance) => outcomes.filter(({ inclusionProbability }) => inclusionProbability === chance).length,
  );
  return Math.min(...counts);
}

function hasProbability(outcome: {
  isFulfilled: boolean;
  inclusionProbability: number | undefined;
}): outcome is { isFulfilled: boolean; inclusionProbability: number } {
  return outcome.inclusionProbability !== undefined;
}

function areUnequal(probabilities: readonly (number | undefined)[]): boolean {
  const [first] = probabilities;
  return probabilities.some(
    (one) => one === undefined || first === undefined || Math.abs(one - first) > 1e-12,
  );
}
