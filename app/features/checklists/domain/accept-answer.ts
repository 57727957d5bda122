import { canonicalContent, hasContent } from './answer-content.ts';
import { allowsOption, type Given } from './answer-tags.ts';
import type { ChecklistDefinition } from './definition.ts';
import { canonicalItems, noItems, readAnswerKey } from './items.ts';

/**
 * The canonical form of what somebody gives under an answer key; undefined when the checklist has no such question or
 * list of items, or the question no such answer. Nothing given is always accepted: an answer can be taken back.
 */
export function acceptAnswer(
  definition: ChecklistDefinition,
  key: string,
  { option, content = '' }: Given,
): Given | undefined {
  const about = readAnswerKey(key);
  if (about === undefined) return undefined;
  const section = definition.sections.find((one) =>
    about.kind === 'items'
      ? one.key === about.section
      : one.questions.some(({ key }) => key === about.question),
  );
  if (section === undefined) return undefined;
  const isNothing = option === null && content.trim() === '';
  if (about.kind === 'items') {
    if (section.repeats === undefined) return undefined;
    if (isNothing) return { option: null };
    if (option !== null) return option === noItems && section.repeats.atLeast === 0 ? { option } : undefined;
    const items = canonicalItems(section.repeats, content);
    return items === undefined ? undefined : { option: null, content: items };
  }
  const question = section.questions.find((one) => one.key === about.question);
  if (question === undefined || (section.repeats === undefined) !== (about.item === undefined))
    return undefined;
  if (isNothing) return { option: null };
  if (option !== null) return allowsOption(question, option) ? { option } : undefined;
  const canonical = hasContent(question) ? canonicalContent(question, content) : undefined;
  return canonical === undefined ? undefined : { option: null, content: canonical };
}
