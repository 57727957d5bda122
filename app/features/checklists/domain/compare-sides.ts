import { tagInWords } from './answer-words.ts';
import { questionAspects } from './compare-aspects.ts';
import type { ChangedQuestion } from './compare-definitions.ts';
import {
  type ChecklistDefinition,
  choicesOf,
  type Question,
  type Tag,
  type WordsField,
} from './definition.ts';
import {
  answersInWords,
  countedInWords,
  kindInWords,
  legalInWords,
  shownInWords,
  standardInWords,
  variedInWords,
  writtenInWords,
} from './paper-words.ts';
import { rulesInWords } from './rules-in-words.ts';

/** One aspect that differs, as it read and as it reads. */
export interface Sides {
  aspect: string;
  before: string;
  after: string;
}

/** What differs in a question, side by side in words that people read; never empty text: "–" where nothing stands. */
export function sidesOf(
  { aspects, before, after }: ChangedQuestion,
  definitions: { before: ChecklistDefinition; after: ChecklistDefinition },
): Sides[] {
  return aspects.map((aspect) => ({
    aspect,
    before: inWords(aspect, before, definitions.before),
    after: inWords(aspect, after, definitions.after),
  }));
}

function inWords(aspect: string, question: Question, definition: ChecklistDefinition): string {
  const fields = Object.keys(questionAspects).filter((field) => questionAspects[field] === aspect);
  const words = fields.flatMap((field) => fieldInWords(field, question, definition) ?? []);
  const told = [...new Set(words)].filter((text) => text !== '').join('\n');
  return told === '' ? '–' : told;
}

function fieldInWords(
  field: string,
  question: Question,
  definition: ChecklistDefinition,
): string | undefined {
  switch (field) {
    case 'kind':
      return kindInWords[question.kind];
    case 'wording':
      return variedInWords(question.wording);
    case 'shortName':
      return question.shortName;
    case 'options':
      return answersInWords(question).join('\n');
    case 'choices':
      return choicesOf(question)
        .flatMap(({ label, help }) => (help === undefined ? [] : [`${label}: ${help}`]))
        .join('\n');
    case 'help':
      return question.help;
    case 'legalReference':
      return question.legalReference && legalInWords(question.legalReference);
    case 'factColumns':
      return question.factColumns?.join(', ');
    case 'visibleWhen':
      return shownInWords(definition, question);
    case 'reasonRequiredOn':
      return tagsInWords(question, question.reasonRequiredOn);
    case 'comment':
    case 'evidence':
      return fieldOfWords(question, question[field]);
    case 'isCritical':
      return question.isCritical ? 'Kritisk' : 'Inte kritisk';
    case 'deviation':
      return deviationInWords(question);
    case 'suggestion':
      return suggestionInWords(definition, question);
    case 'comparableSince':
      return (
        question.comparableSince &&
        `Version ${question.comparableSince.version}: ${question.comparableSince.note}`
      );
    case 'goodAnswer':
    case 'counts':
      return countedInWords(question).join('\n');
    case 'standard':
      return standardInWords(question);
    case 'beforeLabel':
      return question.kind === 'level' ? `${question.beforeLabel} → ${question.afterLabel}` : undefined;
    case 'unit':
      return question.kind === 'number' ? question.unit : undefined;
    case 'isAfterReferenceAllowed':
    case 'atLeast':
    case 'decimals':
      return writtenInWords(question);
    default:
      return undefined;
  }
}

function tagsInWords(question: Question, tags: readonly Tag[] | undefined): string {
  return (tags ?? []).map((tag) => tagInWords(question, tag)).join(', ');
}

function fieldOfWords(question: Question, field: WordsField | undefined): string | undefined {
  if (field === undefined) return undefined;
  const required = tagsInWords(question, field.requiredOn);
  return required === '' ? field.label : `${field.label} (måste skrivas vid: ${required})`;
}

const severities = { minor: 'Mindre', considerable: 'Betydande', serious: 'Allvarlig' } as const;

function deviationInWords(question: Question): string | undefined {
  const { deviation } = question;
  if (deviation === undefined) return undefined;
  const { on, title, titleWhenMissing, text, type, severity, daysToDue } = deviation;
  return [
    `Vid: ${tagsInWords(question, on)}`,
    variedInWords(title),
    ...(titleWhenMissing === undefined ? [] : [`Handling saknas: ${variedInWords(titleWhenMissing)}`]),
    ...(text === undefined ? [] : [`Beskrivning: ${variedInWords(text)}`]),
    ...(type === undefined ? [] : [`Typ: ${type}`]),
    `${severities[severity]}, ${daysToDue} dagar`,
  ].join('\n');
}

/** What the sentences about a question say of its suggestion alone. */
function suggestionInWords(definition: ChecklistDefinition, question: Question): string {
  const { deviation: _deviation, ...rest } = { ...question, isCritical: false };
  return rulesInWords(definition, rest).join('\n');
}
