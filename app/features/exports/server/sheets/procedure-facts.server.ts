import { replacementReasonLabel } from '#app/features/controls/domain/replacement-words.ts';
import type { OtherDraw } from '#app/features/controls/domain/same-frame.ts';
import type { Procedure } from '#app/features/controls/server/load-procedure.server.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { otherDrawInWords, otherDrawsForReaders } from '#app/shared/text/other-draws.ts';
import type { Cell } from '../../domain/sheet.ts';

const OTHER_DRAWS = 'Andra dragningar ur samma ärenden';

/** The other draws on the same frame or on one with much the same cases, a row each, for the internal file. */
export function otherDrawFacts(draws: readonly OtherDraw[]): [string, Cell][] {
  if (draws.length === 0) return [[OTHER_DRAWS, 'Inga']];
  return draws.map((draw) => [OTHER_DRAWS, otherDrawInWords(draw)]);
}

/** Shown whatever their size: they tell of the procedure, not of what was found in anybody's file. */
export function procedureFacts(procedure: Procedure): [string, Cell][] {
  const { redrawReasons, otherDraws, shortfalls, replacements, notByLot, lockedSeed } = procedure;
  return [
    ...(notByLot ? [['Hur ärendena valdes', notByLot] as [string, Cell]] : []),
    ...(lockedSeed ? [lockedFact(lockedSeed)] : []),
    ...(procedure.seedsGivenUp > 0
      ? [['Frön i två delar som gavs upp', procedure.seedsGivenUp] as [string, Cell]]
      : []),
    ...procedure.around.givenUp.map(({ drawNumber, at }): [string, Cell] => [
      'Frö i två delar, uppgivet',
      `Till dragning ${drawNumber}, uppgivet ${formatDateTime(at)}`,
    ]),
    ...procedure.around.lockTraces.map((words): [string, Cell] => ['Efter att årets frö låstes', words]),
    ...procedure.around.refusedAt.map((at): [string, Cell] => [
      'Försök som inte gick att dra',
      formatDateTime(at),
    ]),
    ...redrawReasons.map(({ drawNumber, kind, reason }): [string, Cell] => [
      `Skäl till dragning ${drawNumber}${kind === 'extension' ? ', utökning' : ''}`,
      reason,
    ]),
    [OTHER_DRAWS, otherDrawsForReaders(otherDraws)],
    ...shortfalls.map((shortfall): [string, Cell] => ['Kunde inte uppfyllas', shortfall]),
    ...replacements.map(({ reason, count }): [string, Cell] => [
      `Ersatta: ${replacementReasonLabel(reason)}`,
      count,
    ]),
    ...(replacements.length === 0 ? [['Ersatta ärenden', 'Inga'] as [string, Cell]] : []),
  ];
}

function lockedFact({ year, source, lockedAt }: NonNullable<Procedure['lockedSeed']>): [string, Cell] {
  const origin = source || 'skapat av programmet när det låstes';
  return [`Låst frö för ${year}`, `Låst ${formatDateTime(lockedAt)}. Källa: ${origin}`];
}
