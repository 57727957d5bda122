import { mentionedIn } from './conditions.ts';
import { type ChecklistDefinition, questionsOf } from './definition.ts';
import { dateSourcesOf } from './mentions.ts';
import { columnsAskedFor, deviationTexts, mayBeFilledIn } from './placeholders.ts';

/** The register columns that a checklist looks at or words itself by, each once, those of its conditions first. */
export function columnsIn(definition: ChecklistDefinition): string[] {
  const ofSections = definition.sections.flatMap(({ visibleWhen }) => visibleWhen ?? []);
  const questions = questionsOf(definition);
  const conditions = [
    ...ofSections,
    ...questions.flatMap(({ visibleWhen, suggestion }) => [
      ...(visibleWhen ?? []),
      ...(suggestion?.kind === 'rating' ? suggestion.rules.flatMap(({ when }) => when) : []),
    ]),
  ];
  const named = questions.flatMap((question) => [
    question.wording.byColumn?.column,
    question.legalReference?.byColumn?.column,
    question.deviation?.title.byColumn?.column,
    question.deviation?.titleWhenMissing?.byColumn?.column,
    question.deviation?.text?.byColumn?.column,
    ...deviationTexts(question).flatMap(columnsAskedFor).filter(mayBeFilledIn),
    question.kind === 'number' ? question.standard?.column : undefined,
    ...(question.factColumns ?? []),
    ...dateSourcesOf(question.suggestion).map((source) => ('column' in source ? source.column : undefined)),
  ]);
  const all = [...conditions.flatMap((one) => mentionedIn(one).columns), ...named];
  return [...new Set(all.filter((column) => column !== undefined))];
}
