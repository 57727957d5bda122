import { contentTags } from './answer-tags.ts';
import { answerOptionWords, tagInWords } from './answer-words.ts';
import type { Choice, Counted, Counts, Question, QuestionKind, Tag } from './definition.ts';
import { answerOptions } from './definition.ts';
import { type Faults, type FormFields, rowCount, textOf, valuesOf } from './form-fields.ts';
import { makeChoiceKey } from './make-key.ts';

/** The kinds that have choices of their own. */
export const kindsWithChoices = ['scale', 'choice', 'severalChoices', 'level'] as const;

export const hasChoices = (kind: QuestionKind) => kindsWithChoices.some((one) => one === kind);

/**
 * Within the form a choice is called by its row, since a new one has no key until it is saved: `row:0`. Rules that name
 * answers (avvikelse, skäl …) then hold also for a choice that is written in the same form.
 */
const rowTag = (index: number) => `row:${index}`;

export interface FormAnswer {
  value: string;
  label: string;
}

/** The answers that rules can name, as the form stands: rows with a label, what a value says, and the allowed options. */
export function answersInForm(fields: FormFields, kind: QuestionKind): FormAnswer[] {
  const rows = hasChoices(kind) && kind !== 'level' ? [...Array(rowCount(fields, 'choice', 0)).keys()] : [];
  const choices = rows.flatMap((index) => {
    const label = textOf(fields, `choiceLabel-${index}`);
    return label === '' ? [] : [{ value: rowTag(index), label }];
  });
  const hasStandard = textOf(fields, 'standardValue') !== '' || textOf(fields, 'standardColumn') !== '';
  const content = contentTags[kind].filter((tag) => kind !== 'number' || hasStandard || tag === 'given');
  const options = answerOptions.filter((option) => allowsInForm(fields, kind, option));
  return [
    ...choices,
    ...content.map((tag) => ({ value: tag, label: contentLabel(tag) })),
    ...options.map((option) => ({ value: option, label: answerOptionWords[option] })),
  ];
}

function allowsInForm(fields: FormFields, kind: QuestionKind, option: string): boolean {
  if (kind === 'yesNo' && (option === 'yes' || option === 'no')) return true;
  return valuesOf(fields, 'options').includes(option);
}

/** "Över standardvärdet": the words of a tag that is no choice. */
export function contentLabel(tag: Tag): string {
  const words = tagInWords({ kind: 'text' } as Question, tag);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Which row has which choice, for turning the rules of a stored question into fields. */
export function tagsAsRows(tags: readonly Tag[], choices: readonly Choice[]): string[] {
  return tags.map((tag) => {
    const index = choices.findIndex(({ key }) => key === tag);
    return index < 0 ? tag : rowTag(index);
  });
}

export function choiceFields(choices: readonly Choice[], counts: Counts | undefined): FormFields {
  const rows = choices.flatMap(({ key, label, help }, index): [string, string[]][] => [
    [`choiceKey-${index}`, [key]],
    [`choiceLabel-${index}`, [label]],
    [`choiceHelp-${index}`, [help ?? '']],
    [`choiceCounts-${index}`, [counts?.[key] ?? '']],
  ]);
  return { choiceRows: [String(choices.length + 1)], ...Object.fromEntries(rows) };
}

export interface ReadChoices {
  choices: Choice[];
  counts: Counts;
  /** From what the form calls an answer to its tag; undefined for a row that is not there any more. */
  tagOf: (value: string) => Tag | undefined;
}

/** The choices of the form in order. A row without a label is a choice taken away; keys that were there stay. */
export function readChoices(fields: FormFields, kind: QuestionKind, faults: Faults): ReadChoices {
  const choices: Choice[] = [];
  const counts: Record<Tag, Counted> = {};
  const tags = new Map<string, Tag>();
  const kept = valuesInRows(fields, 'choiceKey');
  for (let index = 0; hasChoices(kind) && index < rowCount(fields, 'choice', 0); index += 1) {
    const label = textOf(fields, `choiceLabel-${index}`);
    const help = textOf(fields, `choiceHelp-${index}`);
    if (label === '') {
      if (help !== '') faults.add(`choiceLabel-${index}`, 'Skriv svaret, inte bara när det ska väljas.');
      continue;
    }
    faults.atMost(label, `choiceLabel-${index}`, 120);
    faults.atMost(help, `choiceHelp-${index}`, 2000);
    const stored = textOf(fields, `choiceKey-${index}`);
    const isOwn = /^[a-z0-9]+(-[a-z0-9]+)*$/u.test(stored) && !choices.some(({ key }) => key === stored);
    const key = isOwn ? stored : makeChoiceKey(label, [...kept, ...choices.map((choice) => choice.key)]);
    choices.push(help === '' ? { key, label } : { key, label, help });
    tags.set(rowTag(index), key);
    const counted = textOf(fields, `choiceCounts-${index}`);
    if (kind !== 'level' && (counted === 'fulfilled' || counted === 'notFulfilled')) counts[key] = counted;
  }
  if (hasChoices(kind) && choices.length < 2)
    faults.add(`choiceLabel-${choices.length}`, 'Skriv minst två svar att välja mellan.');
  const most = kind === 'scale' || kind === 'level' ? 9 : 40;
  if (choices.length > most) faults.add(`choiceLabel-${most}`, `Det får vara högst ${most} svar.`);
  return { choices, counts, tagOf: (value) => (value.startsWith('row:') ? tags.get(value) : value) };
}

function valuesInRows(fields: FormFields, name: string): string[] {
  return Object.keys(fields)
    .filter((field) => field.startsWith(`${name}-`))
    .map((field) => textOf(fields, field));
}
