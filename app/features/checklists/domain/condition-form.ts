import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { possibleTags } from './answer-tags.ts';
import { tagInWords } from './answer-words.ts';
import type { ChecklistDefinition, Condition, Question, Section, Tag } from './definition.ts';
import {
  Faults,
  type FieldFault,
  type FormFields,
  linesOf,
  numberIn,
  textOf,
  valuesOf,
} from './form-fields.ts';

/** What a new condition looks at, chosen before the rest of it can be asked. */
export type LooksAt =
  | { kind: 'question'; question: Question }
  | { kind: 'column' }
  | { kind: 'several' }
  | { kind: 'items'; section: Section };

export interface Earlier {
  questions: readonly Question[];
  repeating: readonly Section[];
}

/** The choices of the first step, in words: the questions under their sections, the nearest section first. */
export function lookChoices(
  definition: ChecklistDefinition,
  { questions, repeating }: Earlier,
): { value: string; label: string; group?: string }[] {
  const keys = new Set(questions.map(({ key }) => key));
  return [
    { value: 'kolumn', label: 'En kolumn i registret' },
    ...(questions.length > 1 ? [{ value: 'flera', label: 'Flera frågor på en gång' }] : []),
    ...repeating.map(({ key, repeats }) => ({
      value: `antal.${key}`,
      label: `Antalet ${repeats?.itemsName ?? ''}`,
    })),
    ...definition.sections.toReversed().flatMap((section) =>
      section.questions
        .filter(({ key }) => keys.has(key))
        .map(({ key, shortName }) => ({
          value: `fraga.${key}`,
          label: `Frågan ”${shortName}”`,
          group: section.title,
        })),
    ),
  ];
}

/** What was chosen; undefined when nothing is, or something that may not be looked at. */
export function readLook(text: string | null, { questions, repeating }: Earlier): LooksAt | undefined {
  if (text === 'kolumn') return { kind: 'column' };
  if (text === 'flera') return { kind: 'several' };
  const [what, wanted] = (text ?? '').split('.');
  const question = questions.find(({ key }) => key === wanted);
  if (what === 'fraga' && question) return { kind: 'question', question };
  const section = repeating.find(({ key }) => key === wanted);
  return what === 'antal' && section ? { kind: 'items', section } : undefined;
}

/** The answers that a condition on the questions can name, each once, in words. */
export function answerChoices(questions: readonly Question[]): { value: Tag; label: string }[] {
  const words = new Map<Tag, string>();
  for (const question of questions) {
    for (const tag of possibleTags(question)) {
      const label = tagInWords(question, tag);
      if (!words.has(tag)) words.set(tag, label.charAt(0).toUpperCase() + label.slice(1));
    }
  }
  return [...words].map(([value, label]) => ({ value, label }));
}

/** The condition that the form describes, with what lacks as Swedish sentences. */
export function parseConditionForm(
  fields: FormFields,
  look: LooksAt,
  earlier: Earlier,
): Result<Condition, FieldFault[]> {
  const faults = new Faults();
  const condition = read(fields, look, earlier, faults);
  if (faults.list.length > 0) return err(faults.list);
  return ok(valuesOf(fields, 'negate').includes('on') ? { kind: 'not', of: condition } : condition);
}

function read(fields: FormFields, look: LooksAt, earlier: Earlier, faults: Faults): Condition {
  switch (look.kind) {
    case 'question': {
      const { key, kind } = look.question;
      if (kind === 'number' && textOf(fields, 'how') === 'number')
        return { kind: 'number', question: key, ...bounds(fields, faults) };
      return { kind: 'answer', question: key, isOneOf: tags(fields, [look.question], faults) };
    }
    case 'items':
      return { kind: 'items', section: look.section.key, ...bounds(fields, faults) };
    case 'several': {
      const chosen = earlier.questions.filter(({ key }) => valuesOf(fields, 'questions').includes(key));
      if (chosen.length < 2) faults.add('questions', 'Välj minst två frågor.');
      const questions = chosen.map(({ key }) => key);
      const isOneOf = tags(fields, chosen, faults);
      if (textOf(fields, 'how') === 'every') return { kind: 'every', questions, isOneOf };
      return { kind: 'count', questions, isOneOf, ...bounds(fields, faults) };
    }
    case 'column': {
      const column = faults.required(fields, 'column', 200, 'Skriv vilken kolumn villkoret ser på.');
      const how = textOf(fields, 'how');
      if (how === 'filled' || how === 'empty')
        return { kind: 'columnFilled', column, isFilled: how === 'filled' };
      const isOneOf = linesOf(fields, 'values');
      if (isOneOf.length === 0) faults.add('values', 'Skriv minst ett värde, ett på varje rad.');
      return { kind: 'column', column, isOneOf };
    }
  }
}

function tags(fields: FormFields, questions: readonly Question[], faults: Faults): Tag[] {
  const possible = answerChoices(questions).map(({ value }) => value);
  const chosen = possible.filter((tag) => valuesOf(fields, 'tags').includes(tag));
  if (chosen.length === 0) faults.add('tags', 'Välj minst ett svar som frågan kan ha.');
  return chosen;
}

function bounds(fields: FormFields, faults: Faults): { atLeast?: number; atMost?: number } {
  const [atLeast, atMost] = [numberIn(fields, 'atLeast'), numberIn(fields, 'atMost')];
  if (atLeast === undefined) faults.add('atLeast', 'Det här är inget tal.');
  if (atMost === undefined) faults.add('atMost', 'Det här är inget tal.');
  if (atLeast === null && atMost === null) faults.add('atLeast', 'Skriv minst, högst eller båda.');
  if (typeof atLeast === 'number' && typeof atMost === 'number' && atLeast > atMost)
    faults.add('atMost', 'Det största talet är mindre än det minsta.');
  return {
    ...(typeof atLeast === 'number' ? { atLeast } : {}),
    ...(typeof atMost === 'number' ? { atMost } : {}),
  };
}
