import type { PlanKind, PlanState } from '#app/shared/domain/vocabulary.ts';
import type { RoundsDone, WheelStatus } from './occasion-status.ts';
import type { Timing } from './occasions.ts';

export const planKindWords: Record<PlanKind, string> = {
  followUp: 'Uppföljningsplan',
  internalControl: 'Internkontrollplan',
};

export const planStateWords: Record<PlanState, string> = {
  draft: 'Utkast',
  adopted: 'Antagen',
  replaced: 'Ersatt av en ny version',
};

/** What a row of the plan is called, one and many. */
export const rowWords: Record<PlanKind, { readonly one: string; readonly many: string }> = {
  followUp: { one: 'kvalitetsområde', many: 'kvalitetsområden' },
  internalControl: { one: 'moment', many: 'moment' },
};

export const timingWords: Record<Timing, string> = {
  year: 'En gång per år',
  halfYear: 'Varje halvår',
  fourMonths: 'Varje tertial',
  quarter: 'Varje kvartal',
  month: 'Varje månad',
  dates: 'Bestämda dagar',
};

const occasionStatusWords: Record<WheelStatus, string> = {
  done: 'Genomfört',
  notDone: 'Inte genomfört',
  late: 'Försenat',
  underWay: 'Pågår',
  planned: 'Planerat',
  aborted: 'Avbruten',
};

/** "Genomfört"; with several rounds of which not all are finalised "Pågår, 1 av 2 omgångar". */
export function occasionInWords(status: WheelStatus, rounds?: RoundsDone): string {
  const isPart = (status === 'underWay' || status === 'late') && rounds !== undefined && rounds.total > 1;
  const words = occasionStatusWords[status];
  return isPart ? `${words}, ${rounds.finalised} av ${rounds.total} omgångar` : words;
}
