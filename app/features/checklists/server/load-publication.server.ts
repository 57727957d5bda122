import {
  compareDefinitions,
  type DefinitionComparison,
} from '#app/features/checklists/domain/compare-definitions.ts';
import { type ChecklistDefinition, questionsOf } from '#app/features/checklists/domain/definition.ts';
import type { ChecklistId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findLatestVersion } from '#db/queries/checklists.server.ts';
import { definitionOf } from './read-checklist.server.ts';

/** What a publication would change, in the names that people read; null for a first version. */
export function compareWithLatest(db: Reader, checklistId: ChecklistId, definition: ChecklistDefinition) {
  const latest = findLatestVersion(db, checklistId);
  const number = (latest?.number ?? 0) + 1;
  const comparison = latest ? told(compareDefinitions(definitionOf(latest), definition)) : null;
  return { number, questionCount: questionsOf(definition).length, comparison };
}

function told({ added, removed, moved, changed, sections, aspects, isSame }: DefinitionComparison) {
  return {
    isSame,
    aspects,
    added: added.map(({ shortName }) => shortName),
    removed: removed.map(({ shortName }) => shortName),
    moved: moved.map(({ name }) => name),
    changed: changed.map(({ key, shortName, aspects: own, isWordingChanged, before, after }) => ({
      key,
      shortName,
      aspects: own,
      isWordingChanged,
      before: before.wording.text,
      after: after.wording.text,
    })),
    sections: [
      ...sections.added.map(({ title }) => `Nytt avsnitt: ${title}`),
      ...sections.removed.map(({ title }) => `Borttaget avsnitt: ${title}`),
      ...sections.moved.map(({ name }) => `Flyttat avsnitt: ${name}`),
      ...sections.changed.map(({ title, aspects: own }) => `Ändrat avsnitt: ${title} (${own.join(', ')})`),
    ],
  };
}

export type ToldComparison = ReturnType<typeof told>;
