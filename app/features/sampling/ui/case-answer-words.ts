import type { CaseAnswer } from '#app/features/sampling/domain/check-case.ts';
import { formatNumber } from '#app/shared/text/number-format.ts';

/** Why a case is in the sample or not, as sentences: its slumptal, its place, the verdict, and what the protocol says. */
export function caseAnswerInWords(answer: CaseAnswer): string[] {
  const { key, ticket, rank, frameSize } = answer;
  const sentences = [
    `Ärende ${key} har slumptalet ${String(ticket).replace('.', ',')}. Det är nummer ${formatNumber(rank)} av ${formatNumber(frameSize)}, räknat från det lägsta.`,
  ];
  if (answer.group !== '' || answer.isByDate) sentences.push(placeInGroup(answer));
  sentences.push(verdictInWords(answer));
  if (answer.protocolSays !== null) {
    const says = { selected: 'är draget', reserve: 'är ersättningsärende', missing: 'inte finns' }[
      answer.protocolSays
    ];
    sentences.push(`Protokollet säger något annat: att ärendet ${says}.`);
  }
  return sentences;
}

function placeInGroup({ group, isByDate, orderOn, rankInGroup, groupSize, wanted }: CaseAnswer): string {
  const where = group === '' ? 'I urvalsramen' : `I gruppen ${group}`;
  const order = isByDate ? `i datumordning (${orderOn || 'inget datum'})` : 'efter slumptal';
  return `${where} är det nummer ${formatNumber(rankInGroup)} av ${formatNumber(groupSize)} ${order}. ${formatNumber(wanted)} skulle dras.`;
}

function verdictInWords({ verdict, reason, isByPeople, wanted, reserveRank }: CaseAnswer): string {
  if (isByPeople) {
    return verdict === 'selected'
      ? 'Det är med därför att någon valde det. Slumptalet avgjorde inget.'
      : 'Det är inte med: ingen valde det. Slumptalet avgjorde inget.';
  }
  if (verdict === 'reserve') {
    return `Det drogs inte. Det står som nummer ${formatNumber(reserveRank ?? 0)} i tur att ersätta ett draget ärende.`;
  }
  switch (reason) {
    case 'minst-krav':
      return 'Det drogs för att ett minst-krav skulle uppfyllas: det är det lägsta slumptalet bland dem som behövdes.';
    case 'alla':
      return 'Det är med därför att alla ärenden granskas.';
    case 'datumordning':
      return `Det är med därför att det är bland de ${formatNumber(wanted)} första i datumordning.`;
    default:
      return `Det drogs därför att det är bland de ${formatNumber(wanted)} lägsta slumptalen.`;
  }
}
