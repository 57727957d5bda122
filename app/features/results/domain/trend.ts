import type { FigureInterval, QuestionFigures } from './figures.ts';

/** What a trend needs of a question; null is hidden, where the trend leaves the unit. */
export type TrendQuestion = Pick<QuestionFigures, 'isUnweighted'> & {
  readonly [name in 'fulfilled' | 'base' | 'share']: number | null;
} & { readonly interval: FigureInterval | null };

/** A round with its figures of one question, as a trend is made of them. */
export type TrendRound = {
  readonly roundId: number;
  readonly roundName: string;
  readonly referenceOn: string;
  /** Of the checklist that the round was reviewed by. */
  readonly version: number;
  /** Undefined where the round had no such question. */
  readonly question: TrendQuestion | undefined;
};

export type TrendPoint = {
  readonly roundId: number;
  readonly roundName: string;
  readonly referenceOn: string;
  readonly fulfilled: number;
  readonly base: number;
  readonly share: number;
  readonly isUnweighted: boolean;
  /** Ends of the interval as shares 0–1; null where nothing is said of the whole group. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** The question was the same one as it is now. */
  readonly isComparable: boolean;
};

/** Why nothing is said of whether the difference is real. */
type Unsaid = 'preliminary' | 'notRandom' | 'items';

export type TrendComparison = {
  /** Percentage points, later minus earlier; not rounded. */
  readonly difference: number;
  readonly previousName: string;
  /** Whether the intervals overlap; `bothWhole` where everything was reviewed both times and nothing is uncertain. */
  readonly verdict: 'overlap' | 'apart' | 'bothWhole' | Unsaid;
};

export type QuestionTrend = {
  /** Earliest first; the last is the round itself. */
  readonly points: readonly TrendPoint[];
  /** With the nearest earlier round that can be compared; null where there is none. */
  readonly comparison: TrendComparison | null;
};

/**
 * How one question has gone from round to round, earliest first, the last being the round that is looked at. Rounds
 * where the question was not there, applied to nothing or may not be shown have no point. Those before the version that the question can
 * be compared from are marked, and never compared with. Null where the round itself, or every earlier one, has no point.
 * Source: statistics specification §4.
 */
export function questionTrend(
  rounds: readonly TrendRound[],
  comparableSince: number | undefined,
): QuestionTrend | null {
  const found = rounds.flatMap((round) => {
    const point = pointOf(round, comparableSince ?? 0);
    return point && round.question ? [{ point, interval: round.question.interval }] : [];
  });
  const now = found.at(-1);
  const isOfTheRound = now !== undefined && now.point.roundId === rounds.at(-1)?.roundId;
  if (!isOfTheRound || found.length < 2) return null;
  const before = found.slice(0, -1).findLast(({ point }) => point.isComparable);
  return {
    points: found.map(({ point }) => point),
    comparison: before
      ? {
          difference: (now.point.share - before.point.share) * 100,
          previousName: before.point.roundName,
          verdict: verdictOf(now, before),
        }
      : null,
  };
}

function pointOf(round: TrendRound, comparableSince: number): TrendPoint | null {
  const { roundId, roundName, referenceOn, version, question } = round;
  if (!question) return null;
  const { fulfilled, base, share, isUnweighted, interval } = question;
  if (fulfilled === null || base === null || share === null) return null;
  return {
    ...{ roundId, roundName, referenceOn, fulfilled, base, share, isUnweighted },
    interval: interval === null || interval.kind === 'none' ? null : sharesOf(interval),
    isComparable: version >= comparableSince,
  };
}

type Ends = { readonly low: number; readonly high: number };

function sharesOf(interval: Exclude<FigureInterval, { kind: 'none' }>): Ends {
  if (interval.kind === 'share') return { low: interval.low, high: interval.high };
  return { low: interval.low / interval.frame, high: interval.high / interval.frame };
}

type Compared = { readonly point: TrendPoint; readonly interval: FigureInterval | null };

function verdictOf(now: Compared, before: Compared): TrendComparison['verdict'] {
  for (const reason of ['preliminary', 'notRandom', 'items'] as const) {
    if ([now, before].some(({ interval }) => interval?.kind === 'none' && interval.reason === reason)) {
      return reason;
    }
  }
  if (now.point.interval === null && before.point.interval === null) return 'bothWhole';
  const [one, other] = [endsOf(now.point), endsOf(before.point)];
  return one.low <= other.high && other.low <= one.high ? 'overlap' : 'apart';
}

/** Where everything was reviewed the share is known: an interval without width. */
function endsOf({ interval, share }: TrendPoint): Ends {
  return interval ?? { low: share, high: share };
}
