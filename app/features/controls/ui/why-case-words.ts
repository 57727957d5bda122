import type { CaseInDraw } from '#app/features/controls/domain/case-in-draw.ts';
import { isByLot } from '#app/features/sampling/domain/design.ts';
import { formatNumber, plural } from '#app/shared/text/format.ts';

/** Why the case is in the sample or is not, as sentences, from the rule that decided it. */
export function whyInSentences(one: CaseInDraw): string[] {
  return [...rankSentences(one), decision(one), ...aftermath(one)].filter((sentence) => sentence !== '');
}

/** "i gruppen Elin Berg", "i urvalsramen"; the group of those without a value has no name. */
function placeOf({ stratum, allocationKind }: CaseInDraw): string {
  if (stratum !== '') return `i gruppen ${stratum}`;
  return allocationKind === 'whole' ? 'i urvalsramen' : 'i gruppen utan värde';
}

function rankSentences(one: CaseInDraw): string[] {
  if (!isByLot(one.allocationKind)) return [];
  const { rank, groupSize } = one;
  const place = placeOf(one);
  if (groupSize === 1) return [`Ärendet är det enda ${place}. ${limitInWords(one)}`];
  const nth = rank === 1 ? 'det lägsta' : `nummer ${formatNumber(rank)}`;
  const from = rank === 1 ? '' : ', räknat från det lägsta';
  return [`Slumptalet är ${nth} av ${formatNumber(groupSize)} ${place}${from}. ${limitInWords(one)}`];
}

/** How many are drawn where the case stands, and what that leads to where there are no more than that. */
function limitInWords({ groupSize, wanted }: CaseInDraw): string {
  if (wanted === 0) return 'Gruppen är så liten att den inte fick någon plats i urvalet.';
  if (wanted > groupSize) {
    const lacks = wanted - groupSize === 1 ? 'ett' : formatNumber(wanted - groupSize);
    return `Därifrån skulle ${formatNumber(wanted)} dras. Det fattas ${lacks}, så alla som finns är med.`;
  }
  if (wanted === groupSize) return `Därifrån skulle ${formatNumber(wanted)} dras, så alla är med.`;
  return wanted === 1 ? 'Det lägsta dras.' : `De ${formatNumber(wanted)} lägsta dras.`;
}

function decision(one: CaseInDraw): string {
  const { reason, rank, wanted, groupSize, choice } = one;
  switch (reason) {
    case 'random':
      if (groupSize <= wanted) return 'Ärendet drogs, eftersom alla drogs därifrån.';
      return wanted === 1
        ? `Ärendet drogs, eftersom slumptalet är det lägsta ${one.stratum === '' ? placeOf(one) : 'i gruppen'}.`
        : `Ärendet drogs, eftersom slumptalet är ett av de ${formatNumber(wanted)} lägsta.`;
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
      if (!isByLot(one.allocationKind)) return 'Ingen valde ärendet.';
      if (wanted === 0) return 'Ärendet drogs därför inte.';
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
