import { formatDateTime } from './format.ts';
import { listInWords, plural } from './words.ts';

/** A draw of another round on the same frame, as it is told of. */
type OtherDrawInWords = {
  readonly controlName: string;
  readonly roundName: string;
  /** 1-based within its round. */
  readonly number: number;
  readonly drawnAt: string;
  readonly isFinalised: boolean;
};

/** The other draw as one line: control, round, when, and whether its round is finalised. */
export function otherDrawInWords(draw: OtherDrawInWords): string {
  const { controlName, roundName, number, drawnAt, isFinalised } = draw;
  const which = number === 1 ? '' : `, dragning ${number}`;
  return `${controlName}, ${roundName}${which}: ${formatDateTime(drawnAt)}, ${isFinalised ? 'fastställd' : 'inte fastställd'}`;
}

/** For readers outside the unit: how many other draws there were and when, no names. "Inga" when there were none. */
export function otherDrawsForReaders(draws: readonly Pick<OtherDrawInWords, 'drawnAt'>[]): string {
  if (draws.length === 0) return 'Inga';
  const times = listInWords(draws.map(({ drawnAt }) => formatDateTime(drawnAt)));
  return `${plural(draws.length, 'dragning', 'dragningar')}: ${times}`;
}
