import {
  type ChecklistDefinition,
  type Question,
  questionsOf,
  type Section,
} from '#app/features/checklists/domain/definition.ts';
import {
  answersInWords,
  demandsInWords,
  kindInWords,
  legalInWords,
  repeatsInWords,
  standardInWords,
  variedInWords,
  writtenInWords,
} from '#app/features/checklists/domain/paper-words.ts';
import { conditionsInWords } from '#app/features/checklists/domain/rules-in-words.ts';
import { type Cell, type Sheet, tableSheet } from '../../domain/sheet.ts';

const columns = [
  { header: 'Nr', width: 6 },
  { header: 'Avsnitt', width: 20 },
  { header: 'Kortnamn', width: 24 },
  { header: 'Fråga', width: 44 },
  { header: 'Slag', width: 14 },
  { header: 'Svar', width: 28 },
  { header: 'Hjälptext', width: 44 },
  { header: 'Visas när', width: 34 },
  { header: 'Regler', width: 44 },
  { header: 'Rättsligt stöd', width: 30 },
  { header: 'Kritisk', width: 9 },
];

/** One row for each question, in reading order and with the number it has on the page and on paper. */
export function checklistSheet(definition: ChecklistDefinition): Sheet {
  const numbers = new Map(questionsOf(definition).map(({ key }, index) => [key, index + 1]));
  const rows = definition.sections.flatMap((section) =>
    section.questions.map((question) => rowOf(definition, section, question, numbers.get(question.key) ?? 0)),
  );
  return tableSheet('Frågor', columns, rows);
}

function rowOf(
  definition: ChecklistDefinition,
  section: Section,
  question: Question,
  number: number,
): Cell[] {
  const choices = 'choices' in question ? question.choices : [];
  const helps = choices.flatMap(({ label, help }) => (help === undefined ? [] : [`${label}: ${help}`]));
  const lines = (texts: readonly (string | undefined)[]) =>
    texts.filter((text) => text !== undefined && text !== '').join('\n');
  return [
    number,
    section.title,
    question.shortName,
    variedInWords(question.wording),
    kindInWords[question.kind],
    lines([writtenInWords(question), standardInWords(question), ...answersInWords(question)]),
    lines([question.help, ...helps]),
    lines([
      sectionCondition(definition, section),
      conditionsInWords(definition, question.visibleWhen, question.key),
      section.repeats && repeatsInWords(section.repeats),
    ]),
    lines(demandsInWords(definition, question)),
    question.legalReference ? legalInWords(question.legalReference) : '',
    question.isCritical ? 'Ja' : '',
  ];
}

function sectionCondition(definition: ChecklistDefinition, section: Section): string | undefined {
  const shown = conditionsInWords(definition, section.visibleWhen);
  return shown?.replace(/^Visas/u, 'Avsnittet visas');
}
