import { allHold, type Ground, mentionedIn } from './conditions.ts';
import { type DateGround, findDates, type SuggestionLine } from './date-rules.ts';
import type { Question, RatingRule, Tag } from './definition.ts';
import { itemsKey } from './items.ts';

/**
 * What rules say about a question. `option` is undefined when they do not say enough; the lines then tell what is
 * missing. One that stands unconfirmed is the answer until somebody gives another (a computed rating).
 */
export interface Suggestion {
  option: Tag | undefined;
  lines: SuggestionLine[];
  standsUnconfirmed: boolean;
  /** Which rule of a rating holds, by its place; the number of rules for `otherwise`. */
  heldRule?: number | undefined;
}

/** The suggestion for a question that has a rule, against the answers so far; undefined without a rule. */
export function suggestionFor(question: Question, ground: Ground & DateGround): Suggestion | undefined {
  const rule = question.suggestion;
  if (rule === undefined) return undefined;
  if (rule.kind === 'rating') return { ...ratingOf(rule, ground), lines: [], standsUnconfirmed: true };
  const { isKept, lines } = findDates(rule, ground);
  const option = isKept === undefined ? undefined : optionFor(question, isKept);
  return { option, lines, standsUnconfirmed: false };
}

/** The first rule that holds. A rating waits until everything it looks at is answered, so that it never flickers. */
function ratingOf({ rules, otherwise }: RatingRule, ground: Ground): Pick<Suggestion, 'option' | 'heldRule'> {
  const mentioned = rules.flatMap(({ when }) => when.map(mentionedIn));
  const isWaiting = mentioned.some(
    ({ questions, sections }) =>
      questions.some((question) => ground.isOpen(question)) ||
      sections.some((section) => ground.isOpen(itemsKey(section))),
  );
  if (isWaiting) return { option: undefined };
  const held = rules.findIndex(({ when }) => allHold(when, ground));
  if (held >= 0) return { option: rules[held]?.option, heldRule: held };
  return otherwise === undefined ? { option: undefined } : { option: otherwise, heldRule: rules.length };
}

/** Which answer says that the limit is kept: the good one, and "ja" where neither is better. */
function optionFor(question: Question, isKept: boolean): Tag {
  const kept = question.kind === 'yesNo' && question.goodAnswer === 'no' ? 'no' : 'yes';
  const broken = kept === 'yes' ? 'no' : 'yes';
  return isKept ? kept : broken;
}
