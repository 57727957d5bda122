import { procedureInWords } from '#app/features/controls/domain/procedure-words.ts';
import type { HandProblem } from '#app/features/reviews/domain/share-by-hand.ts';
import type { ShareProblem } from '#app/features/reviews/domain/share-problem.ts';
import type { ShareOutPage } from '#app/features/reviews/server/load-share-out.server.ts';
import { listInWords, numberInWords, plural } from '#app/shared/text/format.ts';

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
        'jäv i det, nu eller i en tidigare omgång. Lägg till en granskare i omgången. Inget fördelas förrän alla ärenden kan få en granskare.'
      );
    case 'tooFewMay':
      return (
        `${keysInWords(problem.lacking.map(({ key, missing }) => `${key} (${numberInWords(missing)} saknas)`))}: för få ` +
        'får granska. De andra är handläggare eller medhandläggare i ärendet, har anmält jäv i det, nu eller i en ' +
        'tidigare omgång, har redan haft det eller hör inte till dem som ska ha det. Lägg till granskare i omgången. Inget fördelas förrän alla ärenden kan få sina granskare.'
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
    case 'near':
      return `${key}: ärendet är ditt eget, eller så har du anmält jäv i det. Någon annan får fördela det.`;
    case 'mayNot':
      return `${key}: den du har valt får inte granska ärendet.`;
    case 'hadAnother':
      return `${key}: den du har valt har, eller har haft, en annan granskning av samma ärende.`;
    case 'twice':
      return `${key}: samma person kan inte granska ett ärende två gånger.`;
  }
}

/** How the round is reviewed and who may not have which case, before it is shared out. */
export function sharingInWords({
  procedure,
  unitNames,
}: Pick<ShareOutPage, 'procedure' | 'unitNames'>): string {
  const names = new Map(unitNames.map(({ id, name }) => [id, name]));
  const notOwn =
    procedure.sharing.kind === 'evenly'
      ? 'Den som är medhandläggare får inte heller ärendet.'
      : 'Ingen får ett ärende där hen är handläggare eller medhandläggare.';
  return [...procedureInWords(procedure, (unitId) => names.get(unitId)), notOwn].join(' ');
}
