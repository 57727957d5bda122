import type { ChecklistDefinition } from './definition.ts';
import { type DefinitionFault, definitionFaults } from './definition-faults.ts';
import { deviationTexts, placeholderFaults } from './placeholders.ts';

/** What keeps a draft from being published: what is not written yet, and then what is wrong. Empty when nothing does. */
export function draftFaults(definition: ChecklistDefinition): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  if (definition.purpose.trim() === '') faults.push({ text: 'Checklistan saknar syfte.' });
  if (definition.sections.length === 0)
    faults.push({
      lacks: 'section',
      text: 'Checklistan har inget avsnitt än. Lägg till ett, och sedan frågor i det.',
    });
  for (const { key, title, questions } of definition.sections) {
    if (questions.length === 0)
      faults.push({ sectionKey: key, text: `Avsnittet ”${title}” har inga frågor än.` });
  }
  return [...faults, ...wordingFaults(definition), ...definitionFaults(definition)];
}

/**
 * Placeholders that cannot be filled in. No part of `definitionFaults`: a version that was published before there were any
 * keeps the braces in its words.
 */
export function wordingFaults(definition: ChecklistDefinition): DefinitionFault[] {
  return definition.sections.flatMap((section) =>
    section.questions.flatMap((question) =>
      deviationTexts(question)
        .flatMap((text) => placeholderFaults(text))
        .map((text) => ({
          sectionKey: section.key,
          questionKey: question.key,
          text: `Frågan ”${question.shortName}”, avvikelsen: ${text}`,
        })),
    ),
  );
}
