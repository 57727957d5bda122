import { hasContent } from '#app/features/checklists/domain/answer-content.ts';
import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import {
  type ChecklistDefinition,
  findQuestion,
  type Question,
} from '#app/features/checklists/domain/definition.ts';
import { readAnswerKey } from '#app/features/checklists/domain/items.ts';
import { HOLDS_NUMBER, holdsPersonalNumber } from './number-in-answer.ts';
import { readContent } from './read-content.ts';

/** What is sent of a draft: its canonical form, or nothing, and why in words. */
type Prepared = { draft: FullAnswer } | { trouble: string };
export type Prepare = (questionKey: string, draft: FullAnswer) => Prepared;

/** What may be sent of what stands in the form of a review: answers in their canonical form. */
export function prepareFor(definition: ChecklistDefinition, referenceOn: string): Prepare {
  return (key, draft) => {
    const question = questionAt(definition, key);
    if (question === undefined) return { draft };
    const prepared = contentIn(question, draft, referenceOn);
    const isHeld = 'draft' in prepared && holdsPersonalNumber(question, prepared.draft);
    return isHeld ? { trouble: HOLDS_NUMBER } : prepared;
  };
}

function contentIn(question: Question, draft: FullAnswer, referenceOn: string): Prepared {
  if (draft.option !== null || !hasContent(question)) return { draft: { ...draft, content: '' } };
  const read = readContent(question, draft.content, referenceOn);
  if (read.kind === 'trouble') return { trouble: read.words };
  return { draft: { ...draft, content: read.kind === 'answer' ? read.content : '' } };
}

/** The question that an answer key is about, in whichever item; undefined for lists of items and unknown keys. */
export function questionAt(definition: ChecklistDefinition, key: string): Question | undefined {
  const about = readAnswerKey(key);
  return about?.kind === 'question' ? findQuestion(definition, about.question) : undefined;
}
