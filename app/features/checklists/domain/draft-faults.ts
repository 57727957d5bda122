import type { ChecklistDefinition } from './definition.ts';
import { type DefinitionFault, definitionFaults } from './definition-faults.ts';

/** What keeps a draft from being published: what is not written yet, and then what is wrong. Empty when nothing does. */
export function draftFaults(definition: ChecklistDefinition): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  if (definition.purpose.trim() === '') faults.push({ text: 'Checklistan saknar syfte.' });
  if (definition.sections.length === 0)
    faults.push({ text: 'Checklistan har inget avsnitt än. Lägg till ett, och sedan frågor i det.' });
  for (const { key, title, questions } of definition.sections) {
    if (questions.length === 0)
      faults.push({ sectionKey: key, text: `Avsnittet ”${title}” har inga frågor än.` });
  }
  return [...faults, ...definitionFaults(definition)];
}
