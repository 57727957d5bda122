import { allHold, type Ground, mentionedIn } from './conditions.ts';
import { type DateGround, findDates, type SuggestionLine } from './date-rules.ts';
import type { Question, RatingRule, Tag } from './definition.ts';

/**
 * What rules say about a question. `option` is undefined when they do not say enough; the lines then tell what is
 * missing. One that stands unconfirmed is the answer until somebody gives another (a computed rating).
 */
export interface Suggestion {
  option: Tag | undefined;
  lines: SuggestionLine[];
  standsUnconfirmed: boolean;
}

/** The suggestion for a question that has a rule, against the answers so far; undefined without a rule. */
export function suggestionFor(question: Question, ground: Ground & DateGround): Suggestion | undefined {
  const rule = question.suggestion;
  if (rule === undefined) return undefined;
  if (rule.kind === 'rating') return { option: ratingOf(rule, ground), lines: [], standsUnconfirmed: true };
  const { isKept, lines } = findDates(rule, ground);
  const option = isKept === undefined ? undefined : optionFor(question, isKept);
  return { option, lines, standsUnconfirmed: false };
}

/** The first rule that holds. A rating waits until everything it looks at is answered, so that it never flickers. */
function ratingOf({ rules, otherwise }: RatingRule, ground: Ground): Tag | undefined {
  const isWaiting = rules.some(({ when }) =>
    when.some((condition) => mentionedIn(condition).questions.some((question) => ground.isOpen(question))),
  );
  if (isWaiting) return undefined;
  return rules.find(({ when }) => allHold(when, ground))?.option ?? otherwise;
}

/** Which answer says that the limit is kept: the good one, and "ja" where neither is better. */
function optionFor(question: Question, isKept: boolean): Tag {
  const kept = question.kind === 'yesNo' && question.goodAnswer === 'no' ? 'no' : 'yes';
  const broken = kept === 'yes' ? 'no' : 'yes';
  return isKept ? kept : broken;
}
