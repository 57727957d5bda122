import type { ChecklistDefinition, Condition } from './definition.ts';
import { type ConditionTarget, conditionsAt, targetAddress, targetAt } from './edit-conditions.ts';

/** Somewhere before a place that is shown under conditions of its own, which the place can have too. */
interface SameAs {
  value: string;
  label: string;
  conditions: readonly Condition[];
}

/**
 * The conditions of earlier questions and sections that the target could have as they are, each set of conditions once, the
 * nearest first. What an earlier place may look at, a later one may too. Those of the section that a question stands in hold
 * for it already. None for the rules of a rating, which are never the same.
 */
export function sameConditions(definition: ChecklistDefinition, target: ConditionTarget): SameAs[] {
  if (target.kind !== 'question' && target.kind !== 'section') return [];
  const found = new Map<string, SameAs>();
  for (const section of definition.sections) {
    if (target.kind === 'section' && section.key === target.key) break;
    const isOwn = section.questions.some(({ key }) => target.kind === 'question' && key === target.key);
    const offer = (place: ConditionTarget, label: string, conditions: readonly Condition[] | undefined) => {
      if (conditions === undefined || conditions.length === 0) return;
      const set = JSON.stringify(conditions);
      // Told anew, so that the nearest of several places with the same conditions is the one that is named.
      found.delete(set);
      found.set(set, { value: targetAddress(place), label, conditions });
    };
    if (!isOwn)
      offer({ kind: 'section', key: section.key }, `Avsnittet ”${section.title}”`, section.visibleWhen);
    for (const { key, shortName, visibleWhen } of section.questions) {
      if (isOwn && key === target.key) break;
      offer({ kind: 'question', key }, `Frågan ”${shortName}”`, visibleWhen);
    }
    if (isOwn) break;
  }
  return [...found.values()].toReversed();
}

/** The conditions that `address` has, if the target may take them over; undefined otherwise. */
export function conditionsLike(
  definition: ChecklistDefinition,
  target: ConditionTarget,
  address: string,
): Condition[] | undefined {
  const like = targetAt(definition, address);
  if (like === undefined || !sameConditions(definition, target).some(({ value }) => value === address))
    return undefined;
  return structuredClone(conditionsAt(definition, like));
}
