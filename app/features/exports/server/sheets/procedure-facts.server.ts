import { replacementReasonLabel } from '#app/features/controls/domain/replacement-words.ts';
import type { OtherDraw } from '#app/features/controls/domain/same-frame.ts';
import type { Procedure } from '#app/features/controls/server/load-procedure.server.ts';
import { otherDrawInWords, otherDrawsForReaders } from '#app/shared/text/other-draws.ts';
import type { Cell } from '../../domain/sheet.ts';

const OTHER_DRAWS = 'Andra dragningar på samma ram';

/** The other draws on the same frame, a row each, for the internal file. */
export function otherDrawFacts(draws: readonly OtherDraw[]): [string, Cell][] {
  if (draws.length === 0) return [[OTHER_DRAWS, 'Inga']];
  return draws.map((draw) => [OTHER_DRAWS, otherDrawInWords(draw)]);
}

/** Shown whatever their size: they tell of the procedure, not of what was found in anybody's file. */
export function procedureFacts(procedure: Procedure): [string, Cell][] {
  const { redrawReasons, otherDraws, shortfalls, replacements } = procedure;
  return [
    ...redrawReasons.map(({ drawNumber, reason }): [string, Cell] => [
      `Skäl till dragning ${drawNumber}`,
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
