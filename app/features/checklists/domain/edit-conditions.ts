import {
  type ChecklistDefinition,
  type Condition,
  findQuestion,
  type Question,
  type RatingRule,
  type Section,
  type Tag,
} from './definition.ts';
import { changeQuestion, sectionOf } from './edit-definition.ts';

/** Whose conditions are edited. A new rule of a rating comes to be with its first condition. */
export type ConditionTarget =
  | { kind: 'question'; key: string }
  | { kind: 'section'; key: string }
  | { kind: 'rule'; key: string; index: number }
  | { kind: 'newRule'; key: string; option: Tag };

/** The target as one part of an address: `fraga.besok`, `avsnitt.halsa`, `regel.omdome.0`, `nyregel.omdome.yes`. */
export function targetAddress(target: ConditionTarget): string {
  switch (target.kind) {
    case 'question':
      return `fraga.${target.key}`;
    case 'section':
      return `avsnitt.${target.key}`;
    case 'rule':
      return `regel.${target.key}.${target.index}`;
    case 'newRule':
      return `nyregel.${target.key}.${target.option}`;
  }
}

/** What an address names, if it is there in the definition. */
export function targetAt(definition: ChecklistDefinition, address: string): ConditionTarget | undefined {
  const [what = '', key = '', more = ''] = address.split('.');
  if (what === 'avsnitt')
    return definition.sections.some((section) => section.key === key) ? { kind: 'section', key } : undefined;
  const question = findQuestion(definition, key);
  if (question === undefined) return undefined;
  if (what === 'fraga') return { kind: 'question', key };
  if (what === 'nyregel' && more !== '') return { kind: 'newRule', key, option: more };
  const index = Number(more);
  return what === 'regel' && rulesOf(question)[index] ? { kind: 'rule', key, index } : undefined;
}

/** The rules of a computed rating in their order; none for a question without one. */
export function rulesOf(question: Question): RatingRule['rules'] {
  return question.suggestion?.kind === 'rating' ? question.suggestion.rules : [];
}

/** The conditions of the target; all of them must hold. */
export function conditionsAt(definition: ChecklistDefinition, target: ConditionTarget): Condition[] {
  if (target.kind === 'section')
    return definition.sections.find(({ key }) => key === target.key)?.visibleWhen ?? [];
  const question = findQuestion(definition, target.key);
  if (question === undefined || target.kind === 'newRule') return [];
  return target.kind === 'rule'
    ? (rulesOf(question)[target.index]?.when ?? [])
    : (question.visibleWhen ?? []);
}

/** Other conditions for the target. A rule without any is no rule, and goes. */
export function withConditions(
  definition: ChecklistDefinition,
  target: ConditionTarget,
  conditions: Condition[],
): ChecklistDefinition {
  if (target.kind === 'section') {
    const sections = definition.sections.map((section) =>
      section.key === target.key ? shownWhen(section, conditions) : section,
    );
    return { ...definition, sections };
  }
  return changeQuestion(definition, target.key, (question) => {
    if (target.kind === 'question') return shownWhen(question, conditions);
    const rules = rulesOf(question);
    if (target.kind === 'newRule')
      return conditions.length === 0
        ? question
        : withRules(question, [...rules, { option: target.option, when: conditions }]);
    return withRules(
      question,
      rules.flatMap((rule, index) => {
        if (index !== target.index) return [rule];
        return conditions.length === 0 ? [] : [{ ...rule, when: conditions }];
      }),
    );
  });
}

/** Other rules for a computed rating; without any there is none. A date rule that was there gives way. */
export function withRules(question: Question, rules: RatingRule['rules']): Question {
  const { suggestion, ...rest } = question;
  if (rules.length === 0) return rest;
  const otherwise = suggestion?.kind === 'rating' ? suggestion.otherwise : undefined;
  return { ...rest, suggestion: { kind: 'rating', rules, ...(otherwise ? { otherwise } : {}) } };
}

function shownWhen<T extends Question | Section>(place: T, conditions: Condition[]): T {
  const { visibleWhen: _, ...rest } = place;
  return (conditions.length === 0 ? rest : { ...rest, visibleWhen: conditions }) as T;
}

/** One more condition that must hold, or one more way for the condition at `orWith` to hold. */
export function addCondition(
  conditions: readonly Condition[],
  condition: Condition,
  orWith?: number,
): Condition[] {
  if (orWith === undefined || conditions[orWith] === undefined) return [...conditions, condition];
  return conditions.map((one, index) => {
    if (index !== orWith) return one;
    return { kind: 'any', of: [...(one.kind === 'any' ? one.of : [one]), condition] };
  });
}

/** Without the condition at `index`, or without one of its ways to hold. A single way left stands by itself. */
export function removeCondition(conditions: readonly Condition[], index: number, way?: number): Condition[] {
  return conditions.flatMap((one, place) => {
    if (place !== index) return [one];
    if (way === undefined || one.kind !== 'any') return [];
    const left = one.of.filter((_, other) => other !== way);
    const [only] = left;
    return left.length === 1 && only ? [only] : left.length === 0 ? [] : [{ ...one, of: left }];
  });
}

/** What the conditions of the target may look at: everything that is asked before it. */
export function earlierThan(
  definition: ChecklistDefinition,
  target: ConditionTarget,
): { questions: Question[]; repeating: Section[] } {
  const section =
    target.kind === 'section'
      ? definition.sections.find(({ key }) => key === target.key)
      : sectionOf(definition, target.key);
  const before =
    section === undefined ? [] : definition.sections.slice(0, definition.sections.indexOf(section));
  const place = section?.questions.findIndex(({ key }) => key === target.key) ?? 0;
  const beside = target.kind === 'section' ? [] : (section?.questions.slice(0, place) ?? []);
  const isInRepeating = target.kind !== 'section' && section?.repeats !== undefined;
  return {
    questions: [...before.flatMap(({ questions }) => questions), ...beside],
    repeating: [...before, ...(isInRepeating && section ? [section] : [])].filter(
      ({ repeats }) => repeats !== undefined,
    ),
  };
}
