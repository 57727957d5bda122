import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import { possibleTags } from '#app/features/checklists/domain/answer-tags.ts';
import { answerInWords, tagInWords } from '#app/features/checklists/domain/answer-words.ts';
import type { Answers } from '#app/features/checklists/domain/answers.ts';
import { choicesOf, type Question } from '#app/features/checklists/domain/definition.ts';
import type { Evaluation, QuestionState } from '#app/features/checklists/domain/evaluate.ts';

/** What one person handed in about a text. The name is empty unless the group has chosen to show it. */
export type HandedIn = { readonly name: string; readonly evaluation: Evaluation; readonly answers: Answers };

/** One bar: an answer with how many gave it. */
export type AnswerCount = {
  readonly label: string;
  readonly count: number;
  /** Who gave it, by name; empty while names are hidden. */
  readonly names: readonly string[];
};

/** Something written in words: an answer of a question in words, or beside another answer. */
export type SpreadWords = {
  /** What it was written beside, "Ja"; empty where the words are the answer. */
  readonly answer: string;
  /** "Skäl", "Kommentar" …; empty where the words are the answer. */
  readonly what: string;
  readonly text: string;
  readonly name: string;
};

export type Asked = { readonly one: HandedIn; readonly state: QuestionState };
export type Answered = Asked & { readonly given: Given };

/** The choices of an answer where several may be made; another answer is one by itself. */
export function choicesIn({ option, content }: Given): string[] {
  return option === null ? (content ?? '').split(' ').filter((key) => key !== '') : [option];
}

/** A bar for each answer; none for a question in words. */
export function countsOf(question: Question, answered: readonly Answered[]): AnswerCount[] {
  if (question.kind === 'text') return [];
  const labels = labelsOf(question, answered);
  return labels.map(({ key, label }) => {
    const those = answered.filter(({ given }) => keysOf(question, given).includes(key));
    return { label, count: those.length, names: namesOf(those) };
  });
}

/** Every answer that a question with choices allows, given or not; of the other kinds those that were given. */
function labelsOf(question: Question, answered: readonly Answered[]): { key: string; label: string }[] {
  if (question.kind === 'date' || question.kind === 'number' || question.kind === 'level') {
    const given = new Map(
      answered.map((one) => [keysOf(question, one.given)[0] ?? '', answerInWords(question, one.given)]),
    );
    return [...given].map(([key, label]) => ({ key, label })).sort((a, b) => orderOf(question, a.key, b.key));
  }
  const keys = question.kind === 'severalChoices' ? choicesOf(question).map(({ key }) => key) : [];
  const all = [...new Set([...keys, ...possibleTags(question)])];
  return all.map((key) => ({ key, label: tagInWords(question, key) }));
}

function keysOf(question: Question, given: Given): string[] {
  if (question.kind === 'severalChoices') return choicesIn(given);
  return [given.option ?? `=${given.content ?? ''}`];
}

/** Values from the lowest, levels in their order, and what is no value after them. */
function orderOf(question: Question, a: string, b: string): number {
  const [isValue, isOther] = [a.startsWith('='), b.startsWith('=')];
  if (isValue !== isOther) return isValue ? -1 : 1;
  if (question.kind === 'number') return Number(a.slice(1)) - Number(b.slice(1));
  if (question.kind === 'level') return placeOf(question, a) - placeOf(question, b);
  return a < b ? -1 : 1;
}

function placeOf(question: Question, key: string): number {
  const choices = choicesOf(question).map((choice) => choice.key);
  const [before = '', after = ''] = key.slice(1).split('>');
  return choices.indexOf(before) * choices.length + choices.indexOf(after);
}

/** What was written, by the answer it stands beside and then in alphabetical order. */
export function wordsOf(question: Question, answered: readonly Answered[]): SpreadWords[] {
  const places = labelsOf(question, answered).map(({ key }) => key);
  const rows = answered.flatMap(({ one, state, given }) => {
    const { name } = one;
    const stored = one.answers[state.key];
    const isWords = question.kind === 'text' && given.option === null;
    const answer = isWords ? '' : answerInWords(question, given);
    const place =
      question.kind === 'text' ? (isWords ? 0 : 1) : places.indexOf(keysOf(question, given)[0] ?? '');
    const beside = [
      { what: 'Skäl', text: stored?.reason ?? '' },
      { what: question.comment?.label ?? 'Kommentar', text: stored?.comment ?? '' },
      { what: question.evidence?.label ?? 'Var det syns', text: stored?.evidence ?? '' },
    ].map((words) => ({ ...words, answer, name, place }));
    return isWords ? [{ what: '', text: given.content ?? '', answer, name, place }, ...beside] : beside;
  });
  return rows
    .filter(({ text }) => text.trim() !== '')
    .sort(
      (a, b) =>
        a.place - b.place ||
        a.answer.localeCompare(b.answer, 'sv') ||
        a.text.localeCompare(b.text, 'sv') ||
        (`${a.what} ${a.text}` < `${b.what} ${b.text}` ? -1 : 1),
    )
    .map(({ answer, what, text, name }) => ({ answer, what, text, name }));
}

const namesOf = (those: readonly Answered[]) =>
  those
    .map(({ one }) => one.name)
    .filter((name) => name !== '')
    .sort((a, b) => a.localeCompare(b, 'sv'));
