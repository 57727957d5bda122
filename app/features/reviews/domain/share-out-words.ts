import { listInWords, numberInWords, plural } from '#app/shared/text/format.ts';
import type { HandProblem } from './share-by-hand.ts';

/** Why nothing was shared out. */
export type ShareProblem =
  | { kind: 'notPossible' }
  | { kind: 'noReviewers' }
  /** Groups look at each other's cases, and no pair covers these. */
  | { kind: 'outsidePairs'; keys: readonly string[] }
  | { kind: 'nobodyMay'; keys: readonly string[] }
  /** Several answer each case, and too few may have these. */
  | { kind: 'tooFewMay'; lacking: readonly { key: string; missing: number }[] };

/** A list that nobody would read to its end is cut after this many. */
const MOST_KEYS = 20;

/** Case numbers in a sentence; of many the first twenty and how many more there are. */
export function keysInWords(keys: readonly string[]): string {
  if (keys.length <= MOST_KEYS) return listInWords(keys);
  const more = keys.length - MOST_KEYS;
  return listInWords([...keys.slice(0, MOST_KEYS), plural(more, 'ärende till', 'ärenden till')]);
}

/** What is wrong, and what to do about it. */
export function shareProblemInWords(problem: ShareProblem): string {
  switch (problem.kind) {
    case 'notPossible':
      return 'Granskningarna kan inte fördelas nu: urvalet är inte draget, eller så är omgången fastställd.';
    case 'noReviewers':
      return 'Det finns ingen som får granska att fördela till. Lägg till granskare i omgången. Inget har fördelats.';
    case 'outsidePairs':
      return (
        `${keysInWords(problem.keys)}: ingen enhet granskar de ärendena korsvis. Fördela dem för hand, då får du ge dem ` +
        'till vilken granskare som helst. Inget annat fördelas förrän de har en granskare.'
      );
    case 'nobodyMay':
      return (
        `${keysInWords(problem.keys)}: alla granskare är handläggare eller medhandläggare i ärendet, eller har anmält ` +
        'jäv. Lägg till en granskare i omgången. Inget fördelas förrän alla ärenden kan få en granskare.'
      );
    case 'tooFewMay':
      return (
        `${keysInWords(problem.lacking.map(({ key, missing }) => `${key} (${numberInWords(missing)} saknas)`))}: för få ` +
        'får granska. De andra är handläggare eller medhandläggare i ärendet, har anmält jäv eller hör inte till dem ' +
        'som ska ha det. Lägg till granskare i omgången. Inget fördelas förrän alla ärenden kan få sina granskare.'
      );
  }
}

/** Why a choice by hand was not saved. */
export function handProblemInWords({ kind, key }: HandProblem): string {
  switch (kind) {
    case 'changedMeanwhile':
      return `${key}: ärendet har fått en annan granskare sedan du öppnade sidan. Se efter och spara igen.`;
    case 'locked':
      return `${key}: granskningen är inlämnad och stannar hos den som har gjort den.`;
    case 'mayNot':
      return `${key}: den du har valt får inte granska ärendet.`;
    case 'twice':
      return `${key}: samma person kan inte granska ett ärende två gånger.`;
  }
}
