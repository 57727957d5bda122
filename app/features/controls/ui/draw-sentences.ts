import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { formatNumber, numberInWords, plural } from '#app/shared/text/format.ts';

/**
 * What a draw did, as sentences for somebody who has never seen one: "De tio lägsta slumptalen av 141 drogs." Or: "Tio av
 * 141 ärenden drogs: nio av de tio lägsta slumptalen, och ett som lyftes in för minst-kravet."
 */
export function drawInSentences(draw: DrawView, frameSize: number): string[] {
  return [howChosen(draw, frameSize), ...quotaSentences(draw), ...replacedSentences(draw)];
}

function howChosen(draw: DrawView, frameSize: number): string {
  const drawn = draw.cases.filter(({ reason }) => reason !== 'reserve').length;
  const cases = plural(frameSize, 'ärende', 'ärenden');
  if (drawn === 0) return `Inget av ${cases} i urvalsramen är med.`;
  if (frameSize === 1) return 'Det enda ärendet i urvalsramen är med.';
  switch (draw.allocationKind) {
    case 'census':
      return `Alla ${cases} granskas. Slumptalen bestämmer bara i vilken ordning de står.`;
    case 'firstInOrder':
      return `${capital(numberInWords(drawn))} av ${cases} är med: de första i datumordning${draw.groups.length > 1 ? ' i varje grupp' : ''}. Slumptal skiljer bara ärenden med samma datum åt.`;
    case 'selfSelected':
      return `Handläggarna har själva valt ${numberInWords(drawn)} av ${cases}.`;
    case 'onCause':
      return `${capital(plural(drawn, 'ärende är valt', 'ärenden är valda'))} av ett särskilt skäl, ur ${cases}.`;
    case 'whole':
      return wholeDrawn(draw, drawn, frameSize);
    default:
      return groupsDrawn(draw, `sammanlagt ${drawn} av ${cases}`);
  }
}

function wholeDrawn({ cases }: DrawView, drawn: number, frameSize: number): string {
  const lifted = cases.filter(({ reason }) => reason === 'quota').length;
  const lowest = drawn === 1 ? 'Det lägsta slumptalet' : `De ${numberInWords(drawn)} lägsta slumptalen`;
  if (lifted === 0) return `${lowest} av ${formatNumber(frameSize)} drogs.`;
  return `${capital(numberInWords(drawn))} av ${formatNumber(frameSize)} ärenden drogs: ${numberInWords(drawn - lifted)} av de ${numberInWords(drawn)} lägsta slumptalen, och ${numberInWords(lifted)} som lyftes in för minst-kravet.`;
}

/** A small group may be given nothing when a sample is shared in proportion: it must not be said to have been drawn from. */
function groupsDrawn(draw: DrawView, total: string): string {
  const empty = draw.groups.filter(({ drawn }) => drawn === 0).length;
  if (empty === 0)
    return `Ur var och en av ${numberInWords(draw.groups.length)} grupper drogs ${groupSizes(draw)}, ${total}.`;
  const tooSmall =
    empty === 1
      ? 'En grupp är så liten att den inte fick någon plats'
      : `${capital(numberInWords(empty))} grupper är så små att de inte fick någon plats`;
  const drawnFrom = numberInWords(draw.groups.length - empty);
  return `Ur ${drawnFrom} av ${numberInWords(draw.groups.length)} grupper drogs de lägsta slumptalen, ${total}. ${tooSmall}.`;
}

function groupSizes({ groups }: DrawView): string {
  const sizes = [...new Set(groups.map(({ drawn }) => drawn))];
  if (sizes.length > 1) return 'de lägsta slumptalen';
  return sizes[0] === 1 ? 'det lägsta slumptalet' : `de ${numberInWords(sizes[0] ?? 0)} lägsta slumptalen`;
}

/** In groups: for the whole frame it is part of what was drawn. */
function quotaSentences({ cases, allocationKind }: DrawView): string[] {
  const lifted = cases.filter(({ reason }) => reason === 'quota').length;
  if (lifted === 0 || allocationKind === 'whole') return [];
  const [subject, others] =
    lifted === 1
      ? ['Ett ärende', 'det ärende som annars hade haft det högsta slumptalet i urvalet']
      : [
          `${capital(numberInWords(lifted))} ärenden`,
          'lika många som annars hade haft de högsta slumptalen i urvalet',
        ];
  return [`${subject} lyftes in för minst-kravet, i stället för ${others}.`];
}

function replacedSentences({ replacements }: DrawView): string[] {
  const taken = replacements.filter(({ replacementKey }) => replacementKey !== null).length;
  const out = replacements.length - taken;
  return [
    ...(taken > 0
      ? [
          `${capital(plural(taken, 'ärende är ersatt', 'ärenden är ersatta'))} av ${taken === 1 ? 'det som stod' : 'dem som stod'} näst på tur.`,
        ]
      : []),
    ...(out > 0
      ? [`${capital(plural(out, 'ärende är', 'ärenden är'))} taget ur urvalet utan ersättning.`]
      : []),
  ].map((sentence) => (out > 1 ? sentence.replace('taget ur', 'tagna ur') : sentence));
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
}
