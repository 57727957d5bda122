import { type ChecklistDefinition, questionsOf } from './definition.ts';

/** By question key: from which version answers can be compared, and why not before, as a part of a sentence. */
export type ComparabilityBreaks = Readonly<Record<string, string>>;

/**
 * The questions whose answers are not compared with those of earlier versions: "omgångar före version 3: Frågar om annat".
 * Empty when all can be compared all the way back.
 */
export function comparabilityBreaks(definition: ChecklistDefinition): ComparabilityBreaks {
  return Object.fromEntries(
    questionsOf(definition).flatMap(({ key, comparableSince: since }) =>
      since === undefined ? [] : [[key, `omgångar före version ${since.version}: ${since.note}`]],
    ),
  );
}
