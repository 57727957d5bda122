import { mentionedIn } from './conditions.ts';
import type { ChecklistDefinition, Condition, Question, Section } from './definition.ts';
import { questionsOf } from './definition.ts';
import { dateSourcesOf } from './mentions.ts';

const KEY = 'uppfoljning-av-atgard-';

/** Whether a checklist was made by the program to follow up an action: nobody shapes it or chooses it. */
export function isFollowUpChecklist({ key }: Pick<ChecklistDefinition, 'key'>): boolean {
  return new RegExp(`^${KEY}\\d+$`).test(key);
}

/**
 * The checklist of a follow-up: the questions with these keys just as they are asked in `definition`, and those that they
 * look at (their conditions, ratings and dates, and those of their sections), in reading order. Keys stay, so that the
 * answers are of the same questions. Marks of comparability go: they count versions of the other checklist. Undefined when
 * none of the keys is a question of it.
 */
export function followUpChecklist(
  definition: ChecklistDefinition,
  keys: readonly string[],
  { actionId, number }: { readonly actionId: number; readonly number: string },
): ChecklistDefinition | undefined {
  const asked = questionsOf(definition).filter(({ key }) => keys.includes(key));
  if (asked.length === 0) return undefined;
  const needed = neededFor(
    definition,
    asked.map(({ key }) => key),
  );
  return {
    ...definition,
    key: `${KEY}${actionId}`,
    title: shortened(`Uppföljning: ${asked.map(({ shortName }) => shortName).join(', ')}`),
    purpose: `Att se om åtgärden ${number} har haft avsedd effekt.`,
    sections: definition.sections.flatMap((section) => {
      const questions = section.questions.filter(({ key }) => needed.has(key)).map(withoutMark);
      return questions.length > 0 ? [{ ...section, questions }] : [];
    }),
  };
}

const LONGEST_TITLE = 120;

function shortened(title: string): string {
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : title;
}

function withoutMark<One extends Question>(question: One): One {
  const { comparableSince: _, ...kept } = question;
  return kept as One;
}

function neededFor(definition: ChecklistDefinition, keys: readonly string[]): Set<string> {
  const needed = new Set<string>();
  const waiting = [...keys];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const section = definition.sections.find(({ questions }) => questions.some((one) => one.key === key));
    const question = section?.questions.find((one) => one.key === key);
    if (!section || !question || needed.has(key)) continue;
    needed.add(key);
    waiting.push(...lookedAt(definition, section, question));
  }
  return needed;
}

/** The questions that must have been asked for this one to be asked, and suggested, as it is. */
function lookedAt(
  definition: ChecklistDefinition,
  section: Section,
  { visibleWhen = [], suggestion }: Question,
): string[] {
  const ratings = suggestion?.kind === 'rating' ? suggestion.rules.flatMap(({ when }) => when) : [];
  const conditions: Condition[] = [...visibleWhen, ...(section.visibleWhen ?? []), ...ratings];
  const mentioned = conditions.map(mentionedIn);
  return [
    ...mentioned.flatMap(({ questions }) => questions),
    // Items are counted, and a section without any question would have nowhere to count them.
    ...mentioned
      .flatMap(({ sections }) => sections)
      .flatMap((key) => definition.sections.find((one) => one.key === key)?.questions.slice(0, 1) ?? [])
      .map(({ key }) => key),
    ...dateSourcesOf(suggestion).flatMap((source) => ('question' in source ? [source.question] : [])),
  ];
}
