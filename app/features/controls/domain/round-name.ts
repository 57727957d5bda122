import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { Rhythm } from '#app/shared/domain/vocabulary.ts';

const ORDINALS = ['Första', 'Andra', 'Tredje', 'Fjärde'] as const;
const MONTHS = [
  'Januari',
  'Februari',
  'Mars',
  'April',
  'Maj',
  'Juni',
  'Juli',
  'Augusti',
  'September',
  'Oktober',
  'November',
  'December',
] as const;

/** A name to suggest for a round by its rhythm and reference date: "Andra halvåret 2026", "Oktober 2026". */
export function suggestRoundName(rhythm: Rhythm, referenceOn: CivilDate): string {
  const year = referenceOn.slice(0, 4);
  const month = Number(referenceOn.slice(5, 7));
  const part = (months: number) => ORDINALS[Math.floor((month - 1) / months)];
  switch (rhythm) {
    case 'halfYear':
      return `${part(6)} halvåret ${year}`;
    case 'fourMonths':
      return `${part(4)} tertialet ${year}`;
    case 'quarter':
      return `${part(3)} kvartalet ${year}`;
    case 'month':
      return `${MONTHS[month - 1]} ${year}`;
    case 'year':
      return `Helåret ${year}`;
    case 'onDemand':
      return `Omgång ${referenceOn}`;
  }
}
