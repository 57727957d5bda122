import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import {
  type ChecklistDefinition,
  findQuestion,
  type Question,
  type QuestionKind,
  questionKinds,
  type Section,
} from '#app/features/checklists/domain/definition.ts';
import { sectionOf } from '#app/features/checklists/domain/edit-definition.ts';

/**
 * What a question's page is about: the question of the address, or a new one in `?avsnitt=` of the kind `?slag=`, which is
 * undefined until it is chosen. 404 for a question or section that is not there.
 */
export function questionAt(
  definition: ChecklistDefinition,
  questionKey: string | undefined,
  address: string,
): { section: Section; question: Question | undefined; kind: QuestionKind | undefined } {
  const { searchParams } = new URL(address);
  const question = questionKey === undefined ? undefined : findQuestion(definition, questionKey);
  const section =
    questionKey === undefined
      ? sectionAt(definition, searchParams.get('avsnitt') ?? undefined)
      : sectionOf(definition, questionKey);
  if (section === undefined) throw notFound();
  const kind = question?.kind ?? questionKinds.find((one) => one === searchParams.get('slag'));
  return { section, question, kind };
}

/** The section with the key; 404 when it is not there. */
export function sectionAt(definition: ChecklistDefinition, key: string | undefined): Section {
  const section = definition.sections.find((one) => one.key === key);
  if (section === undefined) throw notFound();
  return section;
}
