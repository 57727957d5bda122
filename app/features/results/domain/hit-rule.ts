import { possibleTags } from '#app/features/checklists/domain/answer-tags.ts';
import { tagInWords } from '#app/features/checklists/domain/answer-words.ts';
import {
  type ChecklistDefinition,
  findQuestion,
  type Question,
  questionsOf,
  type Tag,
} from '#app/features/checklists/domain/definition.ts';
import type { KeptEvaluation } from './kept-evaluation.ts';

/** What makes a screened case a hit (träff): any fault, or one of the named answers to one of the named questions. */
export type HitRule =
  | { readonly kind: 'anyFault' }
  | {
      readonly kind: 'answers';
      readonly answers: readonly { readonly questionKey: string; readonly tags: readonly Tag[] }[];
    };

/**
 * Whether a screened case is a hit. Only what is visible and answered counts, as in every result; in a repeating section
 * one item with the answer is enough.
 */
export function isHit(rule: HitRule, { states, faults }: KeptEvaluation): boolean {
  if (rule.kind === 'anyFault') return faults.length > 0;
  return states.some(
    ({ isVisible, question, tags }) =>
      isVisible &&
      rule.answers.some(
        ({ questionKey, tags: wanted }) =>
          questionKey === question.key && tags.some((tag) => wanted.includes(tag)),
      ),
  );
}

/** "någon brist" or "Barnet har kommit till tals är Nej eller Handling saknas, eller Plan är Nej". */
export function hitRuleInWords(rule: HitRule, definition: ChecklistDefinition): string {
  if (rule.kind === 'anyFault') return 'någon brist';
  return rule.answers
    .flatMap(({ questionKey, tags }) => {
      const question = findQuestion(definition, questionKey);
      if (!question) return [];
      return [`${question.shortName} är ${tags.map((tag) => tagInWords(question, tag)).join(' eller ')}`];
    })
    .join(', eller ');
}

/** A question with the answers that can be chosen as hits: those that say more than that something was written. */
type HitQuestion = {
  readonly question: Question;
  readonly answers: readonly { readonly tag: Tag; readonly label: string; readonly caseCount: number }[];
};

/** The questions that answers can be chosen of, with in how many of the screened cases each was given. */
export function hitQuestions(
  definition: ChecklistDefinition,
  screened: readonly KeptEvaluation[],
): HitQuestion[] {
  return questionsOf(definition).flatMap((question) => {
    const answers = [...new Set(possibleTags(question))]
      .filter((tag) => tag !== 'given')
      .map((tag) => {
        const rule: HitRule = { kind: 'answers', answers: [{ questionKey: question.key, tags: [tag] }] };
        const caseCount = screened.filter((evaluation) => isHit(rule, evaluation)).length;
        return { tag, label: tagInWords(question, tag), caseCount };
      });
    return answers.length > 0 ? [{ question, answers }] : [];
  });
}

/** A rule without what the checklist does not know; undefined when nothing is left of it. */
export function knownRule(rule: HitRule, definition: ChecklistDefinition): HitRule | undefined {
  if (rule.kind === 'anyFault') return rule;
  const answers = rule.answers.flatMap(({ questionKey, tags }) => {
    const question = findQuestion(definition, questionKey);
    const known = question ? tags.filter((tag) => possibleTags(question).includes(tag)) : [];
    return known.length > 0 ? [{ questionKey, tags: known }] : [];
  });
  return answers.length > 0 ? { kind: 'answers', answers } : undefined;
}

/** What the new control is called: "Städning och promenader – fördjupning", within the length that a name may have. */
export function deepeningName(controlName: string): string {
  const suffix = ' – fördjupning';
  return `${controlName.slice(0, 120 - suffix.length)}${suffix}`;
}
