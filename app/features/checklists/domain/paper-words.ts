import { possibleTags } from './answer-tags.ts';
import { answerOptionWords, tagInWords } from './answer-words.ts';
import {
  type ChecklistDefinition,
  choicesOf,
  type LegalReference,
  type NumberQuestion,
  type Question,
  type QuestionKind,
  type Repeats,
  type Tag,
  type TextsByColumn,
  type VariedText,
} from './definition.ts';
import { conditionsInWords, rulesInWords, valuesInWords } from './rules-in-words.ts';

/** Every kind of question as people call it. */
export const kindInWords: Readonly<Record<QuestionKind, string>> = {
  yesNo: 'Ja eller nej',
  scale: 'Skala',
  choice: 'Ett val',
  severalChoices: 'Flera val',
  date: 'Datum',
  number: 'Tal',
  text: 'Fritext',
  level: 'Nivå före och efter',
};

/** The answers a question can have, as a list on paper or in a sheet: each choice, then what every question may allow. */
export function answersInWords(question: Question): string[] {
  const own = choicesOf(question).map(({ label }) => label);
  return [...own, ...question.options.map((option) => answerOptionWords[option])];
}

/** What to write where nothing is chosen: "Tal i minuter, 0–600, högst 1 decimal"; undefined for the other kinds. */
export function writtenInWords(question: Question): string | undefined {
  switch (question.kind) {
    case 'date':
      return question.isAfterReferenceAllowed ? 'Datum' : 'Datum, senast referensdatumet';
    case 'number':
      return numberInWords(question);
    case 'text':
      return 'Egna ord';
    case 'level':
      return `En nivå ${lower(question.beforeLabel)} och en ${lower(question.afterLabel)}`;
    case 'severalChoices':
      return 'Ett eller flera svar';
    default:
      return undefined;
  }
}

function numberInWords({ unit, atLeast, atMost, decimals }: NumberQuestion): string {
  const bounds =
    atLeast !== undefined && atMost !== undefined
      ? `${swedish(atLeast)}–${swedish(atMost)}`
      : atLeast !== undefined
        ? `minst ${swedish(atLeast)}`
        : atMost === undefined
          ? ''
          : `högst ${swedish(atMost)}`;
  const exactly =
    decimals === 0 ? 'inga decimaler' : `högst ${decimals} ${decimals === 1 ? 'decimal' : 'decimaler'}`;
  return [unit === '' ? 'Tal' : `Tal i ${unit}`, bounds, exactly].filter((part) => part !== '').join(', ');
}

/** "Standard: 60, eller vad som står i kolumnen Schablon"; undefined without a standard. */
export function standardInWords(question: Question): string | undefined {
  if (question.kind !== 'number' || question.standard === undefined) return undefined;
  const { label, value, column } = question.standard;
  const parts = [
    ...(column === undefined ? [] : [`vad som står i ${column}`]),
    ...(value === undefined ? [] : [`${swedish(value)} ${question.unit}`.trim()]),
  ];
  return `${label}: ${parts.join(', annars ')}`;
}

/** "1 till 4 anmälningar" as an instruction on paper. */
export function repeatsInWords({ itemName, itemsName, atLeast, atMost }: Repeats): string {
  const count = atLeast === 0 ? `högst ${atMost}` : atLeast === atMost ? `${atMost}` : `${atLeast}–${atMost}`;
  return `Frågorna besvaras en gång för varje ${itemName} (${count} ${itemsName}).`;
}

/** The general text, and after it each text that holds for some cases. */
export function variedInWords({ text, byColumn }: VariedText): string {
  return [text, ...byColumnInWords(byColumn)].join('\n');
}

/** The reference with its date, and for which cases it holds. */
export function legalInWords({ text, byColumn, checkedOn }: LegalReference): string {
  return [
    ...(text === undefined ? [] : [text]),
    ...byColumnInWords(byColumn),
    `(kontrollerat ${checkedOn})`,
  ].join('\n');
}

function byColumnInWords(byColumn: TextsByColumn | undefined): string[] {
  return (byColumn?.texts ?? []).map(
    ({ values, text }) => `När ${valuesInWords(byColumn?.column ?? '', values)}: ${text}`,
  );
}

/** What a question asks of whoever answers: words that are needed, and what counts; then what its answers lead to. */
export function demandsInWords(definition: ChecklistDefinition, question: Question): string[] {
  const { reasonRequiredOn = [], comment, evidence } = question;
  const named = (tags: readonly Tag[]) =>
    tags.includes('given')
      ? 'varje svar'
      : tags.map((tag) => tagInWords(question, tag).toLowerCase()).join(', ');
  const field = (words: { label: string; requiredOn: Tag[] }, name: string) =>
    words.requiredOn.length === 0
      ? `${name} (${words.label}) får skrivas.`
      : `${name} (${words.label}) måste skrivas vid ${named(words.requiredOn)}.`;
  return [
    ...(reasonRequiredOn.length === 0 ? [] : [`Skäl måste skrivas vid ${named(reasonRequiredOn)}.`]),
    ...(comment === undefined ? [] : [field(comment, 'Kommentar')]),
    ...(evidence === undefined ? [] : [field(evidence, 'Plats i akten')]),
    ...countedInWords(question),
    ...rulesInWords(definition, question),
  ];
}

/** Which answers count as fulfilled and which as faults; nothing for a question whose answers are only noted. */
export function countedInWords(question: Question): string[] {
  if (question.kind === 'yesNo') {
    if (question.goodAnswer === 'neither') return ['Svaret noteras och räknas inte som bra eller dåligt.'];
    return [`${question.goodAnswer === 'yes' ? 'Ja' : 'Nej'} räknas som uppfyllt.`];
  }
  if (!('counts' in question)) return [];
  const counts = question.counts ?? {};
  const said = (wanted: string) =>
    possibleTags(question)
      .filter((tag) => Object.hasOwn(counts, tag) && counts[tag] === wanted)
      .map((tag) => tagInWords(question, tag));
  return [
    ...(said('fulfilled').length === 0 ? [] : [`Räknas som uppfyllt: ${said('fulfilled').join(', ')}.`]),
    ...(said('notFulfilled').length === 0 ? [] : [`Räknas som brist: ${said('notFulfilled').join(', ')}.`]),
  ];
}

/** When the question is shown, by its own conditions and those of its section. */
export function shownInWords(definition: ChecklistDefinition, question: Question): string {
  return conditionsInWords(definition, question.visibleWhen, question.key) ?? 'Visas alltid.';
}

function swedish(number: number): string {
  return String(number).replace('.', ',').replace('-', '−');
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
