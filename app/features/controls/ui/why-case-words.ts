import type { CaseInDraw } from '#app/features/controls/domain/case-in-draw.ts';
import { formatNumber, plural } from '#app/shared/text/format.ts';

/** Why the case is in the sample or is not, as sentences, from the rule that decided it. */
export function whyInSentences(one: CaseInDraw): string[] {
  return [...rankSentences(one), decision(one), ...aftermath(one)].filter((sentence) => sentence !== '');
}

const isByLot = ({ allocationKind }: CaseInDraw) =>
  allocationKind === 'whole' || allocationKind === 'perStratum' || allocationKind === 'proportional';

function rankSentences(one: CaseInDraw): string[] {
  if (!isByLot(one)) return [];
  const group = one.stratum === '' ? 'i urvalsramen' : `i gruppen ${one.stratum}`;
  return [
    `Slumptalet är nummer ${formatNumber(one.rank)} av ${formatNumber(one.groupSize)} ${group}, räknat från det lägsta. Gränsen går vid ${formatNumber(one.wanted)}.`,
  ];
}

function decision(one: CaseInDraw): string {
  const { reason, rank, wanted, choice } = one;
  switch (reason) {
    case 'random':
      return `Ärendet drogs, eftersom slumptalet är bland de ${formatNumber(wanted)} lägsta.`;
    case 'quota':
      return 'Ärendet lyftes in för ett minst-krav: det har det lägsta slumptalet bland dem som uppfyller kravet och som inte redan var med.';
    case 'all':
      return 'Ärendet är med, eftersom alla ärenden i urvalsramen granskas.';
    case 'order':
      return 'Ärendet är med, eftersom det är bland de första i datumordning. Slumptalet skiljer bara ärenden med samma datum åt.';
    case 'chosen':
      return `Ärendet valdes av ${choice?.byName ?? 'en person'}${choice?.cause ? `: ${choice.cause}` : ''}. Slumpen avgjorde inte.`;
    case null:
      if (one.allocationKind === 'firstInOrder') return 'Ärendet kom senare i datumordning än de som är med.';
      if (!isByLot(one)) return 'Ingen valde ärendet.';
      return rank <= wanted
        ? 'Slumptalet räckte, men ärendet fick ge plats åt ett som minst-kravet behövde. De med högst slumptal ger plats.'
        : `Ärendet drogs inte: slumptalet är ${plural(rank - wanted, 'plats', 'platser')} för högt.`;
  }
}

function aftermath({ isReplaced, isTakenIn, reason }: CaseInDraw): string[] {
  return [
    ...(isTakenIn && reason === null
      ? ['Senare togs det in som ersättning, när ett draget ärende inte kunde granskas.']
      : []),
    ...(isReplaced ? ['Senare togs det ur urvalet. Skälet står i urvalsprotokollet.'] : []),
  ];
}
