import { mentionedIn } from './conditions.ts';
import {
  type ChecklistDefinition,
  type Condition,
  type DateRule,
  type DateSource,
  questionsOf,
  type SuggestionRule,
} from './definition.ts';

/** What looks at a question or a section: the conditions of a question or section, a rating, a date rule. */
export interface Mention {
  what: 'question' | 'section' | 'rating' | 'dateRule';
  key: string;
  /** The short name of the question or the title of the section that looks. */
  name: string;
}

/** Everything that looks at the question, in reading order: what loses its footing when it goes. */
export function mentionsOf(definition: ChecklistDefinition, questionKey: string): Mention[] {
  return mentions(definition, (condition) => mentionedIn(condition).questions.includes(questionKey)).concat(
    questionsOf(definition).flatMap(({ key, shortName, suggestion }) =>
      dateSourcesOf(suggestion).some((source) => 'question' in source && source.question === questionKey)
        ? [{ what: 'dateRule', key, name: shortName }]
        : [],
    ),
  );
}

/** Everything that counts the items of the section. */
export function mentionsOfSection(definition: ChecklistDefinition, sectionKey: string): Mention[] {
  return mentions(definition, (condition) => mentionedIn(condition).sections.includes(sectionKey));
}

function mentions(definition: ChecklistDefinition, looks: (condition: Condition) => boolean): Mention[] {
  return definition.sections.flatMap((section) => {
    const ofSection: Mention[] = section.visibleWhen?.some(looks)
      ? [{ what: 'section', key: section.key, name: section.title }]
      : [];
    const ofQuestions = section.questions.flatMap(
      ({ key, shortName, visibleWhen, suggestion }): Mention[] => [
        ...(visibleWhen?.some(looks) ? [{ what: 'question', key, name: shortName } as const] : []),
        ...(suggestion?.kind === 'rating' && suggestion.rules.some(({ when }) => when.some(looks))
          ? [{ what: 'rating', key, name: shortName } as const]
          : []),
      ],
    );
    return [...ofSection, ...ofQuestions];
  });
}

/** Where a date rule takes its dates from; none for a rating or no rule. */
export function dateSourcesOf(rule: SuggestionRule | undefined): DateSource[] {
  if (rule === undefined || rule.kind === 'rating') return [];
  return sourcesOf(rule);
}

function sourcesOf(rule: DateRule): DateSource[] {
  switch (rule.kind) {
    case 'longestGap':
      return [...(rule.start === undefined ? [] : [rule.start]), ...rule.occasions];
    case 'within':
      return [...rule.from, ...rule.to];
    default:
      return rule.dates;
  }
}
