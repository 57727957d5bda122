import type { Breakdown, BreakdownGroup, GroupQuestion } from './breakdown.ts';
import type { DeidentifiedQuestion } from './deidentified-question.ts';
import { type Disclosed, type DisclosureRule, isSmall } from './disclosure-rule.ts';
import type { FigureInterval, RoundFigures } from './figures.ts';
import { hiddenGroups } from './hidden-groups.ts';
import type { QuestionSources } from './question-sources.ts';
import type { DeidentifiedFigures } from './small-numbers.ts';
import { shareOf } from './statistics/share.ts';

type Count =
  | 'fulfilled'
  | 'notFulfilled'
  | 'documentMissing'
  | 'notApplicable'
  | 'noted'
  | 'notAsked'
  | 'base';

/** Every number null where the group is hidden of the question. */
export type DeidentifiedGroupQuestion = Pick<GroupQuestion, 'key' | 'isUnweighted'> & {
  readonly [count in Count]: Disclosed;
} & {
  readonly share: Disclosed;
  /** Never: beside the round's own it would be a second breakdown, by chance of being drawn. */
  readonly weightedShare: null;
  readonly interval: FigureInterval | null;
};

export type DeidentifiedBreakdown = {
  readonly column: string;
  readonly groups: readonly (Pick<BreakdownGroup, 'frameSize' | 'reviewedCount'> & {
    /** Null: the groups that are too small to stand by themselves, together. */
    readonly value: string | null;
    readonly questions: readonly DeidentifiedGroupQuestion[];
  })[];
};

/** Groups together have no interval of their own: their cases may have had unequal chances. */
type TableQuestion = Omit<GroupQuestion, 'interval'> & { readonly interval: FigureInterval | null };
type Group = Omit<BreakdownGroup, 'value' | 'sampleSize' | 'questions'> & {
  readonly value: string | null;
  readonly questions: readonly TableQuestion[];
};

/**
 * A breakdown as it may leave the unit together with the round's own de-identified figures (`shown`). Groups of which
 * fewer than t cases were reviewed stand together without their names, so that the size of every group in the table may be known;
 * groups of which none was reviewed are left out. Null where fewer than two groups are left.
 * Source: statistics specification §6, docs/adr/0011.
 */
export function deidentifyBreakdown(
  { column, groups }: Breakdown,
  figures: RoundFigures,
  shown: DeidentifiedFigures,
  rule: DisclosureRule,
  sources: QuestionSources,
): DeidentifiedBreakdown | null {
  const table = withSmallTogether(groups, rule.threshold);
  if (table.length < 2) return null;
  const hidden = hiddenGroups(table, figures, shown, rule.threshold, sources);
  const missing = figures.questions.map(({ key }, at): Missing => {
    const { documentMissing, notFulfilled } = shown.questions[at] ?? NOTHING_SAID;
    const isSafe = table.every(({ questions }) => !isMissingSmall(questions[at], rule.threshold));
    return {
      isShown: hidden.get(key)?.size === 0 && documentMissing !== null && isSafe,
      ...{ documentMissing, notFulfilled },
    };
  });
  return {
    column,
    groups: table.map(({ questions, ...group }, place) => ({
      ...group,
      questions: questions.map((question, at) =>
        hidden.get(question.key)?.has(place)
          ? followingOf(question, group.reviewedCount, shown.questions[at])
          : shownOf(question, missing[at] ?? NOTHING_SAID, rule),
      ),
    })),
  };
}

/**
 * The small groups as one, in the last place. Where they are still fewer than t cases together the smallest of the
 * others join them.
 */
function withSmallTogether(groups: readonly BreakdownGroup[], threshold: number): Group[] {
  const bySize = groups
    .filter(({ reviewedCount }) => reviewedCount > 0)
    .toSorted((a, b) => a.reviewedCount - b.reviewedCount);
  const together: BreakdownGroup[] = [];
  for (const group of bySize) {
    const sum = together.reduce((total, { reviewedCount }) => total + reviewedCount, 0);
    if (group.reviewedCount >= threshold && (sum === 0 || sum >= threshold)) break;
    together.push(group);
  }
  const alone = groups.filter((group) => bySize.includes(group) && !together.includes(group));
  return together.length === 0 ? alone : [...alone, joined(together)];
}

function joined(groups: readonly BreakdownGroup[]): Group {
  const sum = (of: (group: BreakdownGroup) => number) => groups.reduce((total, one) => total + of(one), 0);
  const [first] = groups;
  return {
    value: null,
    frameSize: sum(({ frameSize }) => frameSize),
    reviewedCount: sum(({ reviewedCount }) => reviewedCount),
    questions: (first?.questions ?? []).map((question, at): TableQuestion => {
      const count = (name: Count) => sum(({ questions }) => questions[at]?.[name] ?? 0);
      const base = count('base');
      return {
        ...question,
        ...{ fulfilled: count('fulfilled'), notFulfilled: count('notFulfilled'), base },
        ...{ documentMissing: count('documentMissing'), notApplicable: count('notApplicable') },
        ...{ noted: count('noted'), notAsked: count('notAsked') },
        share: shareOf(count('fulfilled'), base),
        interval: null,
      };
    }),
  };
}

/** Of a question: whether "handling saknas" is shown by group, and what is shown of it for the whole round. */
type Missing = { readonly isShown: boolean } & {
  readonly [count in 'documentMissing' | 'notFulfilled']: Disclosed;
};
const NOTHING_SAID: Missing = { isShown: false, documentMissing: null, notFulfilled: null };

function isMissingSmall(question: TableQuestion | undefined, threshold: number): boolean {
  return question !== undefined && isSmall(question.documentMissing, question.notFulfilled, threshold);
}

function shownOf(
  question: TableQuestion,
  missing: Missing,
  { percentageBase }: DisclosureRule,
): DeidentifiedGroupQuestion {
  const { key, isUnweighted, fulfilled, notFulfilled, notApplicable, noted, notAsked, base } = question;
  const isShareShown = base >= percentageBase;
  return {
    ...{ key, isUnweighted, fulfilled, notFulfilled, notApplicable, noted, notAsked, base },
    documentMissing: isMissingKnown(missing, notFulfilled) ? question.documentMissing : null,
    share: isShareShown ? question.share : null,
    weightedShare: null,
    interval: isShareShown ? question.interval : null,
  };
}

/** It is shown of every group, or it follows: no fault, or in the whole round none or all of the faults. */
function isMissingKnown({ isShown, documentMissing, notFulfilled }: Missing, faults: number): boolean {
  if (isShown || faults === 0 || documentMissing === 0) return true;
  return documentMissing !== null && documentMissing === notFulfilled;
}

/**
 * A hidden row: only what the round's own figures say of every group. An answer that nobody gave was given in no group,
 * and where everybody's answer counts the base is the group.
 */
function followingOf(
  { key, isUnweighted }: TableQuestion,
  reviewed: number,
  total: DeidentifiedQuestion | undefined,
): DeidentifiedGroupQuestion {
  const nought = (count: Count): Disclosed => (total?.[count] === 0 ? 0 : null);
  const [notApplicable, noted, notAsked] = [nought('notApplicable'), nought('noted'), nought('notAsked')];
  const isBaseAll = notApplicable === 0 && noted === 0 && notAsked === 0;
  return {
    ...{ key, isUnweighted, notApplicable, noted, notAsked },
    ...{ fulfilled: nought('fulfilled'), notFulfilled: nought('notFulfilled') },
    documentMissing: nought('documentMissing'),
    base: isBaseAll ? reviewed : nought('base'),
    ...{ share: null, weightedShare: null, interval: null },
  };
}
